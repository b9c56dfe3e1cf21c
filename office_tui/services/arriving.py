"""Reading what arrives: messages become plain values and kept files; the desk is not touched, so a thread may do it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from msgspec.structs import replace

from office_tui.domain.record import Attachment
from office_tui.store.kept import Keeper

if TYPE_CHECKING:
    from office_tui.mail.mbox import Piece
    from office_tui.mail.message import Message

_TOLD_EVERY = 0.1
"""Seconds between two tellings of progress."""
_SETTLED_EVERY = 64_000_000
"""Bytes kept before they are made durable under their names."""


class Progress(NamedTuple):
    """How far the reading is: messages read, here already, unreadable; bytes gone through, and of how many."""

    read: int
    present: int
    unreadable: int
    done: int
    whole: int
    """Zero where nobody can say, as of standard input."""


class Unread(NamedTuple):
    """What could not be read, and why."""

    path: str
    why: str


class Arrived(NamedTuple):
    """One message, read, and its attachments, kept."""

    message: Message
    attachments: tuple[Attachment, ...]


class Batch(NamedTuple):
    """What was read, ready to be registered; `is_cancelled` where the person had enough of waiting."""

    arrived: list[Arrived]
    present: int
    unreadable: tuple[Unread, ...]
    paths: tuple[str, ...]
    is_cancelled: bool


def read_all(
    paths: Sequence[str | Path],
    kept: Path,
    known: Collection[str],
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    stdin: BinaryIO | None = None,
) -> Batch:
    """Read every message in `paths`, and keep the bytes and attachments of those whose hash is not `known`.

    All that was kept is durable when this returns. Raises `AccessError` where nothing can be kept.
    """
    from office_tui.mail.sources import sources, whole_size

    reading = _Reading(set(known), whole_size(paths), progress)
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
    return Batch(
        reading.arrived, reading.present, tuple(reading.unreadable), tuple(map(str, paths)), is_cancelled
    )


class _Reading:
    """What was read so far."""

    def __init__(self, known: set[str], whole: int, progress: Callable[[Progress], None] | None) -> None:
        self.arrived: list[Arrived] = []
        self.unreadable: list[Unread] = []
        self.present = 0
        self.whole = whole
        self._known = known
        self._progress = progress
        self._told = 0.0
        self._unsettled = 0

    def take(self, piece: Piece, label: str, keeper: Keeper) -> None:
        """Read one message, unless it is known, and keep its files."""
        from office_tui.mail.message import Unreadable
        from office_tui.mail.read import read

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
        self.arrived.append(Arrived(message, _kept(piece, message, keeper)))
        self._unsettled += 2 * len(piece.data)
        if self._unsettled > _SETTLED_EVERY:
            keeper.settle()
            self._unsettled = 0

    def tell(self, done: int, *, at_once: bool = False) -> None:
        """Tell how far it is, but not so often that telling becomes the work."""
        if self._progress is not None and (at_once or monotonic() - self._told > _TOLD_EVERY):
            self._told = monotonic()
            self._progress(Progress(len(self.arrived), self.present, len(self.unreadable), done, self.whole))


def _kept(piece: Piece, message: Message, keeper: Keeper) -> tuple[Attachment, ...]:
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
