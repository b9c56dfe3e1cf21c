"""Today: the three bands and the counts, read from the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from office_tui.domain.bands import Band, day_of
from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.people import Person
from office_tui.domain.today import BandItem, Bands, Counts, bands
from office_tui.services.desk import Desk


def today_bands(desk: Desk) -> Bands:
    """Return what to decide, to chase and to verify today, what the next days bring, and the counts."""
    return desk.remembered("today", lambda: _bands(desk))


def counts(desk: Desk) -> Counts:
    """Return the numbers that matter."""
    return today_bands(desk).counts


def _bands(desk: Desk) -> Bands:
    now = desk.now
    me = desk.actor
    mine = frozenset([me, *(each.id for each in desk.all(Person) if me and me in {each.name, each.name_zh})])
    more, expiring = _licences(desk, now, mine)
    return bands(
        desk.headers("captures", CaptureHead),
        desk.headers("directives", DirectiveHead),
        desk.headers("letters", LetterHead),
        today=now.date(),
        now=now,
        workdays=desk.workdays,
        me=mine,
        more=more,
        expiring=expiring,
    )


def _licences(desk: Desk, now: datetime, me: frozenset[str]) -> tuple[Mapping[Band, Sequence[BandItem]], int]:
    """Return the licences' lines by band, and how many expire; the rules are loaded where there are licences."""
    if not desk.store.count("licences"):
        return {}, 0
    from office_tui.domain.licence_bands import licence_day
    from office_tui.services.holdings import TABLES, holdings
    from office_tui.services.licence_days import coming

    day = day_of(now.date(), now, desk.workdays, me)
    found = desk.remembered(
        "licence day", lambda: licence_day(holdings(desk), day, coming(desk, day.week)), TABLES
    )
    return found.placed, found.expiring
