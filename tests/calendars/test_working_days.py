"""Working days of a country, and the director's own."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from office_tui.calendars.workdays import workdays
from office_tui.domain.workdays import Workdays, is_working
from office_tui.errors import UsageError


def own(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "workdays.toml"
    file.write_text(text, "utf-8")
    return file


def test_without_a_country_there_are_only_weekends() -> None:
    assert workdays("", range(2026, 2028), None) == Workdays()


def test_without_a_country_the_calendars_are_not_loaded() -> None:
    program = (
        "import sys; from office_tui.calendars.workdays import workdays; workdays('', [2026], None);"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("country", "day", "worked"),
    [
        ("CN", "2026-02-14", True),  # a Saturday made up for
        ("CN", "2026-02-15", False),
        ("CN", "2026-02-17", False),  # the Spring Festival
        ("CN", "2025-09-28", True),  # a Sunday made up for
        ("CN", "2025-10-08", False),
        ("cn", "2026-10-10", True),
        ("DE", "2026-04-03", False),  # Good Friday
        ("DE", "2026-02-17", True),
        ("US", "2026-07-03", False),  # Independence Day, observed
        ("BD", "2026-03-13", False),  # a Friday, where that is the weekend
    ],
)
def test_public_holidays(country: str, day: str, worked: bool) -> None:
    known = workdays(country, [2025, 2026], None)
    assert is_working(date.fromisoformat(day), known) is worked


def test_a_year_not_announced_is_provisional() -> None:
    assert workdays("CN", [2025, 2026, 2099], None).provisional == {2099}
    assert workdays("DE", [2025, 2099], None).provisional == set()
    assert 2099 in workdays("AE", [2099], None).provisional


def test_a_country_nobody_knows_is_provisional_and_no_error() -> None:
    assert workdays("XX", [2026], None) == Workdays(provisional=frozenset({2026}))


def test_only_the_years_asked_for_are_held() -> None:
    known = workdays("CN", [2026], None)
    assert {day.year for day in known.holidays} == {day.year for day in known.worked} == {2026}


def test_the_directors_own_days_win(tmp_path: Path) -> None:
    file = own(
        tmp_path,
        'weekend = ["sunday"]\nworked = ["2026-02-17", 2026-02-22]\n'
        '[holidays]\n"2026-12-24" = "Company\\u001b day"\n2026-02-14 = "Not made up"\n',
    )
    known = workdays("CN", [2026], file)
    assert known.weekend == {6}
    assert known.holidays[date(2026, 12, 24)] == "Company day"
    worked = {
        "2026-12-24": False,
        "2026-02-14": False,
        "2026-02-17": True,
        "2026-02-22": True,
        "2026-03-07": True,
    }
    assert {day: is_working(date.fromisoformat(day), known) for day in worked} == worked


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert workdays("", [2026], tmp_path / "workdays.toml") == Workdays()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x =", "workdays.toml is no TOML"),
        ("\n\nworkd = []", "workdays.toml line 3: there is no “workd”."),
        ('weekend = "sat"', "line 1: “weekend” is a list"),
        ('weekend = ["foo"]', "“foo” in “weekend” is no day of the week."),
        ("weekend = [6]", "“6” in “weekend” is no day of the week."),
        ('weekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]', "leaves no day to work"),
        ('\nworked = ["2026-02-30"]', "line 2: “2026-02-30” in “worked” is no date such as 2026-12-24."),
        ("worked = [2026-02-03T00:00:00]", "in “worked” is no date"),
        ('worked = "2026-02-03"', "“worked” is a list of dates"),
        ("holidays = []", "“holidays” is a table"),
        ('[holidays]\n"24.12." = "x"', "line 2: “24.12.” in “holidays” is no date"),
        ('[holidays]\n"2026-12-24" = 3', "line 2: the name of 2026-12-24"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        workdays("", [2026], own(tmp_path, text))
    assert says in caught.value.message
    assert "It may hold" in caught.value.hint


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "workdays.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="cannot be read"):
        workdays("", [2026], file)


def test_a_day_off_says_which_day_is_worked_for_it_as_people_do() -> None:
    named = workdays("CN", [2026], None).holidays
    assert named[date(2026, 2, 20)] == "Day off (for Sat 14 Feb)"
    assert not [name for name in named.values() if "substituted" in name]
