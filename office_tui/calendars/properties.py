"""What one event says, property by property: each read on its own, so that a broken one spoils no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

_SHORT: Final = 2_000
"""Characters of everything but descriptions and lists of dates."""
_LONG: Final = frozenset({"DESCRIPTION", "RDATE", "EXDATE"})
_DATES_LIMIT: Final = 1_000
"""Dates of one list that are read."""

When = date | datetime
"""A whole day, or a moment: aware, or by a wall clock nobody named."""


class Property(NamedTuple):
    """A name in capitals, its parameters in capitals, and its value, all still as they came."""

    name: str
    parameters: dict[str, str]
    value: str


def properties(lines: Sequence[bytes]) -> list[Property]:
    """Return the properties in the lines of an event; a line that is none is passed over."""
    return [found for line in lines if (found := _property(_text(line))) is not None]


def first(found: Sequence[Property], name: str) -> Property | None:
    """Return the first property of a name that has a value."""
    return next((each for each in found if each.name == name and each.value.strip()), None)


def words(found: Sequence[Property], name: str) -> str:
    """Return the text of the first property of a name, unescaped and not yet cleaned."""
    from icalendar import vText

    one = first(found, name)
    if one is None:
        return ""
    return str(vText.from_ical(one.value))


def when(one: Property | None) -> When | None:
    """Return the day or moment of a property; None where there is none that can be read."""
    return next(_dates(one.value), None) if one is not None else None


def every_when(found: Sequence[Property], name: str) -> Iterator[tuple[Property, When]]:
    """Yield each date of each property of a name, with the property, whose parameters say its zone."""
    left = _DATES_LIMIT
    for one in found:
        if one.name == name:
            for each in _dates(one.value):
                if not left:
                    return
                left -= 1
                yield one, each


def lasts(one: Property | None) -> timedelta | None:
    """Return the length in a property."""
    from icalendar import vDuration

    try:
        return vDuration.from_ical(one.value.strip()) if one else None  # type: ignore[no-untyped-call]  # icalendar's
    except (ValueError, OverflowError):
        return None


def _dates(value: str) -> Iterator[When]:
    from icalendar import vDDDTypes

    for part in value.split(","):
        try:
            read = vDDDTypes.from_ical(part.strip().partition("/")[0])  # type: ignore[no-untyped-call]  # icalendar's
        except (ValueError, TypeError, OverflowError):
            continue
        if isinstance(read, date):
            yield read


def _property(line: str) -> Property | None:
    from icalendar.parser import Contentline

    single: dict[str, str] = {}
    try:
        name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]  # icalendar's
        single = {key.upper(): str(held) for key, held in parameters.items() if isinstance(held, str)}
    except ValueError:
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
    name = name.strip().upper()
    return Property(name, single, value if name in _LONG else value[:_SHORT]) if name else None


def _text(line: bytes) -> str:
    for charset in ("utf-8", "gb18030"):
        try:
            return line.decode(charset)
        except UnicodeDecodeError:
            continue
    return line.decode("cp1252", "replace")
