"""Today: the three bands and the counts, read from the desk."""

from __future__ import annotations

from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.people import Person
from office_tui.domain.today import Bands, Counts, bands
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
    return bands(
        desk.headers("captures", CaptureHead),
        desk.headers("directives", DirectiveHead),
        desk.headers("letters", LetterHead),
        today=now.date(),
        now=now,
        workdays=desk.workdays,
        me=mine,
    )
