"""What a calendar file brings: each event as the capture it will be, told apart by its name and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.dates import say_date
from office_tui.errors import OfficeError

if TYPE_CHECKING:
    from office_tui.calendars.foreign import Foreign


class KnownEvent(NamedTuple):
    """An event that came before: its capture, the kept file of how it came, and whether it is still undecided."""

    id: str
    message: str
    is_new: bool


KnownEvents = Mapping[str, Sequence[KnownEvent]]
"""By the name that the sender's program gave, oldest first."""


class Version(NamedTuple):
    """An event as it came before: what it said, and where it is: here, or at a place among what is being read."""

    said: Foreign
    known: KnownEvent | None
    at: int

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.known is None or self.known.is_new


def known_version(known: KnownEvent, kept: Path, now: datetime) -> Foreign | None:
    """Return what an event said when it came before; None where that cannot be read any more."""
    from office_tui.calendars.ics_in import read
    from office_tui.store.kept import read_kept

    try:
        events = read(read_kept(kept, known.message), now).events
    except OfficeError:
        return None
    return events[0] if events else None


def is_told(event: Foreign, before: Version) -> bool:
    """Say whether an event tells nothing that is not here: it says the same, or is an older version."""
    return event.mark == before.said.mark or _is_newer(before.said, event)


def replaced(event: Foreign, versions: Sequence[Version]) -> Version | None:
    """Return the version whose place an event takes: the last older one, as long as nobody has decided on it."""
    return next((each for each in reversed(versions) if each.is_open and _is_newer(event, each.said)), None)


def _is_newer(event: Foreign, other: Foreign) -> bool:
    """Say whether an event is surely the later version; some programs count, others only give the time."""
    if event.sequence != other.sequence:
        return event.sequence > other.sequence
    return event.changed is not None and other.changed is not None and event.changed > other.changed


def capture_of(event: Foreign, now: datetime) -> Capture:
    """Return the capture of an event, without an id, a hash and a suggestion."""
    from office_tui.mail.suspicion import suspicions

    return Capture(
        title=f"Cancelled: {event.title}" if event.is_cancelled else event.title,
        source="calendar",
        received=now,
        sender=event.sender or event.address,
        address=event.address,
        message_id=event.uid,
        cleaned=event.cleaned,
        warnings=(*suspicions(event.sender, event.address), *event.warnings),
    )


def body_of(event: Foreign, now: datetime) -> str:
    """Return the text of a capture: when and where, how often, and what the sender wrote."""
    head = [when_of(event, now), f"Where: {event.place}" if event.place else "", _repeats(event)]
    return "\n\n".join(each for each in ("\n".join(filter(None, head)), event.text) if each)


def when_of(event: Foreign, now: datetime) -> str:
    """Return when it is, in the office's zone: `Tue 10 Mar 2026, 09:00 – 11:00`."""
    if event.start is None:
        return ""
    start, end = _said(event.start, now), _said(event.end, now) if event.end is not None else ""
    if end and isinstance(event.start, datetime) and isinstance(event.end, datetime):
        day = start.rpartition(", ")[0]
        end = end.removeprefix(f"{day}, ")
    return f"{start} – {end}" if end else start


def suggested(event: Foreign, suggestion: Suggestion, now: datetime, before: Version | None) -> Suggestion:
    """Return the suggestion with the event's day as the day it is due, unless that is past, and why."""
    day, today = day_of(event, now), now.date()
    is_due = day is not None and day >= today and not (event.is_over or event.is_cancelled)
    reasons = (*_reasons(event, day, today), *_changes(event, before, now))
    return replace(suggestion, due=day if is_due else suggestion.due, because=(*reasons, *suggestion.because))


def day_of(event: Foreign, now: datetime) -> date | None:
    """Return the day of an event in the office's zone."""
    if isinstance(event.start, datetime):
        return event.start.astimezone(now.tzinfo).date()
    return event.start


def _reasons(event: Foreign, day: date | None, today: date) -> Iterator[str]:
    if event.is_cancelled:
        yield "the sender cancelled it"
    elif day is None:
        yield "its calendar names no date that can be read"
    elif event.is_over:
        yield f"it began {say_date(day, today)}, and comes round no more"
    elif event.repeats:
        yield f"it comes round {event.repeats}; next {say_date(day, today)}"
    else:
        yield f"its calendar says {say_date(day, today)}"


def _changes(event: Foreign, before: Version | None, now: datetime) -> Iterator[str]:
    """Yield what is otherwise than when it came before."""
    if before is None or before.known is None:
        return
    was = when_of(before.said, now)
    moved = f"; it was {was}" if was and was != when_of(event, now) else ""
    what = "what stood here" if before.known.is_new and _is_newer(event, before.said) else before.known.id
    yield f"it changes {what}{moved}"


def _repeats(event: Foreign) -> str:
    if not event.repeats:
        return ""
    return f"Repeats {event.repeats}; " + ("it is over." if event.is_over else "this is the next time.")


def _said(moment: date | datetime, now: datetime) -> str:
    if isinstance(moment, datetime):
        here = moment.astimezone(now.tzinfo)
        return f"{here:%a} {here.day} {here:%b %Y}, {here:%H:%M}"
    return f"{moment:%a} {moment.day} {moment:%b %Y}"
