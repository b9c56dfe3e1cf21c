"""A real calendar program takes in what we write, shows the same, and is updated, not doubled."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Runs

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(os.environ.get("OFFICE_TUI_FULL") != "1", reason="runs with OFFICE_TUI_FULL=1"),
    pytest.mark.skipif(shutil.which("khal") is None, reason="needs khal"),
]
Khal = Callable[..., str]
DAYS = ("2026-03-01", "2026-12-31")
LINES = (
    "Finance: cash plan by 20 March",
    "Works: repair the lift; and, “quotes” by 6 March",
    "财务部：周五前交资金计划，并附上每一项说明，不得遗漏任何一个部门的意见和建议，也不得拖延",
    "call the bank by 9 April",
)


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """The folder of khal's own calendar."""
    folder = tmp_path / "khal" / "calendar"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def khal(tmp_path: Path, calendar: Path) -> Khal:
    """Run khal with a home of its own, in the time zone of the office."""
    home = tmp_path / "khal"
    config = home / "config"
    config.write_text(
        f"[calendars]\n[[office]]\npath = {calendar}\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = UTC\ndefault_timezone = UTC\n"
    )
    places = {
        name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME")
    }

    def run(*words: str) -> str:
        done = subprocess.run(
            ["khal", "-c", str(config), *words],
            env=os.environ | places | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def shown_by(khal: Khal) -> list[tuple[str, str]]:
    """Return the day and title of everything khal shows."""
    out = khal("list", "--day-format", "", "--format", "{start-date}\t{title}", *DAYS)
    return sorted(
        (day, title) for day, _, title in (line.partition("\t") for line in out.splitlines()) if title
    )


def ours(runs: Runs) -> list[tuple[str, str]]:
    """Return the same from `office-tui calendar`."""
    events = runs("calendar", "--from", DAYS[0], "--to", DAYS[1], "--json").json
    return sorted((each["day"], each["heading"]) for each in events)


@pytest.fixture
def busy(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setenv("TZ", "UTC")
    for line in LINES:
        runs("add", "--accept", line)
    runs("add", "ask the union")
    runs("decide", "CAP-5", "defer", "16 March 9am")
    return runs


def test_khal_shows_what_the_list_shows_and_is_updated(
    busy: Runs, khal: Khal, calendar: Path, tmp_path: Path
) -> None:
    path = str(tmp_path / "office.ics")
    busy("calendar", "--ics", path, "--from", DAYS[0], "--to", DAYS[1])
    khal("import", "--batch", "-a", "office", path)
    assert shown_by(khal) == ours(busy)
    assert len(ours(busy)) == 5

    busy("decide", "DIR-1", "due", "27 March because the bank is closed")
    busy("calendar", "--ics", path, "--from", DAYS[0], "--to", DAYS[1])
    khal("import", "--batch", "-a", "office", path)
    assert shown_by(khal) == ours(busy)
    assert ("2026-03-27", "Due: cash plan") in ours(busy)
    assert len(list(calendar.iterdir())) == 5


def test_khal_does_not_double_the_days_of_a_licence(
    runs: Runs, khal: Khal, calendar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    first = "inspection: Lift, every 6 months from 2026-03-15"
    other = "report: Yearly report; 31 Mar; 30 Jun; 30 Sep; from 2026-01-01"
    plan = "plan=needs: LIC-2;;step 20 days: agency test"
    runs("licence", "add", "Fire safety", "--set", "valid_to=2026-10-31", "--set", "decision_days=20",
         "--set", f"duties={first};;{other}")  # fmt: skip
    runs("licence", "add", "Food permit", "--set", "valid_to=2026-12-15", "--set", "window_opens=60")
    runs("licence", "edit", "LIC-1", "--set", plan)
    path = str(tmp_path / "office.ics")

    def taken_in() -> None:
        runs("calendar", "--ics", path, "--from", DAYS[0], "--to", DAYS[1])
        khal("import", "--batch", "-a", "office", path)

    taken_in()
    assert shown_by(khal) == ours(runs)
    reports = [each for each in ours(runs) if each[1] == "Report: Fire safety: Yearly report"]
    assert [day for day, _ in reports] == ["2026-03-31", "2026-06-30", "2026-09-30"]

    runs("licence", "edit", "LIC-1", "--set", f"duties={other}")
    taken_in()  # no file can take away what it no longer names: only the lift's days stay behind
    lifts = [(day, "Inspection: Fire safety: Lift") for day in ("2026-03-15", "2026-09-15")]
    assert shown_by(khal) == sorted([*ours(runs), *lifts])

    runs("licence", "edit", "LIC-1", "--set", f"duties=duty: Fee, 1 May;;{other.replace('30 Sep', '28 Sep')}")
    runs("licence", "edit", "LIC-2", "--set", "valid_to=2026-08-31")
    taken_in()
    assert shown_by(khal) == sorted([*ours(runs), *lifts])
    assert ("2026-09-28", "Report: Fire safety: Yearly report") in ours(runs)


def test_khal_reads_the_folder_that_is_kept_in_step(busy: Runs, khal: Khal, calendar: Path) -> None:
    busy("vdir", str(calendar))
    assert shown_by(khal) == ours(busy)
    busy("decide", "DIR-2", "close", "not needed")
    busy("vdir", str(calendar))
    assert shown_by(khal) == ours(busy)
    assert len(ours(busy)) == 4


def test_what_khal_writes_comes_in(runs: Runs, khal: Khal, calendar: Path) -> None:
    khal("new", "-a", "office", "2026-03-10", "09:00", "10:30", "Board meeting", "::", "Bring the plan")
    assert runs("import", str(calendar)).out.startswith(
        "1 imported, 0 already here, 0 unreadable, 1 of 1 events read"
    )
    [capture] = runs("list", "inbox", "--json").json
    assert (capture["title"], capture["suggestion"]["due"]) == ("Board meeting", "2026-03-10")
    assert runs("import", str(calendar)).out.startswith("0 imported, 1 already here")
