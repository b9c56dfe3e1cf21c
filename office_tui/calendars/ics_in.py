"""Bytes in, events out: every event of a calendar file read on its own, cleaned once, and never an exception."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

import msgspec

from office_tui.calendars.foreign import Foreign, Read
from office_tui.calendars.pieces import EVENTS_LIMIT, Piece, pieces
from office_tui.calendars.properties import When, properties
from office_tui.calendars.series import Patience, next_time
from office_tui.calendars.single import Around, Single, UnreadError, read_single
from office_tui.calendars.zones import describe

_HEAD: Final = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//office-tui//kept as it came//EN\r\n"
_FOOT: Final = b"END:VCALENDAR\r\n"
_ZONES_LIMIT: Final = 200
"""Zones of one file that are looked at."""
_KEPT_ZONES_LIMIT: Final = 20_000_000
"""Bytes of described zones that are kept, with all events of one file together."""
_ANY: Final = Piece(b"", (), 0, 0)
_UNTITLED: Final = "(no title)"


def read(data: bytes, now: datetime) -> Read:
    """Read a calendar; `now` is the office's time, from whose day on series are looked at."""
    return _Reading(data, now).read()


class _Reading:
    """One file being read."""

    def __init__(self, data: bytes, now: datetime) -> None:
        here = now.tzinfo
        assert here is not None
        self._data = data
        self._now = now
        self._here = here
        self._described: dict[str, tzinfo] = {}
        self._zones: dict[str, Piece] = {}
        self._zones_found = 0
        self._zones_kept = 0
        self._patience = Patience()
        self._unread: list[str] = []
        self._read = 0

    def read(self) -> Read:
        """Read every event there is, and put those of one name together."""
        found: list[Piece] = []
        for piece in pieces(self._data):
            if piece.name == b"VTIMEZONE":
                self._take_zone(piece)
            else:
                found.append(piece)
        if len(found) > EVENTS_LIMIT:
            self._unread.append(f"those after the first {EVENTS_LIMIT} were left out")
        singles = list(self._singles(found[:EVENTS_LIMIT]))
        self._read = len(singles)
        events = [self._together(*each) for each in _series(singles)]
        return Read(
            events=tuple(each for each in events if each is not None),
            found=len(found),
            read=self._read,
            unread=tuple(self._unread),
        )

    def _take_zone(self, piece: Piece) -> None:
        self._zones_found += 1
        if self._zones_found > _ZONES_LIMIT:
            return
        described = describe([(each.name, each.value.strip()) for each in properties(piece.lines)])
        if described is not None and described[0] not in self._described:
            self._described[described[0]] = described[1]
            self._zones[described[0]] = piece

    def _singles(self, found: Sequence[Piece]) -> Iterator[Single]:
        around = Around(self._described, self._here)
        for number, piece in enumerate(found, 1):
            try:
                yield read_single(piece, around)
            except UnreadError as error:
                self._unread.append(f"event {number}: {error}")
            except Exception as error:  # noqa: BLE001 - one event of a stranger never stops an import
                self._unread.append(f"event {number}: it defies reading ({type(error).__name__})")

    def _together(self, main: Single, moved: Sequence[Single]) -> Foreign | None:
        try:
            return self._foreign(main, moved)
        except Exception as error:  # noqa: BLE001 - as above
            self._read -= 1 + len(moved)
            self._unread.append(f"“{main.title[:60]}”: it defies reading ({type(error).__name__})")
            return None

    def _foreign(self, main: Single, moved: Sequence[Single]) -> Foreign:
        coming = next_time(main, moved, self._now, self._patience)
        said, mark = coming.said_by, _mark(main, moved)
        return Foreign(
            uid=main.uid or mark,
            title=said.title or main.title or _UNTITLED,
            start=coming.at,
            end=_ends(said, coming.at),
            place=said.place or main.place,
            sender=said.sender or main.sender,
            address=said.address or main.address,
            text=said.text or main.text,
            repeats=coming.repeats,
            is_over=coming.is_over,
            is_cancelled=main.is_cancelled,
            sequence=max(each.sequence for each in (main, *moved)),
            changed=max((each.changed for each in (main, *moved) if each.changed), default=None),
            mark=mark,
            content=self._content(main, moved),
            cleaned=any(each.cleaned for each in (main, *moved)),
            warnings=(
                *coming.warnings,
                *([f"its date, “{main.no_date}”, cannot be read"] if main.no_date else []),
            ),
        )

    def _content(self, main: Single, moved: Sequence[Single]) -> bytes:
        """Return a calendar of these events alone, byte for byte as they came, with the zones they name."""
        named = b"\n".join(line for each in (main, *moved) for line in each.piece.lines)
        zones = [piece for name, piece in self._zones.items() if _names(named, name.encode())]
        self._zones_kept += sum(piece.end - piece.start for piece in zones)
        if self._zones_kept > _KEPT_ZONES_LIMIT:
            zones = []
        every = (*zones, *(each.piece for each in (main, *moved)))
        return _HEAD + b"".join(map(self._whole, every)) + _FOOT

    def _whole(self, piece: Piece) -> bytes:
        """Return the bytes of a piece, ended where it was not."""
        bytes_ = self._data[piece.start : piece.end].rstrip(b"\r\n") + b"\r\n"
        ending = b"END:" + piece.name + b"\r\n"
        return bytes_ if bytes_.upper().endswith(ending) else bytes_ + ending


def _series(singles: Sequence[Single]) -> Iterator[tuple[Single, list[Single]]]:
    """Yield each event that stands for itself, with those that replace times of it.

    Of several of one name the latest version counts; where none is later, each is one of its own.
    """
    named: dict[str, list[Single]] = {}
    said = {each._replace(piece=_ANY): each for each in reversed(singles)}
    for single in reversed(said.values()):
        named.setdefault(single.uid, []).append(single)
    for uid, every in named.items():
        mains = [each for each in every if each.instead_of is None] or every[:1]
        moved = [each for each in every if each.instead_of is not None and each is not mains[0]]
        newest = max(each.sequence for each in mains)
        latest = mains if not uid else [each for each in mains if each.sequence == newest]
        for number, main in enumerate(latest):
            named_apart = main if not number or not uid else main._replace(uid=f"{uid} ({number + 1})")
            yield named_apart, moved if not number and uid else []


def _names(lines: bytes, zone: bytes) -> bool:
    return b"TZID=" + zone in lines or b'TZID="' + zone in lines


def _ends(said: Single, at: When | None) -> When | None:
    """Return when it ends if it is `at` another time than it says, with the same length."""
    if said.end is None or said.start is None or at is None or at == said.start:
        return said.end
    length: timedelta = said.end - said.start
    return at + length


def _mark(main: Single, moved: Sequence[Single]) -> str:
    """Return a hash of all that matters: not of when it was sent, nor by which program."""
    said = [
        [
            each.title, each.start, each.end, each.rule, each.more, each.without, each.place, each.sender,
            each.address, each.text, each.is_cancelled, each.instead_of,
        ]
        for each in (main, *moved)
    ]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()
