"""The director's own working days: `workdays.toml`, which wins over the public holidays."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from office_tui.domain.clean import clean_line
from office_tui.errors import UsageError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXAMPLE = (
    'It may hold: weekend = ["sat", "sun"], worked = ["2026-12-26"],'
    ' holidays = {"2026-12-24" = "Company day"}.'
)


class OwnDays(msgspec.Struct, frozen=True):
    """What the file says: the weekend (None: the country's), holidays by name, days that are worked."""

    weekend: frozenset[int] | None = None
    holidays: dict[date, str] = {}
    worked: frozenset[date] = frozenset()


class _File(NamedTuple):
    """The file by name and text, to say where something is wrong."""

    path: Path
    text: str

    def wrong(self, word: str, message: str) -> UsageError:
        """Return the refusal of the file, naming the first line that holds `word`."""
        lines = self.text.splitlines()
        line = next((f" line {n}" for n, line in enumerate(lines, 1) if word and word in line), "")
        return UsageError(clean_line(f"{self.path.name}{line}: {message}"), EXAMPLE)


def read_own_days(path: Path) -> OwnDays:
    """Read the file; a missing one says nothing. UsageError with file, line and key for what is wrong."""
    import tomllib

    try:
        file = _File(path, path.read_text("utf-8"))
    except FileNotFoundError:
        return OwnDays()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} cannot be read: {error}.", "Correct it or move it away.") from None
    try:
        said = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is no TOML: {error}.", EXAMPLE) from None
    for key in said:
        if key not in OwnDays.__struct_fields__:
            raise file.wrong(key, f"there is no “{key}”.")
    return OwnDays(_weekend(said, file), _holidays(said, file), _worked(said, file))


def _weekend(said: dict[str, object], file: _File) -> frozenset[int] | None:
    if "weekend" not in said:
        return None
    days = said["weekend"]
    if not isinstance(days, list):
        raise file.wrong("weekend", "“weekend” is a list of days.")
    for day in days:
        if not isinstance(day, str) or day[:3].casefold() not in WEEKDAYS:
            raise file.wrong(str(day), f"“{day}” in “weekend” is no day of the week.")
    found = frozenset(WEEKDAYS.index(day[:3].casefold()) for day in days)
    if len(found) == len(WEEKDAYS):
        raise file.wrong("weekend", "“weekend” leaves no day to work.")
    return found


def _holidays(said: dict[str, object], file: _File) -> dict[date, str]:
    days = said.get("holidays", {})
    if not isinstance(days, dict):
        raise file.wrong("holidays", "“holidays” is a table of dates and names.")
    for day, name in days.items():
        if not isinstance(name, str):
            raise file.wrong(str(day), f"the name of {day} in “holidays” is to be in quotes.")
    return {_day(day, "holidays", file): clean_line(name) for day, name in days.items()}


def _worked(said: dict[str, object], file: _File) -> frozenset[date]:
    days = said.get("worked", [])
    if not isinstance(days, list):
        raise file.wrong("worked", "“worked” is a list of dates.")
    return frozenset(_day(day, "worked", file) for day in days)


def _day(word: object, key: str, file: _File) -> date:
    """Read a date that stands in quotes, or bare as TOML allows."""
    if type(word) is date:
        return word
    if isinstance(word, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            pass
    raise file.wrong(str(word), f"“{word}” in “{key}” is no date such as 2026-12-24.")
