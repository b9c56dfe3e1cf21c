"""Our own numbers in what others write: which of our letters a subject names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from office_tui.domain.heads import AnyLetter
from office_tui.domain.names import fold

L = TypeVar("L", bound=AnyLetter)


class OurNumbers(Generic[L]):
    """Our letters by their numbers; heads serve as well as whole letters."""

    def __init__(self, letters: Iterable[L] = ()) -> None:
        self._numbered: dict[str, L] = {}
        self._lengths: set[int] = set()
        for letter in letters:
            self.add(letter)

    def add(self, letter: L) -> None:
        """Remember a letter by its number, if it is one of ours and bears one."""
        number = fold(letter.number) if letter.direction == "out" else ""
        if number:
            self._numbered[number] = letter
            self._lengths.add(len(number))

    def in_(self, subject: str) -> L | None:
        """Return the letter whose number stands in a subject, the longest number if several do.

        A number is never found within a longer one: `OUT-2026-1` does not stand in `OUT-2026-12`.
        """
        said = fold(subject)
        for length in sorted(self._lengths, reverse=True):
            for start in range(len(said) - length + 1):
                found = said[start : start + length]
                if found in self._numbered and not _goes_on(said, start, start + length):
                    return self._numbered[found]
        return None


def answers(letter: AnyLetter) -> str:
    """Say, as a suggestion does, that something answers a letter of ours."""
    return f"answers {letter.number or letter.id}"


def _goes_on(said: str, start: int, end: int) -> bool:
    """Say whether the figures at either end go on beyond it."""
    before = start and said[start - 1].isdigit() and said[start].isdigit()
    return bool(before) or (said[end - 1].isdigit() and said[end : end + 1].isdigit())
