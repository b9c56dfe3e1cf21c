"""Which records fit a filter: what is cheap is asked first, the body last and only when it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, get_type_hints

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.due_terms import DueTerm
from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.kinds import kind_of
from office_tui.domain.letter import Letter
from office_tui.domain.record import Record
from office_tui.domain.standing import (
    due_day,
    is_late,
    is_paused,
    is_settled,
    is_undecided,
    is_waiting,
    life_of,
)
from office_tui.domain.workdays import Workdays

Keeps = Callable[[Any], bool]
_OWED = (Capture, CaptureHead, Directive, DirectiveHead, Letter, LetterHead)
_NAMING = ("department", "owner", "delegated_to", "waiting_on", "head", "person")
# Hashes and ids of other records say nothing to who searches; ids that name somebody are read as names.
_UNREAD = frozenset({"message", "message_id", "file", "text", "capture", "template", *_NAMING})
_GETTERS: dict[type[Record], Callable[[Any], tuple[str, ...]]] = {}


class Look(Protocol):
    """What a filter may ask of the office."""

    @property
    def today(self) -> date:
        """The office's date."""

    @property
    def now(self) -> datetime:
        """The office's time, with its zone."""

    @property
    def workdays(self) -> Workdays:
        """Which days are worked."""

    def name(self, id_: str) -> str:
        """What the department or person is called, best with every name; any other text is its own name."""

    def body(self, record: Any) -> str:
        """The cleaned body of a record, or nothing."""


class Term(NamedTuple):
    """One condition: `key` is empty for a free word, `value` is folded; `negated` turns it round."""

    key: str
    value: str
    negated: bool = False
    due: DueTerm | None = None


def sieve(terms: Sequence[Term], look: Look) -> Keeps:
    """Return the function that tells of a record whether it fits every term."""
    tests = [_turned(_test(term, look), negated=term.negated) for term in terms if term.key]
    words = [(term.value, not term.negated) for term in terms if not term.key]
    called = _Called(look)

    def keeps(record: Any) -> bool:
        return all(test(record) for test in tests) and (not words or _has_words(record, words, called))

    return keeps


class _Called:
    """The folded names behind ids, each asked once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.known: dict[str, str] = {"": ""}

    def __call__(self, id_: str) -> str:
        name = self.known.get(id_)
        if name is None:
            name = self.known[id_] = self.look.name(id_).casefold()
        return name


def _has_words(record: Any, words: list[tuple[str, bool]], called: _Called) -> bool:
    fields = _said(record, called)
    unseen = []
    for word, wanted in words:
        if word in fields:
            if not wanted:
                return False
        else:
            unseen.append((word, wanted))
    if not unseen:
        return True
    body = called.look.body(record).casefold()
    return all((word in body) is wanted for word, wanted in unseen)


def _said(record: Any, called: _Called) -> str:
    """Return everything a record says in its fields, folded, on one line a field."""
    text = "\n".join(_texts(type(record))(record)).casefold()
    weighed = getattr(record, "suggestion", record)
    names = [
        called(name)
        for field in _NAMING
        if (name := getattr(record, field, "") or getattr(weighed, field, ""))
    ]
    files = [file.name.casefold() for file in getattr(record, "attachments", ())]
    keywords = [word.casefold() for word in getattr(record, "keywords", ())]
    return "\n".join((text, *names, *files, *keywords))


def _texts(kind: type[Record]) -> Callable[[Any], tuple[str, ...]]:
    """Return the getter of every field that holds words, worked out once a kind."""
    if kind not in _GETTERS:
        _GETTERS[kind] = _getter(kind)
    return _GETTERS[kind]


def _getter(kind: type[Record]) -> Callable[[Any], tuple[str, ...]]:
    hints = get_type_hints(kind)
    names = [name for name, hint in hints.items() if hint is str and name not in _UNREAD | {"id"}]
    return attrgetter("id", *names) if names else lambda record: (record.id,)


def _turned(test: Keeps, *, negated: bool) -> Keeps:
    return (lambda record: not test(record)) if negated else test


def _test(term: Term, look: Look) -> Keeps:
    value = term.value
    if term.due is not None:
        return _due(term.due, look)
    match term.key:
        case "dept":
            return _named(("department", "assisting"), value, look)
        case "owner":
            return _named(("owner", "delegated_to", "person"), value, look)
        case "is":
            return _standing(value, look)
        case "imp":
            return lambda record: _weighed(record) == value
        case "kind":
            return lambda record: value in _kinds(record)
    fields = {
        "from": ("sender", "party", "address", "given_by"),
        "no": ("number", "their_number", "id"),
        "state": ("state",),
        "title": ("title",),
    }[term.key]
    return lambda record: any(value in str(getattr(record, field, "")).casefold() for field in fields)


def _named(fields: tuple[str, ...], value: str, look: Look) -> Keeps:
    """Keep what names somebody of whom a word begins so; in Chinese, of whose name it is a part."""
    begins = re.compile(rf"\b{re.escape(value)}" if value.isascii() else re.escape(value))
    called, fits = _Called(look), dict[str, bool]()

    def keeps(record: Any) -> bool:
        found = False
        for id_ in _ids(record, fields):
            found = True
            if id_ not in fits:
                fits[id_] = id_.casefold() == value or begins.search(called(id_)) is not None
            if fits[id_]:
                return True
        return value == "none" and not found

    return keeps


def _ids(record: Any, fields: tuple[str, ...]) -> list[str]:
    weighed = getattr(record, "suggestion", record)
    ids: list[str] = []
    for field in fields:
        held = getattr(record, field, "") or getattr(weighed, field, "")
        ids.extend(held if isinstance(held, tuple) else (held,))
    return [id_ for id_ in ids if id_]


def _standing(value: str, look: Look) -> Keeps:
    today, now, workdays = look.today, look.now, look.workdays
    tests: dict[str, Keeps] = {
        "late": lambda record: is_late(record, today, workdays),
        "paused": is_paused,
        "waiting": lambda record: is_waiting(record, now),
        "new": lambda record: record.state == "new",
        "undecided": lambda record: isinstance(record, Capture | CaptureHead) and is_undecided(record, now),
        "open": lambda record: not is_settled(record),
        "settled": is_settled,
        "important": lambda record: _weighed(record) in {"high", "top"},
    }
    test = tests[value]
    return lambda record: isinstance(record, _OWED) and test(record)


def _due(term: DueTerm, look: Look) -> Keeps:
    first, last = term.bounds(look.today, look.workdays)

    def keeps(record: Any) -> bool:
        day = due_day(record, look.workdays, look.today) if isinstance(record, _OWED) else None
        if term.absent is not None:
            return (day is None) is term.absent
        if day is None or (day >= look.today and is_paused(record)):
            return False
        return first <= day <= last

    return keeps


def _weighed(record: Any) -> str:
    return str(getattr(getattr(record, "suggestion", record), "importance", ""))


def _kinds(record: Any) -> tuple[str, ...]:
    kind = kind_of(record.id)
    name = kind.name if kind else life_of(record).removesuffix(" out")
    direction = {"in": "incoming", "out": "outgoing"}.get(getattr(record, "direction", ""), "")
    return (name, direction)
