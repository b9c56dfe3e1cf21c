"""What matters today: what I decide, whom I chase, what I verify, what comes next, and the counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from office_tui.domain.bands import Band, Day, Place, Seen, day_of, place_capture, place_owed
from office_tui.domain.capture import Capture, Importance
from office_tui.domain.heads import AnyCapture, AnyDirective, AnyLetter, CaptureHead, Owed
from office_tui.domain.life import settled_states
from office_tui.domain.standing import (
    WEIGHT,
    due_day,
    is_late,
    is_paused,
    is_settled,
    is_undecided,
    is_waiting,
    late_by,
    life_of,
)
from office_tui.domain.workdays import Workdays

__all__ = ["BandItem", "Bands", "Counts", "bands", "is_late", "is_undecided", "is_waiting"]

_DECIDED = settled_states("capture")
_BANDS: tuple[Band, ...] = ("decide", "chase", "verify", "next")
_UNPRESSING = frozenset({"low", "normal"})


class BandItem(NamedTuple):
    """One line of a band: the thing, whom it is about (an id, or a name as typed), its day, and why."""

    id: str
    kind: str
    who: str
    title: str
    due: date | None
    late: int
    """Calendar days late; 0 when it is not."""
    why: str
    importance: Importance = "normal"


class Counts(NamedTuple):
    """The numbers that matter; `unanswered` is what was given to somebody who has not acknowledged it."""

    late: int = 0
    unanswered: int = 0
    undecided: int = 0
    waiting: int = 0
    due_today: int = 0
    expiring: int = 0
    """Licences that expire soon, or have expired."""


class Bands(NamedTuple):
    """Today in three bands, each in the order to work through, then the coming week, then the counts."""

    decide: tuple[BandItem, ...] = ()
    chase: tuple[BandItem, ...] = ()
    verify: tuple[BandItem, ...] = ()
    next_days: tuple[BandItem, ...] = ()
    counts: Counts = Counts()


def bands(
    captures: Collection[AnyCapture],
    directives: Iterable[AnyDirective],
    letters: Iterable[AnyLetter],
    *,
    today: date,
    now: datetime,
    workdays: Workdays,
    me: frozenset[str] = frozenset(),
    more: Mapping[Band, Iterable[BandItem]] = {},
    expiring: int = 0,
) -> Bands:
    """Sort everything open into today's bands; `me` holds every id and name of whoever works at this desk.

    `more` are lines that other rules have placed already, `expiring` how many licences end soon.
    """
    day = day_of(today, now, workdays, me)
    placed: dict[Band, list[BandItem]] = {band: list(more.get(band, ())) for band in _BANDS}
    others_late = sum(item.late > 0 for items in placed.values() for item in items)
    pressing = [capture for capture in captures if not _is_quiet(capture)]
    quiet = _new(captures) - _new(pressing)
    seen = [_seen(each, day) for each in (*pressing, *directives, *letters) if not is_settled(each)]
    for one in seen:
        place = _place(one, day)
        if place is not None:
            placed[place.band].append(_item(one, place))
    counts = _counts(seen, day, quiet)
    return Bands(
        tuple(sorted(placed["decide"], key=lambda item: _pressing_first(item, day.soon))),
        tuple(sorted(placed["chase"], key=_worst_first)),
        tuple(sorted(placed["verify"], key=_worst_first)),
        tuple(sorted(placed["next"], key=_by_day)),
        counts._replace(late=counts.late + others_late, expiring=expiring),
    )


def _is_quiet(capture: AnyCapture) -> bool:
    """Tell at once what belongs in no band, for an inbox may hold thousands: decided, or new and not pressing."""
    if capture.state == "new":
        wish = capture.suggestion
        return wish.due is None and wish.importance in _UNPRESSING
    return capture.state in _DECIDED


def _new(captures: Iterable[AnyCapture]) -> int:
    return sum(capture.state == "new" for capture in captures)


def _seen(record: AnyCapture | Owed, day: Day) -> Seen:
    """Return a record with its day and how late it is; what is paused has no day, unless it was late before."""
    due = due_day(record, day.workdays, day.today)
    late = late_by(record, due, day.today)
    return Seen(record, None if is_paused(record) and not late else due, late)


def _place(seen: Seen, day: Day) -> Place | None:
    if isinstance(seen.record, Capture | CaptureHead):
        return place_capture(seen.record, day)
    return place_owed(seen.record, seen.due, seen.late, day)


def _item(seen: Seen, place: Place) -> BandItem:
    record = seen.record
    return BandItem(
        id=record.id,
        kind=life_of(record).removesuffix(" out"),
        who=place.who,
        title=record.title,
        due=seen.due,
        late=seen.late,
        why=place.why,
        importance=(record.suggestion if isinstance(record, Capture | CaptureHead) else record).importance,
    )


def _weight(item: BandItem) -> int:
    return -WEIGHT[item.importance]


def _pressing_first(item: BandItem, soon: date) -> tuple[bool, int, date]:
    """What presses (late, or due within a day), then by importance, then by day."""
    due = item.due or date.max
    return (due > soon, _weight(item), due)


def _worst_first(item: BandItem) -> tuple[int, int, date]:
    return (-item.late, _weight(item), item.due or date.max)


def _by_day(item: BandItem) -> tuple[date, int]:
    return (item.due or date.max, _weight(item))


def _counts(seen: list[Seen], day: Day, quiet: int) -> Counts:
    return Counts(
        late=sum(one.late > 0 for one in seen),
        unanswered=sum(one.record.state == "assigned" for one in seen),
        undecided=quiet
        + sum(
            isinstance(one.record, Capture | CaptureHead) and is_undecided(one.record, day.now)
            for one in seen
        ),
        waiting=sum(is_waiting(one.record, day.now) for one in seen),
        due_today=sum(one.due == day.today for one in seen),
    )
