"""A folder kept in step: only what changed is written, only what was made here is removed."""

from __future__ import annotations

import fcntl
import os
import stat
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.calendars.ics_out import Edition
from office_tui.domain.clean import clean_line, safe_name
from office_tui.domain.event import Event
from office_tui.errors import BusyError, UsageError
from office_tui.services.publishing import save
from office_tui.services.vdir import REMEMBERED, Outcome, _file_name, keep_in_step

EDITION = Edition("abc", datetime(2026, 3, 2, tzinfo=UTC), time(8), {}, "Office")
CASH = Event(day=date(2026, 3, 20), what="due", title="Cash plan", id="DIR-7", kind="directive")
RENT = Event(day=date(2026, 3, 21), what="due", title="Rent", id="DIR-8", kind="directive")
CASH_FILE = "office-tui.abc.DIR-7.due.ics"
RENT_FILE = "office-tui.abc.DIR-8.due.ics"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "calendar"


def keep(folder: Path, *events: Event, edition: Edition = EDITION) -> Outcome:
    return keep_in_step(folder, events, edition)


def shown(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.startswith(".")}


def test_one_file_an_event_private_and_named_after_it(folder: Path) -> None:
    assert keep(folder, CASH, RENT) == Outcome(2, 0, 0, ())
    assert shown(folder) == {CASH_FILE, RENT_FILE, "displayname"}
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in folder.iterdir())
    assert (folder / "displayname").read_text() == "Office"
    assert b"UID:office-tui.abc.DIR-7.due\r\n" in (folder / CASH_FILE).read_bytes()


KEYS = ["a/b", "c/b", "c\\b", "a:b", "a_b", "x" * 100, "x" * 101, "名" * 60, "a, b; c", "con.", "b.", "b"]


def test_no_two_events_share_a_file_whatever_they_are_called(folder: Path) -> None:
    events = [replace(CASH, what="amend", key=key) for key in KEYS]
    assert keep(folder, *events) == Outcome(len(KEYS), 0, 0, ())
    assert keep(folder, *events) == Outcome(0, 0, len(KEYS), ())
    assert all(name.startswith("office-tui.abc.") for name in shown(folder) - {"displayname"})
    (folder / REMEMBERED).unlink()
    assert keep(folder, *events) == Outcome(0, 0, len(KEYS), ()), "known again by what stands in them"
    assert keep(folder) == Outcome(0, len(KEYS), 0, ())
    assert shown(folder) == {"displayname"}


@given(st.lists(st.text(max_size=80).map(clean_line), max_size=6, unique=True))
def test_a_name_is_safe_ours_and_one_event_s_own(keys: list[str]) -> None:
    names = [_file_name(replace(CASH, key=key), EDITION) for key in keys]
    assert len(set(names)) == len(keys)
    assert all(name.startswith("office-tui.abc.DIR-7") and safe_name(name) == name for name in names)


def test_only_what_changed_is_written(folder: Path) -> None:
    keep(folder, CASH, RENT)
    before = {each.name: each.stat().st_ino for each in folder.iterdir()}
    later = EDITION._replace(
        today=datetime(2026, 3, 9, tzinfo=UTC), changed={0: datetime(2026, 3, 2, tzinfo=UTC)}
    )
    assert keep(folder, replace(CASH, title="Cash plan, again"), RENT, edition=later) == Outcome(1, 0, 1, ())
    after = {each.name: each.stat().st_ino for each in folder.iterdir()}
    assert {name for name in before if before[name] != after[name]} == {CASH_FILE}  # fmt: skip


def test_what_is_gone_is_removed_and_what_is_foreign_never(folder: Path) -> None:
    keep(folder, CASH, RENT)
    (folder / "dentist.ics").write_text("BEGIN:VCALENDAR")
    (folder / "office-tui.abc.DIR-9.due.ics").write_text("somebody's own")
    assert keep(folder, CASH) == Outcome(0, 1, 1, ())
    assert shown(folder) == {CASH_FILE, "displayname", "dentist.ics", "office-tui.abc.DIR-9.due.ics"}


def test_a_name_that_somebody_took_is_left_and_told(folder: Path) -> None:
    folder.mkdir()
    (folder / CASH_FILE).write_text("somebody's own")
    assert keep(folder, CASH, RENT) == Outcome(1, 0, 0, (CASH_FILE,))
    assert (folder / CASH_FILE).read_text() == "somebody's own"
    assert keep(folder) == Outcome(0, 1, 0, ())
    assert (folder / CASH_FILE).exists()


def test_an_event_of_ours_that_came_back_over_the_server_is_ours_again(folder: Path) -> None:
    keep(folder, CASH)
    (folder / REMEMBERED).unlink()
    assert keep(folder, replace(CASH, title="New")) == Outcome(1, 0, 0, ())
    assert keep(folder) == Outcome(0, 1, 0, ())


def test_what_was_changed_elsewhere_is_set_right(folder: Path) -> None:
    keep(folder, CASH)
    ours = (folder / CASH_FILE).read_bytes()
    (folder / CASH_FILE).write_bytes(ours.replace(b"20260320", b"20260401"))
    assert keep(folder, CASH) == Outcome(1, 0, 0, ())
    assert (folder / CASH_FILE).read_bytes() == ours


@pytest.mark.parametrize("name", [CASH_FILE, REMEMBERED, "displayname"])
def test_no_link_is_followed(folder: Path, tmp_path: Path, name: str) -> None:
    folder.mkdir()
    target = tmp_path / "target"
    target.write_text("precious")
    (folder / name).symlink_to(target)
    keep(folder, CASH)
    keep(folder)
    assert target.read_text() == "precious"


@pytest.mark.parametrize(
    "remembered",
    [b"", b"null", b"[1]", b'{"abc": ["../precious", "precious", "office-tui.abc.x/../../precious"]}'],
)
def test_what_is_remembered_is_not_believed_blindly(folder: Path, tmp_path: Path, remembered: bytes) -> None:
    folder.mkdir()
    for place in (tmp_path, folder):
        (place / "precious").write_text("mine")
    (folder / REMEMBERED).write_bytes(remembered)
    keep(folder, CASH)
    keep(folder)
    assert (tmp_path / "precious").exists()
    assert (folder / "precious").exists()


def test_two_offices_share_a_folder(folder: Path) -> None:
    other = EDITION._replace(office="xyz")
    keep(folder, CASH)
    keep(folder, CASH, edition=other)
    assert keep(folder) == Outcome(0, 1, 0, ())
    assert shown(folder) == {"office-tui.xyz.DIR-7.due.ics", "displayname"}
    assert keep(folder, edition=other) == Outcome(0, 1, 0, ())


def test_two_at_once_do_not_mix(folder: Path) -> None:
    keep(folder, CASH)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            keep(folder, RENT)
    finally:
        os.close(descriptor)
    assert RENT_FILE not in shown(folder)


OURS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//office-tui//office-tui//EN\r\n"


def test_a_calendar_of_ours_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "office.ics"
    for content in (OURS, OURS + b"X"):
        save(path, content)
        assert path.read_bytes() == content
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Dentist//EN\r\n")
    with pytest.raises(UsageError, match="no calendar of ours"):
        save(path, OURS)
    for odd in ("folder", "link"):
        place = tmp_path / odd
        place.mkdir() if odd == "folder" else place.symlink_to(tmp_path / "nowhere")
        with pytest.raises(UsageError, match="no file"):
            save(place, OURS)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "link", "office.ics"]
