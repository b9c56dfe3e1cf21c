"""Damage of any kind, anywhere: a repair never loses what a copy and the damaged file both have unharmed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from office_tui.errors import OfficeError
from office_tui.store.backups import newest_sound
from office_tui.store.folder import Names
from office_tui.store.mending import diagnosis
from office_tui.store.mending.repair import damage, repair
from office_tui.store.mending.salvage import Remains
from tests.store.mending.broken_office import NOW, QUICK, Office, laid

Row = tuple[str, int]
Harm = tuple[str, float, int]


def hole(content: bytes, start: int, length: int) -> bytes:
    return content[:start] + b"\0" * len(content[start : start + length]) + content[start + length :]


def other(content: bytes, start: int, byte: int) -> bytes:
    return content[:start] + bytes([content[start] ^ byte]) + content[start + 1 :]


def damaged(content: bytes, kind: str, place: float, amount: int) -> bytes:
    """Return the content with one damage, `place` of the way through."""
    start = int(place * (len(content) - 1))
    if kind == "byte":
        return other(content, start, amount % 255 + 1)
    if kind == "hole":
        return hole(content, start, amount)
    if kind == "cut":
        return content[:start]
    if kind == "gone":
        return content[:start] + content[start + amount :]
    return content[:start] + content[start : start + amount] + content[start:]


DAMAGE = st.tuples(
    st.sampled_from(["byte", "hole", "cut", "gone", "twice"]), st.floats(0, 1), st.integers(1, 700)
)


def unharmed(office: Office, content: bytes, before: dict[Row, bytes], harms: list[Harm]) -> dict[Row, bytes]:
    """Return the records that stand in a copy exactly as they were, and in the damaged bytes.

    A single damage that takes no byte away need not have left them there: it cannot make them look deleted.
    """
    is_enough = [kind for kind, _, _ in harms] in (["byte"], ["hole"])
    newest = newest_sound(Names(office.path), "")
    assert newest is not None
    copied = {
        (table, key): bytes(row)
        for table, rows in newest[1].tables.items()
        for key, row in rows.all().items()
    }
    return {
        place: row
        for place, row in before.items()
        if copied.get(place) == row and (is_enough or b'\n"%d": %b' % (place[1], row) in content)
    }


def rows_of(content: bytes) -> dict[Row, bytes]:
    return {(table, key): row for table, rows in Remains(content).tables.items() for key, row in rows.items()}


def check(source: Path, harms: list[Harm]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = laid(source, Path(folder) / "data")
        content = whole = office.path.read_bytes()
        before = rows_of(whole)
        for kind, place, amount in harms:
            content = damaged(content, kind, place, amount) if content else content
        office.path.unlink()
        office.path.write_bytes(content)
        if damage(office.path) is None:
            assert content == whole
            return
        assert any(each.damaged for each in diagnosis.diagnose(Names(office.path)).findings)
        safe = unharmed(office, content, before, harms)
        repair(office.path, NOW, disk=QUICK)
        assert damage(office.path) is None
        now = rows_of(office.path.read_bytes())
        later = {("captures", 4)}  # the journal changes it
        lost = {place for place, row in safe.items() if now.get(place) != row and place not in later}
        assert not lost
        for row in (b'"six"', b'"four, changed"', b'"second plan"'):
            assert any(row in each for each in now.values()), "the journal is whole"


@settings(max_examples=100, deadline=None)
@given(st.lists(DAMAGE, min_size=1, max_size=4))
@example([("twice", 0.268, 136)])
@example([("byte", 0.0234375, 1)])
@example([("hole", 0.2, 700)])
def test_nothing_is_lost_that_is_there_twice(source: Path, harms: list[Harm]) -> None:
    check(source, harms)


def test_control_without_the_copy_something_is_lost(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merging that knows no copy must be found out by the same check."""
    content = source.read_bytes()
    harm = ("byte", content.index(b'"title":"one"') / (len(content) - 1), 5)
    check(source, [harm])
    monkeypatch.setattr(diagnosis, "newest_sound", lambda *_: None)
    with pytest.raises(AssertionError, match=r"not {\('captures', 1\)}"):
        check(source, [harm])


@settings(max_examples=100, deadline=None)
@given(st.lists(DAMAGE, min_size=1, max_size=3))
@example([("twice", 1.0, 1)])
@example([("twice", 0.0, 196)])
@example([("hole", 0.43359375, 1)])
@example([("cut", 0.3125, 1), ("hole", 0.578125, 60)])
def test_of_a_damaged_journal_every_whole_line_is_taken(source: Path, harms: list[Harm]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = laid(source, Path(folder) / "data")
        lines = office.journal.read_bytes().rstrip(b"\0")
        content = lines
        for kind, place, amount in harms:
            content = damaged(content, kind, place, amount) if content else content
        office.journal.write_bytes(content)
        try:
            if damage(office.path) is None:
                return
        except OfficeError:
            return
        assert any(each.damaged for each in diagnosis.diagnose(Names(office.path)).findings)
        repair(office.path, NOW, disk=QUICK)
        now = {row for _, _, row in office.now()}
        for number, row in ((1, b'"six"'), (3, b'"second plan"')):
            line = lines.split(b"\n")[number]
            if line + b"\n" in content:
                assert any(row in each for each in now)
