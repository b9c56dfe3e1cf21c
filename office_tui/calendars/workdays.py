"""The working days of a country, with the director's own corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from office_tui.calendars.own_days import OwnDays, read_own_days
from office_tui.domain.date_words import MONTH_NAMES
from office_tui.domain.pattern import pattern
from office_tui.domain.workdays import Workdays

_SUBSTITUTED = pattern(r"\(substituted from (\d\d)/(\d\d)/(\d{4})\)")


def workdays(country: str, years: Iterable[int], own_file: Path | None) -> Workdays:
    """Return the working days of `country` (two letters; empty: weekends only) in `years`.

    What stands in `own_file` (`workdays.toml`) wins. Years whose holidays are not all announced are
    provisional; of a country nobody knows, all are. UsageError names what is wrong in the file.
    """
    wanted = frozenset(years)
    own = read_own_days(own_file) if own_file is not None else OwnDays()
    public = _public(country.strip().upper(), wanted) if country.strip() and wanted else Workdays()
    return Workdays(
        weekend=public.weekend if own.weekend is None else own.weekend,
        holidays={day: name for day, name in public.holidays.items() if day not in own.worked} | own.holidays,
        worked=frozenset((public.worked | own.worked) - own.holidays.keys()),
        provisional=public.provisional,
    )


def _public(country: str, years: frozenset[int]) -> Workdays:
    import holidays

    try:
        known = holidays.country_holidays(country, years=years, language="en_US")
    except NotImplementedError:
        return Workdays(provisional=years)
    names = {day: _plainly(name) for day, name in known.items() if day.year in years}
    return Workdays(
        weekend=frozenset(known.weekend),
        holidays=names,
        worked=frozenset(day for day in known.weekend_workdays if day.year in years),
        provisional=_provisional(names, known, years),
    )


def _plainly(name: str) -> str:
    """Return a name with the day that is worked for it as people say it: `Day off (for Sat 14 Feb)`."""
    found = _SUBSTITUTED.search(name)
    if found is None:
        return name
    month, day, year = map(int, found.groups())
    return f"{name[: found.start()]}(for {date(year, month, day):%a} {day} {MONTH_NAMES[month - 1][:3]})"


def _provisional(names: dict[date, str], known: object, years: frozenset[int]) -> frozenset[int]:
    """Return the years with estimated days, and those after the last for which make-up days are announced."""
    open_ = {day.year for day, name in names.items() if "(estimated)" in name}
    announced = getattr(known, "special_public_holidays", None) or {}
    if getattr(known, "weekend_workdays", None) and announced:
        open_ |= {year for year in years if year > max(announced)}
    return frozenset(open_)
