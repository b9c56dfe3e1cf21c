"""The office's working days, remembered between openings so that no start waits for a calendar."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from office_tui import __version__
from office_tui.domain.workdays import Workdays
from office_tui.errors import OfficeError
from office_tui.paths import Paths, make_private


def working_week(where: Paths, country: str, year: int) -> tuple[Workdays, str]:
    """Return the working days from last year to the year after next, and what is wrong with the person's own.

    They come from the cache where nothing has changed; a wrong file of one's own is left out, and said.
    """
    own = where.workdays if where.workdays.is_file() else None
    if not country and own is None:
        return Workdays(), ""
    cached = where.cache / f"workdays-{_mark(country, year, own)}.json"
    known = _remembered(cached)
    if known is not None:
        return known, ""
    from office_tui.calendars.workdays import workdays

    years = known_years(year)
    try:
        made = workdays(country, years, own)
    except OfficeError as error:
        return workdays(country, years, None), str(error)
    _remember(cached, made)
    return made, ""


def known_years(year: int) -> range:
    """Return the years whose holidays are asked for in a year: from the last one to the one after next."""
    return range(year - 1, year + 3)


def _mark(country: str, year: int, own: Path | None) -> str:
    """Name everything that the answer depends on."""
    text = f"{__version__} {country} {year} {own.read_bytes() if own else ''!r}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _remembered(cached: Path) -> Workdays | None:
    try:
        return msgspec.json.decode(cached.read_bytes(), type=Workdays)
    except (OSError, msgspec.DecodeError):
        return None


def _remember(cached: Path, made: Workdays) -> None:
    try:
        make_private(cached.parent)
        cached.write_bytes(msgspec.json.encode(made))
        cached.chmod(0o600)
    except OSError:
        return  # a cache that cannot be written only costs the next opening a moment
