"""`calendar` and `vdir`."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Runs


@pytest.fixture
def busy(runs: Runs) -> Runs:
    """An office with three dated things."""
    runs("add", "--accept", "Finance: cash plan by 20 March")
    runs("add", "--accept", "Works: repair the lift by 6 March")
    runs("add", "call the bank by 9 April")
    return runs


def test_the_list_is_a_month_from_today(busy: Runs) -> None:
    assert busy("calendar").cells == [
        ["2026-03-06", "", "due", "repair the lift", "DIR-2"],
        ["2026-03-20", "", "due", "cash plan", "DIR-1"],
    ]


def names(calendar: bytes) -> set[bytes]:
    """Return the names of the events in a calendar."""
    return {line for line in calendar.splitlines() if line.startswith(b"UID:")}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--to", "30 April"), ["DIR-2", "DIR-1", "CAP-3"]),
        (("--from", "2026-03-07"), ["DIR-1"]),
        (("--from", "2026-03-07", "--to", "2026-03-19"), []),
        (("--to", "30 April", "--kind", "captures"), ["CAP-3"]),
        (("--to", "30 April", "--kind", "captures", "--kind", "directive"), ["DIR-2", "DIR-1", "CAP-3"]),
        (("--kind", "letters"), []),
    ],
)
def test_days_and_kinds_can_be_chosen(busy: Runs, words: tuple[str, ...], ids: list[str]) -> None:
    assert [row[4] for row in busy("calendar", *words).cells] == ids


@pytest.mark.parametrize(
    "words", [("--kind", "holidays"), ("--from", "whenever"), ("--from", "10 March", "--to", "9 March")]
)
def test_what_means_nothing_is_refused(busy: Runs, words: tuple[str, ...]) -> None:
    said = busy("calendar", *words)
    assert (said.code, said.out) == (2, "")


def test_json_names_what_a_calendar_shows(busy: Runs) -> None:
    first = busy("calendar", "--json").json[0]
    assert (first["day"], first["heading"], first["kind"]) == (
        "2026-03-06",
        "Due: repair the lift",
        "directive",
    )
    assert first["uid"].endswith(".DIR-2.due")  # fmt: skip


def test_a_file_for_the_phone_is_updated_in_place(busy: Runs, tmp_path: Path) -> None:
    path = tmp_path / "office.ics"
    assert busy("calendar", "--ics", str(path)).out == f"{path}: 3 events\n"
    first = path.read_bytes()
    busy("decide", "DIR-1", "due", "27 March because the bank is closed")
    assert busy("calendar", "--ics", str(path), "--json").json == {"path": str(path), "events": 3}
    second = path.read_bytes()
    assert names(first) == names(second)
    assert b"DTSTART;VALUE=DATE:20260327" in second
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_may_be_standard_output(busy: Runs) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "office_tui", "calendar", "--ics", "-"], check=True, capture_output=True
    )
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"BEGIN:VEVENT") == 3


def test_a_file_that_is_no_calendar_of_ours_stays(busy: Runs, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    assert busy("calendar", "--ics", str(path)).code == 2
    assert path.read_text() == "mine"
    assert busy("calendar", "--ics", str(tmp_path / "none" / "x.ics")).code == 5


def test_a_folder_is_kept_in_step(busy: Runs, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    assert busy("vdir", str(folder)).out == f"{folder}: 3 written, 0 removed, 0 as they were\n"
    busy("decide", "DIR-2", "close", "not needed")
    assert busy("vdir", str(folder), "--json").json == {
        "folder": str(folder), "written": 0, "removed": 1, "same": 2, "foreign": [],
    }  # fmt: skip


def test_a_foreign_file_is_told(busy: Runs, tmp_path: Path) -> None:
    uid = busy("calendar", "--json").json[0]["uid"]
    (tmp_path / f"{uid}.ics").write_text("mine")
    said = busy("vdir", str(tmp_path))
    assert said.code == 1
    assert "left alone" in said.err
    assert (tmp_path / f"{uid}.ics").read_text() == "mine"
