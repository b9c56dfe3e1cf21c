"""Which time zone a calendar means, by whatever name it calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta, timezone, tzinfo
from typing import Final

Zones = Mapping[str, tzinfo]
"""The zones a file describes itself, by their names there."""
_NAME_LIMIT: Final = 200


def zone(name: str, described: Zones) -> tzinfo | None:
    """Return the zone called `name`: a name of the world's list, of Windows, behind a maker's path, or of the file."""
    for candidate in _candidates(name[:_NAME_LIMIT].strip().strip('"')):
        if found := _known(candidate):
            return found
    return described.get(name)


def describe(lines: Sequence[tuple[str, str]]) -> tuple[str, tzinfo] | None:
    """Return the name and the zone that a file describes in these names and values.

    The place it names counts; without one, its standard time all the year: an hour's error beats a day's.
    """
    name = next((value for key, value in lines if key == "TZID"), "")
    place = next((value for key, value in lines if key == "X-LIC-LOCATION"), "")
    found = _known(place) or _offset(lines)
    return (name, found) if name and found else None


def _candidates(name: str) -> Iterator[str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    yield WINDOWS_TO_OLSON.get(name, name)
    parts = name.strip("/").split("/")
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _known(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    if not name or not name.isascii():
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None  # nobody knows it, or it is no name at all


def _offset(lines: Sequence[tuple[str, str]]) -> tzinfo | None:
    """Return the last standard offset there is, else the last of all."""
    part, found = "", dict[str, tzinfo]()
    for key, value in lines:
        if key == "BEGIN":
            part = value.upper()
        elif key == "TZOFFSETTO" and (offset := _read_offset(value)):
            found[part] = offset
    return found.get("STANDARD") or next(reversed(found.values()), None)


def _read_offset(value: str) -> tzinfo | None:
    sign, figures = value[:1], value[1:5]
    if sign not in {"+", "-"} or not (figures.isascii() and figures.isdecimal()) or len(figures) != 4:
        return None
    ahead = timedelta(hours=int(figures[:2]), minutes=int(figures[2:]))
    return timezone(ahead if sign == "+" else -ahead) if ahead < timedelta(days=1) else None
