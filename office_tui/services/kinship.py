"""Which of the records here a message belongs to: the one it repeats, the letter it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from office_tui.domain.letter import Direction
from office_tui.domain.record import Record
from office_tui.store.draft import Draft


class MailHead(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Of a capture or letter only what ties messages together."""

    number: str = ""
    direction: Direction = "in"
    message: str = ""
    message_id: str = ""


class Answered(NamedTuple):
    """The letter a message belongs to, and how that is known; `id` is empty where there is none."""

    id: str = ""
    is_ours: bool = False
    because: str = ""


class Kinship:
    """The captures and letters by their hashes, Message-IDs and numbers, as a draft has them."""

    def __init__(self, draft: Draft) -> None:
        letters = draft.headers("letters", MailHead)
        both = [*draft.headers("captures", MailHead), *letters]
        self.hashes = {each.message for each in both if each.message}
        self._bearers = {_bare(each.message_id): each.id for each in both if each.message_id}
        self._letters = {_bare(each.message_id): each for each in letters if each.message_id}
        self._sent = {each.number: each for each in letters if each.number and each.direction == "out"}
        longest_first = sorted(self._sent, key=len, reverse=True)
        self._numbers = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\d)")

    def add(self, id_: str, sha256: str, message_id: str) -> None:
        """Take in a message that has just become a record."""
        self.hashes.add(sha256)
        if message_id:
            self._bearers.setdefault(message_id, id_)

    def bearer(self, message_id: str) -> str:
        """Return the id of the record that bears this Message-ID already, or nothing."""
        return self._bearers.get(message_id, "") if message_id else ""

    def answered(self, in_reply_to: Sequence[str], subject: str) -> Answered:
        """Return the letter that a message answers: by what it replies to, else by our number in its subject."""
        return next(self._candidates(in_reply_to, subject), Answered())

    def _candidates(self, in_reply_to: Sequence[str], subject: str) -> Iterator[Answered]:
        replied = [letter for one in in_reply_to if (letter := self._letters.get(one)) is not None]
        for letter in sorted(replied, key=lambda letter: letter.direction != "out"):
            ours = letter.direction == "out"
            yield Answered(
                letter.id, ours, f"{'answers' if ours else 'belongs to'} {letter.id} (its headers say so)"
            )
        named = self._numbers.search(subject) if self._sent else None
        if named is not None:
            letter = self._sent[named[0]]
            yield Answered(
                letter.id, is_ours=True, because=f"answers {letter.id} (our {named[0]} is in the subject)"
            )


def _bare(message_id: str) -> str:
    """Return a Message-ID without its brackets, however it was put down."""
    return message_id.strip().removeprefix("<").removesuffix(">")
