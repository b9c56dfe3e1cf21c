"""Each kind of damage: what is said of it, and what the office is after a repair."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.domain.entry import Entry
from office_tui.errors import AccessError, BusyError, NoOfficeError, OfficeError
from office_tui.store.folder import Names
from office_tui.store.frames import frame
from office_tui.store.repair import ACTOR, damage, repair
from office_tui.store.still import StillDisk
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add, state, titles
from tests.store.broken_office import NOW, QUICK, Office, build, laid, said


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "office.json"
    path.parent.chmod(0o700)
    build(path)
    return path


@pytest.fixture
def office(source: Path, tmp_path: Path) -> Office:
    return laid(source, tmp_path / "data")


def lines(content: bytes) -> list[bytes]:
    return content.rstrip(b"\0").split(b"\n")


def test_a_sound_office_is_left_as_it_is(office: Office) -> None:
    before = office.path.read_bytes(), office.journal.read_bytes()
    assert repair(office.path, NOW) == ([], None)
    assert (office.path.read_bytes(), office.journal.read_bytes()) == before
    assert office.now() == office.records


# The plain file


def zeroed_sector(content: bytes) -> bytes:
    start = content.index(b"a long letter a long letter")
    return content[:start] + b"\0" * 512 + content[start + 512 :]


PLAIN: dict[str, Callable[[bytes], bytes]] = {
    "one bit of an old record": lambda content: content.replace(b'"one"', b'"ooe"'),
    "a sector of zeroes in an old record": zeroed_sector,
    "a newline": lambda content: content.replace(b'},\n"2": {"id":"CAP-2"', b'},x"2": {"id":"CAP-2"'),
    "the first line": lambda content: content.replace(b'"seq":', b'"sex":', 1),
    "the whole first line": lambda content: b"\0" * content.index(b"\n") + content[content.index(b"\n") :],
    "the newline after it": lambda content: content.replace(b"\n", b" ", 1),
    "a table's name": lambda content: content.replace(b'"texts": {\n', b'"te\xffts": {\n'),
    "a key": lambda content: content.replace(b'"2": {"id":"CAP-2"', b'"7": {"id":"CAP-2"'),
    "an id": lambda content: content.replace(b'"1": {"id":"CAP-1"', b'"1": {"id":"CAP-2"'),
    "a bracket": lambda content: content.replace(b'"1": {"id":"CAP-1"', b'"1": ["id":"CAP-1"'),
    "the end": lambda content: content[:-1],
    "more after the end": lambda content: content + b"garbage\n",
}


@pytest.mark.parametrize("how", PLAIN)
def test_a_damaged_plain_file_is_put_together_whole(office: Office, how: str) -> None:
    content = office.path.read_bytes()
    broken = PLAIN[how](content)
    assert broken != content
    office.path.unlink()
    office.path.write_bytes(broken)
    before = office.path.read_bytes(), office.journal.read_bytes()
    told = said(office.told())
    assert "office.json: " in told
    assert (office.path.read_bytes(), office.journal.read_bytes()) == before, "looking changes nothing"
    done = office.repair()
    assert said(done.findings) == told, "it does what it said"
    assert office.now() == office.records


def test_a_repair_that_is_exact_says_so(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    told = said(office.told())
    assert "its checksum is right again then, so nothing is lost" in told
    assert "1 record is damaged or missing: CAP-1 → taken from the copy office-" in told
    assert "nothing proves" not in told


def test_what_no_copy_has_is_kept_as_it_can_be_read_and_told(office: Office) -> None:
    office.break_(b'"title":"five"', b'"title":"fife"')
    told = said(office.told())
    assert "so nothing is lost" not in told
    assert "CAP-5" in told.partition("nothing proves them unharmed")[2]
    office.repair()
    assert (titles(office.opened())[3], json.loads(office.records[3][2])["title"]) == ("fife", "five")


def test_what_the_journal_has_whole_is_taken_from_there(office: Office) -> None:
    office.break_(b'"4": {"id":"CAP-4"', b'"4": {"id":"CAP')  # changed again in the journal
    office.repair()
    assert office.now() == office.records


@pytest.mark.parametrize("left", [0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99])
def test_of_a_cut_off_file_the_copy_and_the_journal_give_the_rest(office: Office, left: float) -> None:
    content = office.path.read_bytes()
    office.path.unlink()
    office.path.write_bytes(content[: int(len(content) * left)])
    done = office.repair()
    after = {(table, key): json.loads(row) for table, key, row in office.now()}
    for table, key, row in office.records:
        if json.loads(row)["rev"] <= 3 or json.loads(row)["rev"] > 6:
            assert after[table, key] == json.loads(row)
    assert after["captures", 4]["title"] == "four, changed"
    assert after["captures", 2]["title"] in {"two 财务", "two, changed"}
    assert ("of entries cannot be found anywhere" in said(done.findings)) == (left >= 0.3)


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"no office at all", None])
def test_of_a_file_that_is_no_more_the_copy_and_the_journal_are_left(
    office: Office, content: bytes | None
) -> None:
    office.path.unlink()
    if content is not None:
        office.path.write_bytes(content)
    told = said(office.told())
    if content is None:
        assert "is missing → the copy office-" in told
        assert "commits 4 to 6 are missing" in told
    office.repair()
    assert titles(office.opened()) == ["one", "two 财务", "three", "four, changed", "six"]


def test_without_any_copy_what_can_be_read_is_kept_and_the_rest_named(office: Office) -> None:
    shutil.rmtree(office.backups)
    office.break_(b'"title":"plan"', b'"\0\0\0\0\0":"plan"')
    done = office.repair()
    told = said(done.findings)
    assert "1 of directives cannot be found anywhere → lost; the bytes" in told
    assert done.kept_in is not None
    assert b"DIR-1" in (done.kept_in / "unreadable").read_bytes()
    assert [row for row in office.now() if row[:2] != ("directives", 1)] == [
        row for row in office.records if row[:2] != ("directives", 1)
    ]


def test_what_stood_before_serves_where_nothing_else_does(office: Office) -> None:
    shutil.rmtree(office.backups)
    office.break_(b'"title":"two, changed"', b'"title:"two, changed"')
    told = said(office.repair().findings)
    assert "CAP-2 → taken from what it was before its last change" in told
    assert titles(office.opened()) == ["one", "two 财务", "four, changed", "five", "six"]


def test_what_was_deleted_stays_deleted(office: Office) -> None:
    assert b'"three"' in next(office.backups.glob("*3.json")).read_bytes()
    office.break_(b'"title":"one"', b'"title:"one"')
    office.repair()
    assert "three" not in titles(office.opened())


def test_a_damaged_copy_is_passed_over(office: Office) -> None:
    copy = next(office.backups.glob("*3.json"))
    copy.write_bytes(copy.read_bytes().replace(b'"one"', b'"bad"'))
    office.break_(b'"title":"one"', b'"title":"0ne"')
    office.repair()
    assert titles(office.opened())[0] == "0ne", "the copy of commit 0 knows nothing of it"


# The journal


def nth(office: Office, number: int) -> bytes:
    return lines(office.journal.read_bytes())[number]


def test_a_damaged_line_is_left_out_and_the_later_ones_are_taken(office: Office) -> None:
    office.break_journal(b'"six"', b'"sex"')
    told = said(office.told())
    assert "are no whole line → the whole lines around them are taken" in told
    assert "commit 7 is missing → the later ones are taken" in told
    done = office.repair()
    assert done.kept_in is not None
    assert b'"sex"' in (done.kept_in / "unreadable").read_bytes()
    assert [row for row in office.records if b'"six"' not in row[2]] == office.now()


def test_an_entry_keeps_its_number_when_one_before_it_is_missing(office: Office) -> None:
    store = office.opened()
    before = {each.rev: each.id for each in store.scan(Entry)}
    store._files.close()
    office.break_journal(b'"six"', b'"sex"')
    office.repair()
    store = office.opened()
    after = {each.rev: each.id for each in store.scan(Entry)}
    store.close()
    assert {rev: id_ for rev, id_ in before.items() if rev != 7}.items() <= after.items()
    last = next(each for each in store.scan(Entry) if each.rev == max(after))
    assert (last.actor, last.label[:8]) == (ACTOR, "repaired")


JOURNAL: dict[str, Callable[[bytes], bytes]] = {
    "its first line": lambda content: b"x" + content[1:],
    "all of its first line": lambda content: b"\0" * content.index(b"\n") + content[content.index(b"\n") :],
    "a newline": lambda content: content.replace(b"]]]\n", b"]]]x", 1),
    "its last newline": lambda content: b"\n".join(lines(content))[:-1] + b"x",
    "garbage after the end": lambda content: b"\n".join(lines(content)) + b"garbage\nmore\n",
}


@pytest.mark.parametrize("how", JOURNAL)
def test_a_damaged_journal_gives_all_its_whole_lines(office: Office, how: str) -> None:
    content = office.journal.read_bytes()
    broken = JOURNAL[how](content)
    assert broken != content
    office.journal.write_bytes(broken)
    assert "office.json.journal: " in said(office.told())
    office.repair()
    assert office.now() == office.records


def test_a_missing_commit_is_named(office: Office) -> None:
    office.break_journal(nth(office, 2) + b"\n", b"")
    assert "commit 8 is missing" in said(office.told())
    office.repair()
    found = titles(office.opened())
    assert "six" in found
    assert "four" in found, "commit 8 changed it"


def test_the_journal_of_another_office_is_kept_aside_and_not_used(office: Office, tmp_path: Path) -> None:
    other = Store.open(tmp_path / "other" / "office.json", create=True, disk=QUICK)
    add(other, "foreign")
    other._files.close()
    shutil.copy(tmp_path / "other" / "office.json.journal", office.journal)
    assert "belongs to another office (1 changes) → it is kept aside" in said(office.told())
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five"]


def test_an_older_file_under_a_newer_journal_gives_way_to_the_copy(office: Office) -> None:
    store = office.opened()
    add(store, "seven")
    store.close()  # plain file 10, copies 3 and 6
    store = office.opened()
    add(store, "eight")
    store._files.close()
    shutil.copy(next(office.backups.glob("*3.json")), office.path)
    told = said(office.told())
    assert "is older (commit 3) than its journal, which begins after commit 10 → the copy office-" in told
    assert "commits 7 to 10 are missing" in told
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five", "eight"]


def test_an_edit_by_stock_tinydb_and_the_journal_are_brought_together(office: Office) -> None:
    data = json.loads(office.path.read_bytes())
    data["captures"]["1"]["title"] = "edited"
    data["captures"]["4"]["title"] = "edited too"
    office.path.unlink()
    office.path.write_text(json.dumps(data))
    assert "was changed by another program while the journal still held changes" in said(office.told())
    office.repair()
    assert titles(office.opened()) == ["edited", "two, changed", "four, changed", "five", "six"]


def test_a_missing_journal_is_no_damage_of_its_own(office: Office) -> None:
    office.journal.unlink()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    told = office.told()
    assert {Path(each.where).name for each in told} == {"office.json"}
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five"]


def test_both_at_once(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title:"one"')
    office.break_journal(b'"six"', b'"sex"')
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four, changed", "five"]


# What is refused


def test_what_a_newer_office_tui_wrote_is_not_repaired(office: Office) -> None:
    payload = lines(office.journal.read_bytes())[0][9:].replace(b'"journal":1', b'"journal":2')
    office.journal.write_bytes(frame(payload))
    before = office.journal.read_bytes()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    with pytest.raises(AccessError, match="another kind"):
        repair(office.path, NOW)
    assert office.journal.read_bytes() == before
    assert not list(office.backups.glob("damaged-*"))


def test_nobody_repairs_what_another_has_open(office: Office) -> None:
    store = office.opened()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    broken = office.path.read_bytes()
    with pytest.raises(BusyError, match="has the office open"):
        repair(office.path, NOW)
    assert office.path.read_bytes() == broken
    store._files.close()
    office.repair()


def test_a_read_only_disk_is_told(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    with pytest.raises(AccessError, match="can only be read"):
        repair(office.path, NOW, disk=StillDisk())


def test_where_no_office_is_there_is_nothing_to_repair(tmp_path: Path) -> None:
    with pytest.raises(NoOfficeError):
        repair(tmp_path / "none" / "office.json", NOW)
    with pytest.raises(NoOfficeError):
        damage(tmp_path / "office.json")


# Repairing is itself safe


class Failing(QuickDisk):
    """A disk whose n-th call that changes anything fails, and all after it."""

    def __init__(self, after: int) -> None:
        self.left = after

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "No space left on device")

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        self._count()
        return super().write(descriptor, content, offset)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def sync(self, descriptor: int) -> None:
        self._count()


@pytest.mark.parametrize("after", range(12))
def test_a_repair_cut_short_can_be_done_again(source: Path, tmp_path: Path, after: int) -> None:
    office = laid(source, tmp_path / "data")
    office.break_(b'"title":"one"', b'"title:"one"')
    office.break_journal(b'"six"', b'"sex"')
    expected = [row for row in office.records if b'"six"' not in row[2]]
    try:
        repair(office.path, NOW, disk=Failing(after))
    except OfficeError:
        repair(office.path, NOW, disk=QUICK)
    assert office.now() == expected


def test_a_second_repair_has_a_folder_of_its_own(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    office.repair()
    content = office.path.read_bytes()
    office.path.unlink()
    office.path.write_bytes(content[:-2])
    done = repair(office.path, NOW, disk=QUICK)
    assert done.kept_in == Names(office.path).backups / "damaged-2026-03-02-2"
    store = office.opened()
    assert state(store) == office.records
    store.close()
