"""Reading calendars among what arrives: each event once, in its latest version, unless it is ours or here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.suggest import suggest
from office_tui.services.arrival import Arrived, Here, Unread
from office_tui.services.arriving_events import (
    Version,
    body_of,
    capture_of,
    is_told,
    known_version,
    replaced,
    suggested,
)
from office_tui.store.kept import Keeper

if TYPE_CHECKING:
    from office_tui.calendars.foreign import Foreign, Read
    from office_tui.mail.mbox import Piece

_CLUES_WITHIN = 50_000
"""Characters of a text in which clues for a suggestion are looked for."""
_TOLD = 10
"""So many events of one file that could not be read are told one by one."""


def suggestion_for(capture: Capture, text: str, here: Here) -> Suggestion:
    """Return what is suggested for something that arrived with this text."""
    return suggest(
        capture, _said(text), here.history, here.departments, here.people, here.today, here.workdays
    )


def _said(text: str) -> str:
    """Return the beginning of a text without its empty lines: the clues' patterns go through runs of blanks slowly."""
    return "\n".join(filter(None, map(str.rstrip, text[:_CLUES_WITHIN].split("\n"))))


class Calendars:
    """The calendars of one import; what it finds goes to the lists it was given.

    `read` of the `found` events could be read; `present` were here already.
    """

    def __init__(
        self, here: Here, kept: Path, arrived: list[Arrived], unreadable: list[Unread], known: set[str]
    ) -> None:
        self.read = 0
        self.found = 0
        self.present = 0
        self._here = here
        self._kept = kept
        self._arrived = arrived
        self._unreadable = unreadable
        self._known = known
        self._named: dict[str, list[Version]] = {}

    def take(self, piece: Piece, label: str, keeper: Keeper) -> int:
        """Read a calendar, each of its events on its own; return how many bytes were kept."""
        from office_tui.calendars.ics_in import read

        if piece.size > len(piece.data):
            why = f"too big to be read as a calendar ({piece.size / 1e6:.0f} MB)"
            self._unreadable.append(Unread(label, why))
            return 0
        calendar = read(piece.data, self._here.now)
        self._tell_unread(calendar, label)
        return sum(self._take_event(event, keeper) for event in calendar.events)

    def _tell_unread(self, calendar: Read, label: str) -> None:
        self.found += calendar.found
        self.read += calendar.read
        whys = [*calendar.unread[:_TOLD], *([] if calendar.found else ["there is no event in it"])]
        if len(calendar.unread) > _TOLD:
            whys.append(f"and {len(calendar.unread) - _TOLD} events more")
        self._unreadable += [Unread(label, why) for why in whys]

    def _take_event(self, event: Foreign, keeper: Keeper) -> int:
        """Take an event, unless it is ours, is here, or came in a later version; keep it as it came."""
        sha256 = hashlib.sha256(event.content).hexdigest()
        is_here = sha256 in self._known or event.uid.startswith(self._here.ours)
        versions = [] if is_here else self._versions(event.uid)
        if is_here or any(is_told(event, each) for each in versions):
            self.present += 1
            return 0
        self._known.add(keeper.keep(event.content))
        place = replaced(event, versions)
        arrived = self._as_arrived(event, sha256, place, versions)
        at = len(self._arrived) if place is None or place.at < 0 else place.at
        self.present += at < len(self._arrived)
        self._arrived[at : at + 1] = [arrived]
        self._named.setdefault(event.uid, []).append(Version(event, None, at))
        return len(event.content)

    def _versions(self, uid: str) -> list[Version]:
        """Return what is here of an event, and then what came in this import."""
        known = [
            Version(said, each, -1)
            for each in self._here.events.get(uid, ())
            if (said := known_version(each, self._kept, self._here.now)) is not None
        ]
        return known + self._named.get(uid, [])

    def _as_arrived(
        self, event: Foreign, sha256: str, place: Version | None, versions: Sequence[Version]
    ) -> Arrived:
        now = self._here.now
        before = place or next(reversed(versions), None)
        capture, body = replace(capture_of(event, now), message=sha256), body_of(event, now)
        suggestion = suggested(event, suggestion_for(capture, body, self._here), now, before)
        if place is not None and place.at >= 0:
            instead_of = self._arrived[place.at].instead_of
        else:
            instead_of = place.known.id if place is not None and place.known is not None else ""
        return Arrived(replace(capture, suggestion=suggestion), body, instead_of)
