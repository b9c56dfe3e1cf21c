"""Reading what arrives, on plain values alone: the desk is not touched, so a thread may do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from office_tui.domain.capture import Capture
from office_tui.domain.record import Attachment
from office_tui.services.arrival import Arrived, Batch, Here, Progress, Unread
from office_tui.services.arriving_calendar import Calendars, suggestion_for
from office_tui.store.kept import Keeper

if TYPE_CHECKING:
    from office_tui.mail.mbox import Piece
    from office_tui.mail.message import Message

_TOLD_EVERY = 0.1
"""Seconds between two tellings of progress."""
_SETTLED_EVERY = 64_000_000
"""Bytes kept before they are made durable under their names."""


def read_all(
    paths: Sequence[str | Path],
    kept: Path,
    here: Here,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    stdin: BinaryIO | None = None,
) -> Batch:
    """Read every message in `paths`, and keep the bytes and attachments of those that are not here.

    All that was kept is durable when this returns. Raises `AccessError` where nothing can be kept.
    """
    from office_tui.mail.sources import sources, whole_size

    reading = _Reading(here, kept, whole_size(paths), progress)
    is_cancelled = False
    with Keeper(kept) as keeper:
        for source in sources(paths, stdin):
            is_cancelled = cancelled()
            if is_cancelled:
                break
            if source.piece is None:
                reading.unreadable.append(Unread(source.label, source.problem))
            else:
                reading.take(source.piece, source.label, keeper)
            reading.tell(source.done)
    reading.tell(reading.whole, at_once=True)
    names = tuple(map(str, paths))
    return Batch(
        reading.arrived,
        reading.present + reading.calendars.present,
        tuple(reading.unreadable),
        names,
        here.history,
        is_cancelled,
        reading.calendars.read,
        reading.calendars.found,
    )


class _Reading:
    """What was read so far."""

    def __init__(
        self, here: Here, kept: Path, whole: int, progress: Callable[[Progress], None] | None
    ) -> None:
        self.arrived: list[Arrived] = []
        self.unreadable: list[Unread] = []
        self.present = 0
        self.whole = whole
        self._here = here
        self._known = set(here.hashes)
        self.calendars = Calendars(here, kept, self.arrived, self.unreadable, self._known)
        self._progress = progress
        self._told = 0.0
        self._unsettled = 0

    def take(self, piece: Piece, label: str, keeper: Keeper) -> None:
        """Read one message, unless it is here, and keep its files; or a calendar, event by event."""
        from office_tui.calendars.pieces import is_calendar
        from office_tui.mail.message import Unreadable
        from office_tui.mail.read import read

        if is_calendar(piece.data):
            self._settle(self.calendars.take(piece, label, keeper), keeper)
            return
        if piece.sha256 in self._known:
            self.present += 1
            return
        message = read(piece.data, size=piece.size, sha256=piece.sha256)
        if isinstance(message, Unreadable):
            self.unreadable.append(Unread(label, message.why))
            return
        self._known.add(piece.sha256)
        if piece.size > len(piece.data):
            message = replace(message, warnings=(*message.warnings, f"it was left where it is: {label}"))
        self.arrived.append(self._arrived(message, _keep(piece, message, keeper)))
        self._settle(len(piece.data), keeper)

    def _arrived(self, message: Message, attachments: tuple[Attachment, ...]) -> Arrived:
        capture = _capture(message, attachments, self._here.now)
        suggestion = suggestion_for(capture, message.text, self._here)
        return Arrived(replace(capture, suggestion=suggestion), message.text)

    def _settle(self, size: int, keeper: Keeper) -> None:
        self._unsettled += 2 * size
        if self._unsettled > _SETTLED_EVERY:
            keeper.settle()
            self._unsettled = 0

    def tell(self, done: int, *, at_once: bool = False) -> None:
        """Tell how far it is, but not so often that telling becomes the work."""
        if self._progress is not None and (at_once or monotonic() - self._told > _TOLD_EVERY):
            self._told = monotonic()
            present = self.present + self.calendars.present
            self._progress(Progress(len(self.arrived), present, len(self.unreadable), done, self.whole))


def _keep(piece: Piece, message: Message, keeper: Keeper) -> tuple[Attachment, ...]:
    """Keep a message as it came, and each of its attachments; one that is over the limit stays where it is."""
    from office_tui.mail.read import contents

    if piece.size > len(piece.data):
        return ()
    keeper.keep(piece.data)
    attachments = []
    for one in message.attachments:
        content = contents(piece.data, one)
        sha256 = keeper.keep(content)
        attachments.append(Attachment(name=one.name, size=len(content), sha256=sha256, type=one.type))
    return tuple(attachments)


def _capture(message: Message, attachments: tuple[Attachment, ...], now: datetime) -> Capture:
    return Capture(
        title=message.subject or "(no subject)",
        source="mail",
        received=_received(message.date, now),
        sender=message.sender or message.address,
        address=message.address,
        dated=message.date.date() if message.date else None,
        attachments=attachments,
        message=message.sha256,
        message_id=message.message_id,
        in_reply_to=message.in_reply_to,
        cleaned=message.cleaned,
        warnings=message.warnings,
    )


def _received(written: datetime | None, now: datetime) -> datetime:
    """Return when it reached the office, in the office's zone: a date that is yet to come is not believed."""
    return now if written is None or written > now else written.astimezone(now.tzinfo)
