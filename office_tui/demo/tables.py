"""The demo's tables as typed rows; they are kept in TOML beside this file, to be read and added to as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from office_tui.domain.capture import Importance
from office_tui.domain.directive import Effect, Occasion

T = TypeVar("T")

OrderEnd = Literal[
    "assigned", "accepted", "in progress", "reported done", "closed",
    "returned", "asks", "cancelled", "suspended",
]  # fmt: skip
CameEnd = Literal[
    "with department", "awaiting clarification", "answered", "circulating", "read", "filed", "closed"
]
WentEnd = Literal["dispatched", "delivered", "replied", "no reply needed"]


class Chased(NamedTuple):
    """One reminder: the day, what came of it, what was said, and the day to ask again."""

    day: int
    effect: Effect
    note: str
    again: int


class Order(NamedTuple):
    """A directive: given and due on which days, to whom, from whom, what, and how far it has come."""

    given: int
    due: int
    department: str
    owner: str
    by: str
    occasion: Occasion
    title: str
    end: OrderEnd
    note: str = ""
    done: int = 0
    importance: Importance = "normal"
    measure: str = ""
    cadence: int = 0
    chased: tuple[Chased, ...] = ()


class Party(NamedTuple):
    """Another organisation: its key in these tables, name, mail address, and the pattern of its numbers."""

    key: str
    name: str
    address: str
    pattern: str


class Came(NamedTuple):
    """A letter that came: from whom, when, answer due, about what, how far it is, and what we answered."""

    party: str
    day: int
    due: int
    department: str
    title: str
    end: CameEnd
    done: int
    answer: str


class Went(NamedTuple):
    """A letter that we began: to whom, when, answer wanted by, about what, and what was answered."""

    party: str
    day: int
    due: int
    title: str
    end: WentEnd
    done: int
    answer: str


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message of the last days: sender, subject, day and time, body, and attached texts by name."""

    sender: str
    subject: str
    day: int
    at: str
    body: str
    attached: dict[str, str] = {}
    answers: str = ""
    """The subject of the letter of ours that it answers; `{ours}` in its own subject is that one's number."""
    then: str = ""
    """What was decided of it: nothing, `defer`, `delegate`, `decline` or `file`."""
    until: int = 0
    reason: str = ""
    to: str = ""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A line as the director typed it: day, time and words."""

    day: int
    at: str
    line: str


class Orders(msgspec.Struct, frozen=True):
    """The directives that are settled, and those that are open."""

    settled: tuple[Order, ...]
    open: tuple[Order, ...]


class Letters(msgspec.Struct, frozen=True):
    """Who writes to us, what came, and what we began."""

    parties: tuple[Party, ...]
    came: tuple[Came, ...]
    went: tuple[Went, ...]


class Mail(msgspec.Struct, frozen=True):
    """What came by mail in the last days."""

    message: tuple[Message, ...]


class Lines(msgspec.Struct, frozen=True):
    """What was typed in the last days."""

    typed: tuple[Typed, ...]


class Licences(msgspec.Struct, frozen=True):
    """What the company holds: each licence's fields as its form has them, and its key in these tables."""

    held: tuple[dict[str, str], ...]


@cache
def licences() -> Licences:
    """Return the licences."""
    return _read("licences", Licences)


@cache
def orders() -> Orders:
    """Return the directives."""
    return _read("directives", Orders)


@cache
def letters() -> Letters:
    """Return the letters."""
    return _read("letters", Letters)


@cache
def mail() -> Mail:
    """Return the messages."""
    return _read("mail", Mail)


@cache
def lines() -> Lines:
    """Return the typed lines."""
    return _read("lines", Lines)


def _read(name: str, shape: type[T]) -> T:
    return msgspec.toml.decode((Path(__file__).parent / f"{name}.toml").read_bytes(), type=shape)
