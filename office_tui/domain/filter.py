"""What is typed into the filter box, read: free words, and terms such as `dept:legal due:<7d -is:late`."""

from __future__ import annotations

import re
from typing import NamedTuple

from office_tui.domain.due_terms import read_due
from office_tui.domain.marks import importance_of
from office_tui.domain.names import fold
from office_tui.domain.pattern import pattern
from office_tui.domain.record import Record
from office_tui.domain.sieve import Look, Term, sieve

__all__ = ["Filter", "Look", "Term", "matches", "parse_filter", "sieve"]

KEYS = {
    "dept": "dept", "department": "dept", "for": "dept", "部门": "dept",
    "owner": "owner", "who": "owner", "负责人": "owner",
    "from": "from", "by": "from", "来自": "from", "来文": "from",
    "is": "is", "状": "is",
    "due": "due", "期限": "due",
    "imp": "imp", "importance": "imp", "重要": "imp",
    "no": "no", "number": "no", "编号": "no", "文号": "no",
    "kind": "kind", "类型": "kind",
    "state": "state", "状态": "state",
    "title": "title", "标题": "title",
}  # fmt: skip
"""Every key and its other names, Chinese among them."""

STANDINGS = (
    "late", "waiting", "paused", "new", "undecided", "open", "settled", "important",
    "valid", "expiring", "expired", "window", "suspended", "lent", "missing", "red", "renewing",
)  # fmt: skip
"""What may stand behind `is:`; the second line is asked of licences only."""
KINDS = (
    "capture", "directive", "letter", "incoming", "outgoing", "assignment", "department", "person",
    "licence", "renewal", "loan", "round", "check",
)  # fmt: skip

_TOKEN = pattern(
    r"(?P<minus>-)?(?:(?P<key>[A-Za-z\u4e00-\u9fff]{1,12})[:：])?"
    r"(?:[\"“](?P<quoted>[^\"”]*)[\"”]?|(?P<plain>[^\s\"“]+))?"
)


class Filter(NamedTuple):
    """A filter as it was understood; `problems` has a sentence on each term that was not.

    `unread` are those of them that keep everything meanwhile; the others are looked for as words.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def parse_filter(text: str) -> Filter:
    """Read a filter; never raises, because it is read at every key.

    All terms and words must fit. `-` before one turns it round, quotes keep a phrase together. A known term whose
    value is unfinished keeps everything meanwhile; an unknown one counts as free words. `problems` names both.
    """
    terms: list[Term] = []
    problems: list[str] = []
    unread: list[str] = []
    for token in _TOKEN.finditer(text):
        if token[0] in {"", "-"}:
            continue
        term, problem = _read(token)
        if term is not None:
            terms.append(term)
        if problem:
            problems.append(problem)
            unread += [] if term is not None else [problem]
    return Filter(text, tuple(terms), tuple(problems), tuple(unread))


def matches(wanted: Filter, record: Record, look: Look) -> bool:
    """Tell whether one record fits; to look through many, make a `sieve` once."""
    return sieve(wanted.terms, look)(record)


def _read(token: re.Match[str]) -> tuple[Term | None, str]:
    """Return the term of a token, or None where it keeps everything, and what is wrong with it."""
    negated = token["minus"] is not None
    value = token["quoted"] if token["quoted"] is not None else token["plain"] or ""
    key = KEYS.get(fold(token["key"] or ""), "")
    if not key:
        words = (token[0].removeprefix("-") if token["key"] else value).casefold()
        address = value.startswith("//") or token["key"] is None
        problem = "" if address else f"“{token['key']}:” is no term; it is looked for as words."
        return (Term("", words, negated=negated) if words else None), problem
    if not value.strip():
        return None, f"{token['key']}: wants a value."
    return _known(key, value, negated=negated)


def _known(key: str, value: str, *, negated: bool) -> tuple[Term | None, str]:
    if key == "due":
        due = read_due(value)
        if isinstance(due, str):
            return None, due
        return Term(key, value, negated=negated, due=due), ""
    one: str | None = fold(value)
    if key == "is":
        one = _begun(value, STANDINGS)
    elif key == "kind":
        one = _begun(value, KINDS)
    elif key == "imp":
        one = importance_of(value)
    if one is None:
        return None, f"“{key}:{value}” is none of {', '.join(_values(key))}."
    return Term(key, one, negated=negated), ""


def _begun(value: str, known: tuple[str, ...]) -> str | None:
    """Return the one known word that begins like this; half a word is enough while typing."""
    wanted = fold(value)
    begun = [word for word in known if word.startswith(wanted)]
    return wanted if wanted in known else begun[0] if len(begun) == 1 else None


def _values(key: str) -> tuple[str, ...]:
    return {"is": STANDINGS, "kind": KINDS}.get(key, ("low", "normal", "high", "top"))
