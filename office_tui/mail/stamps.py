"""When a message was written, by its own word or by that of the servers that carried it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from office_tui.mail.headers import Headers
from office_tui.mail.words import header_text

_MORE_THAN_A_DAY = 24 * 3600


def written(headers: Headers) -> datetime | None:
    """Return the date of a message with its zone (UTC where none is named), or None where none can be read.

    Where `Date` is missing or unreadable, the stamp of the last server counts, then that of a re-sender.
    """
    received = headers.first(b"received").rpartition(b";")[2]
    candidates = (headers.first(b"date"), received, headers.first(b"resent-date"))
    return next(
        (moment for raw in candidates if raw and (moment := read_stamp(header_text(raw))) is not None), None
    )


def read_stamp(text: str) -> datetime | None:
    """Return the moment an RFC 5322 date names, in many broken forms too; None if it is none to believe."""
    from email.utils import parsedate_tz

    try:
        fields = parsedate_tz(text[:200])
        if fields is None or not 1970 <= fields[0] < 2200:
            return None
        offset = fields[9] or 0
        zone = timezone(timedelta(seconds=offset)) if 0 < abs(offset) < _MORE_THAN_A_DAY else UTC
        return datetime(*fields[:6], tzinfo=zone)
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
        return None
