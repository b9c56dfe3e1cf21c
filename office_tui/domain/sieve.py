"""Which records fit a filter: what is cheap is asked first, the body last and only when it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.due_terms import DueTerm
from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.kinds import kind_of
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.sieve_words import HELD, Called, Rules, has_words
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

if TYPE_CHECKING:
    from office_tui.domain.holdings import Holdings
    from office_tui.domain.licence_sieve import LicenceSieve

Keeps = Callable[[Any], bool]
_OWED = (Capture, CaptureHead, Directive, DirectiveHead, Letter, LetterHead)


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

    @property
    def holdings(self) -> Holdings:
        """The licences, and all that belongs to them; asked only where one of them is looked at."""

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
    held = cache(lambda: _licences(look))
    tests = [_turned(_test(term, look, held), negated=term.negated) for term in terms if term.key]
    words = [(term.value, not term.negated) for term in terms if not term.key]
    called = Called(look)

    def keeps(record: Any) -> bool:
        return all(test(record) for test in tests) and (not words or has_words(record, words, called, held))

    return keeps


def _licences(look: Look) -> LicenceSieve:
    """Return the rules about licences: they are loaded when a licence is looked at."""
    from office_tui.domain.licence_sieve import LicenceSieve

    return LicenceSieve(look)


def _turned(test: Keeps, *, negated: bool) -> Keeps:
    return (lambda record: not test(record)) if negated else test


def _test(term: Term, look: Look, held: Rules) -> Keeps:
    value = term.value
    if term.due is not None:
        return _due(term.due, look, held)
    match term.key:
        case "dept":
            return _named(("department", "assisting"), value, look)
        case "owner":
            return _named(("owner", "custodian", "borrower", "delegated_to", "person"), value, look)
        case "is":
            return _standing(value, look, held)
        case "imp":
            return lambda record: _weighed(record) == value
        case "kind":
            return lambda record: value in _kinds(record)
    fields = {
        "from": ("sender", "party", "address", "given_by", "issuer"),
        "no": ("number", "their_number", "id"),
        "state": ("state",),
        "title": ("title", "name"),
    }[term.key]

    def keeps(record: Any) -> bool:
        if term.key == "state" and isinstance(record, Licence):
            return any(each.startswith(value) for each in held().states(record))
        return any(value in str(getattr(record, field, "")).casefold() for field in fields)

    return keeps


def _named(fields: tuple[str, ...], value: str, look: Look) -> Keeps:
    """Keep what names somebody of whom a word begins so; in Chinese, of whose name it is a part."""
    begins = re.compile(rf"\b{re.escape(value)}" if value.isascii() else re.escape(value))
    called, fits = Called(look), dict[str, bool]()

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


def _standing(value: str, look: Look, held: Rules) -> Keeps:
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
    test = tests.get(value)

    def keeps(record: Any) -> bool:
        if isinstance(record, HELD):
            return held().stands(record, value)
        return test is not None and isinstance(record, _OWED) and test(record)

    return keeps


def _due(term: DueTerm, look: Look, held: Rules) -> Keeps:
    first, last = term.bounds(look.today, look.workdays)

    def keeps(record: Any) -> bool:
        day = _day(record, look, held)
        if term.absent is not None:
            return (day is None) is term.absent
        if day is None or (isinstance(record, _OWED) and day >= look.today and is_paused(record)):
            return False
        return first <= day <= last

    return keeps


def _day(record: Any, look: Look, held: Rules) -> date | None:
    if isinstance(record, HELD):
        return held().day(record)
    return due_day(record, look.workdays, look.today) if isinstance(record, _OWED) else None


def _weighed(record: Any) -> str:
    return str(getattr(getattr(record, "suggestion", record), "importance", ""))


def _kinds(record: Any) -> tuple[str, ...]:
    kind = kind_of(record.id)
    name = kind.name if kind else life_of(record).removesuffix(" out")
    direction = {"in": "incoming", "out": "outgoing"}.get(getattr(record, "direction", ""), "")
    return (name, direction)
