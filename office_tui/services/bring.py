"""Bringing in messages: each becomes a capture in the inbox, all of one import in one entry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from office_tui.domain.capture import Capture, Suggestion, Text
from office_tui.domain.clean import clean_line
from office_tui.services.arriving import Arrived, Batch, Progress, Unread, read_all
from office_tui.services.desk import Desk
from office_tui.services.kinship import Kinship, MailHead
from office_tui.services.undo import IMPORT
from office_tui.store.draft import Draft

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

__all__ = ["Batch", "Brought", "Progress", "Unread", "bring", "known_hashes", "read_all", "register"]


class Brought(NamedTuple):
    """What an import did: how many came in, how many were here already, what could not be read, and the new ids."""

    imported: int
    present: int
    unreadable: tuple[Unread, ...]
    ids: tuple[str, ...]


def bring(
    desk: Desk,
    paths: Sequence[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Brought:
    """Bring in every message in `paths`; `-` is standard input. Cancelled, nothing is brought in."""
    stdin = sys.stdin.buffer if "-" in paths else None
    batch = read_all(paths, desk.where.kept, known_hashes(desk), progress, cancelled, stdin=stdin)
    return register(desk, batch)


def known_hashes(desk: Desk) -> frozenset[str]:
    """Return the SHA-256 of every message that is here already."""
    heads = [each for table in ("captures", "letters") for each in desk.headers(table, MailHead)]
    return frozenset(each.message for each in heads if each.message)


def register(desk: Desk, batch: Batch) -> Brought:
    """Put what was read into the inbox, as one entry; what came in meanwhile from elsewhere is left out."""
    ids: list[str] = []

    def build(draft: Draft) -> None:
        kinship = Kinship(draft)
        now = desk.now.replace(microsecond=0)
        news = (each for each in _oldest_first(batch.arrived) if each.message.sha256 not in kinship.hashes)
        ids.extend(_put(draft, arrived, kinship, now) for arrived in news)

    if batch.arrived and not batch.is_cancelled:
        desk.change(_label(batch), build)
    doubled = 0 if batch.is_cancelled else len(batch.arrived) - len(ids)
    return Brought(len(ids), batch.present + doubled, batch.unreadable, tuple(ids))


def _label(batch: Batch) -> str:
    count = len(batch.arrived)
    where = ", ".join("standard input" if path == "-" else Path(path).name for path in batch.paths)
    return clean_line(f"{IMPORT}: {count} message{'s' if count != 1 else ''} from {where}")[:120]


def _oldest_first(arrived: list[Arrived]) -> list[Arrived]:
    """Order by date, so that a letter stands before what answers or repeats it; the undated come first."""
    return sorted(arrived, key=lambda each: each.message.date or _LONG_AGO)


def _put(draft: Draft, arrived: Arrived, kinship: Kinship, now: datetime) -> str:
    message = arrived.message
    id_ = f"CAP-{draft.issue('captures')}"
    text = draft.put(Text(of=id_, body=message.text)).id if message.text else ""
    draft.put(_capture(arrived, id_, text, _suggestion(arrived, kinship), now))
    kinship.add(id_, message.sha256, message.message_id)
    return id_


def _capture(arrived: Arrived, id_: str, text: str, suggestion: Suggestion, now: datetime) -> Capture:
    message = arrived.message
    return Capture(
        id=id_,
        title=message.subject or "(no subject)",
        source="mail",
        received=_received(message.date, now),
        sender=message.sender or message.address,
        address=message.address,
        dated=message.date.date() if message.date else None,
        text=text,
        attachments=arrived.attachments,
        message=message.sha256,
        message_id=message.message_id,
        in_reply_to=message.in_reply_to,
        cleaned=message.cleaned,
        warnings=message.warnings,
        suggestion=suggestion,
    )


def _received(written: datetime | None, now: datetime) -> datetime:
    """Return when it reached the office, in the office's zone: a date that is yet to come is not believed."""
    return now if written is None or written > now else written.astimezone(now.tzinfo)


def _suggestion(arrived: Arrived, kinship: Kinship) -> Suggestion:
    message = arrived.message
    bearer = kinship.bearer(message.message_id)
    if bearer:
        return Suggestion(duplicate_of=bearer, because=(f"bears the same Message-ID as {bearer}",))
    answered = kinship.answered(message.in_reply_to, message.subject)
    if not answered.id:
        return Suggestion()
    return Suggestion(becomes="letter", because=(answered.because,))
