"""The marks in a typed line: `!high` says how much it matters, `@Li` who does it."""

from __future__ import annotations

import re
from typing import NamedTuple

from office_tui.domain.capture import Importance
from office_tui.domain.names import Named, exactly, match
from office_tui.domain.pattern import pattern
from office_tui.domain.record import Problem

_DEGREES: dict[str, Importance] = {
    "low": "low", "normal": "normal", "high": "high", "top": "top",
    "urgent": "top", "critical": "top", "asap": "top", "important": "high",
    "1": "top", "2": "high", "3": "normal", "4": "low",
    "低": "low", "中": "normal", "普通": "normal", "一般": "normal", "高": "high", "重要": "high",
    "急": "top", "加急": "high", "紧急": "top", "特急": "top", "最高": "top",
}  # fmt: skip
_WORDS = ("low", "normal", "high", "top")

# A mark begins a word; in Chinese, where words are not spaced, it may follow a character or a comma.
_AHEAD = r"(?:(?<=^)|(?<=[\s,;:，；：。、（(\u3400-\u9fff]))"
_IMPORTANCE = pattern(rf"{_AHEAD}[!！]([A-Za-z]{{1,10}}|\d|[\u4e00-\u9fff]{{1,2}})(?=$|[\s,;，；。、@!])")
_PERSON = pattern(rf"{_AHEAD}[@＠](?=[^\W_]|[\"“])")
_QUOTED = pattern(r"[\"“]([^\"”]+)[\"”]")
_CHINESE = pattern(r"[\u3400-\u9fff·]+")
_WORD = pattern(r"[\w'’-]+(?:\.[\w'’-]+)*(?:@[\w.-]+\w)?")
_WRITTEN_NAME = 4
"""A Chinese name has at most so many characters; a longer run has run into the next word."""


class Marks(NamedTuple):
    """What the marks say, the names as typed, and the line without them."""

    rest: str
    importance: Importance | None
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def take_marks(line: str, known: tuple[Named, ...]) -> Marks:
    """Take every mark out of a line; `known` tells where a name of two words, or an unspaced one, ends."""
    degrees: list[Importance] = []
    problems: list[Problem] = []

    def degree(mark: re.Match[str]) -> str:
        read = importance_of(mark[1])
        if read is None and mark[1].isascii():
            problems.append(Problem("importance", f"“{mark[0]}” is none of !low, !normal, !high, !top."))
        if read is None:
            return mark[0]
        degrees.append(read)
        return " "

    rest, names = _take_names(_IMPORTANCE.sub(degree, line), known)
    if len(set(degrees)) > 1:
        problems.append(
            Problem("importance", f"Both {' and '.join(dict.fromkeys(degrees))} are marked; leave one.")
        )
    one = degrees[0] if len(set(degrees)) == 1 else None
    return Marks(rest, one, names, tuple(problems))


def importance_of(word: str) -> Importance | None:
    """Return the importance a word means: in full, its first letters, 1 (top) to 4 (low), or 低 中 高 急."""
    word = word.casefold()
    if word in _DEGREES:
        return _DEGREES[word]
    begun = [name for name in _WORDS if name.startswith(word)]
    return _DEGREES[begun[0]] if len(begun) == 1 else None


def _take_names(text: str, known: tuple[Named, ...]) -> tuple[str, tuple[str, ...]]:
    names: list[str] = []
    start = 0
    while mark := _PERSON.search(text, start):
        name, end = _read_name(text, mark.end(), known)
        if not name:
            start = mark.end()
            continue
        names.append(name)
        text = f"{text[: mark.start()]} {text[end:]}"
        start = mark.start()
    return text, tuple(dict.fromkeys(names))


def _read_name(text: str, start: int, known: tuple[Named, ...]) -> tuple[str, int]:
    """Read the name behind an `@`, as typed, and where it ends."""
    if quoted := _QUOTED.match(text, start):
        return quoted[1].strip(), quoted.end()
    if run := _CHINESE.match(text, start):
        name = _unspaced(run[0], known)
        return name, start + len(name)
    return _spaced(text, start, known)


def _spaced(text: str, start: int, known: tuple[Named, ...]) -> tuple[str, int]:
    words: list[re.Match[str]] = []
    at = start
    while len(words) < 3 and (word := _WORD.match(text, at)):
        words.append(word)
        at = word.end() + 1
    for count in range(len(words), 1, -1):
        name = " ".join(word[0] for word in words[:count])
        if exactly(name, known).ids:
            return name, words[count - 1].end()
    return (words[0][0].replace("_", " "), words[0].end()) if words else ("", start)


def _unspaced(run: str, known: tuple[Named, ...]) -> str:
    """Tell where a name ends that runs into the next word: `@李伟周五前交` names 李伟."""
    if match(run, known).ids:
        return run
    shorter = [run[:length] for length in range(len(run) - 1, 0, -1)]
    exact = next((name for name in shorter if exactly(name, known).ids), "")
    if exact or len(run) <= _WRITTEN_NAME:
        return exact or run
    return next((name for name in shorter if match(name, known).ids), run)
