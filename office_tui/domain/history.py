"""What the office remembers of senders: who had their last things, what became of them, and what came already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.names import fold
from office_tui.domain.our_numbers import OurNumbers

LAST = 4
"""How many of a sender's last things are looked at."""


class Past(NamedTuple):
    """One thing of a sender that was decided: what it became, and which department had it (perhaps none)."""

    became: str
    department: str


class Came(NamedTuple):
    """Something that came from a sender under a subject: its id, when, and the hashes of its files."""

    id: str
    received: datetime | None
    files: frozenset[str]


class History:
    """Looked up for every suggestion, and added to as things come in; the rules that read it are in `clues`."""

    def __init__(self) -> None:
        self._past: dict[str, list[Past]] = {}
        self._messages: dict[str, str] = {}
        self._came: dict[tuple[str, str], Came] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._sent: dict[str, Letter] = {}
        self._ours: OurNumbers[Letter] = OurNumbers()

    def add_capture(self, capture: Capture) -> None:
        """Remember that something came, so that what repeats it is known."""
        sender = sender_key(capture.address, capture.sender)
        if capture.message_id:
            self._messages.setdefault(capture.message_id, capture.id)
        if sender and capture.their_number:
            self._numbers.setdefault((sender, fold(capture.their_number)), capture.id)
        if sender and capture.title:
            files = frozenset(file.sha256 for file in capture.attachments)
            self._came[sender, fold(capture.title)] = Came(capture.id, capture.received, files)

    def add_letter(self, letter: Letter) -> None:
        """Remember a letter: one of ours by what it is answered with, one that came by who had it."""
        if letter.direction == "out":
            self._add_ours(letter)
            return
        self._add_past(letter.address, letter.party, Past("letter", letter.department))
        if letter.their_number:
            self._numbers[sender_key(letter.address, letter.party), fold(letter.their_number)] = letter.id

    def add_directive(self, directive: Directive, capture: Capture | None) -> None:
        """Remember who had a directive, under the sender of the capture it was made from."""
        if capture is not None:
            self._add_past(capture.address, capture.sender, Past("directive", directive.department))

    def past(self, address: str, name: str) -> tuple[Past, ...]:
        """Return what became of this sender's last things, oldest first."""
        return tuple(self._past.get(sender_key(address, name), ())[-LAST:])

    def same_message(self, message_id: str) -> str:
        """Return the id of what bears this Message-ID already, or nothing."""
        return self._messages.get(message_id, "") if message_id else ""

    def same_number(self, address: str, name: str, number: str) -> str:
        """Return the id of what this sender sent under this number of theirs, or nothing."""
        return self._numbers.get((sender_key(address, name), fold(number)), "") if number else ""

    def same_subject(self, address: str, name: str, subject: str) -> Came | None:
        """Return what this sender sent last under this subject."""
        return self._came.get((sender_key(address, name), fold(subject)))

    def sent(self, message_id: str) -> Letter | None:
        """Return our letter that went out as this message."""
        return self._sent.get(message_id)

    def our_number_in(self, subject: str) -> Letter | None:
        """Return our letter whose number stands in a subject, the longest number if several do."""
        return self._ours.in_(subject)

    def _add_ours(self, letter: Letter) -> None:
        if letter.message_id:
            self._sent[letter.message_id] = letter
        self._ours.add(letter)

    def _add_past(self, address: str, name: str, past: Past) -> None:
        key = sender_key(address, name)
        if key:
            self._past.setdefault(key, []).append(past)


def sender_key(address: str, name: str) -> str:
    """Return what a sender is known by: the mail address, else the name; case and width do not matter."""
    return fold(address) or fold(name)


def remember(
    captures: Iterable[Capture], directives: Iterable[Directive], letters: Iterable[Letter]
) -> History:
    """Gather the history of an office from its records, each kind oldest first."""
    history, by_id = History(), dict[str, Capture]()
    for capture in captures:
        by_id[capture.id] = capture
        history.add_capture(capture)
    for letter in letters:
        history.add_letter(letter)
    for directive in directives:
        history.add_directive(directive, by_id.get(directive.capture))
    return history
