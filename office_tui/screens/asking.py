"""The questions a decision may ask, each one prompt at the foot; Esc answers None everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from office_tui.domain.capture import Becomes
from office_tui.domain.clean import clean_line
from office_tui.domain.dates import read_date, say_date
from office_tui.domain.people import Department, Person
from office_tui.errors import OfficeError
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.when import moment_of
from office_tui.widgets.ask import Ask, Check
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import DIGITS, Chosen, Item, Menu, numbered
from office_tui.widgets.pick import Pick, Picked

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

A = TypeVar("A")

DECLINE = (
    "not for us: passed back",
    "already settled",
    "no longer needed",
    "advertising",
    "not enough to go on: asked for more",
)
"""The short list of reasons; any other is typed."""


async def ask(app: App[Any], prompt: Screen[A]) -> A | None:
    """Put a prompt on the screen and wait for the answer."""
    return await app.push_screen_wait(prompt)


def wrong_with(read: Any) -> Any:
    """Turn a reader that raises into a check that says what is wrong, or None."""

    def check(words: str) -> str | None:
        try:
            read(words)
        except OfficeError as error:
            return str(error)
        return None

    return check


async def ask_day(
    app: Any, desk: Desk, title: str, value: str = "", *, refuse: Callable[[date], object] | None = None
) -> date | None:
    """Ask for a date in words; what is understood is shown while typing.

    `refuse` raises what is wrong with a day, so that it is said here, and not when everything has been answered.
    """

    def read(words: str) -> date:
        day = read_date(words, desk.today, desk.workdays)
        if refuse is not None:
            refuse(day)
        return day

    words = await ask_line(
        app, title, value, check=wrong_with(read), echo=lambda words: _echo_day(desk, words)
    )
    return read(words) if words else None


def _echo_day(desk: Desk, words: str) -> str:
    try:
        return say_date(read_date(words, desk.today, desk.workdays), desk.today)
    except OfficeError as error:
        return error.message


async def ask_moment(app: App[Any], desk: Desk, title: str) -> datetime | None:
    """Ask until when: one key for the usual moments, or words."""
    now = desk.now
    items = [
        Item(key, label, moment)
        for key, label, words in (
            ("t", "tonight", "tonight"),
            ("m", "tomorrow", "tomorrow"),
            ("w", "next week", "next week"),
            ("n", "next month", "next month"),
        )
        if (moment := _moment(desk, words)) is not None and moment > now
    ]

    def read(words: str) -> datetime:
        return moment_of(desk, words)

    answer: Chosen[datetime] | None = await ask(
        app,
        Menu(
            title,
            items,
            other="a date in words",
            other_key="d",
            check=wrong_with(read),
            echo=lambda w: _echo(desk, w),
        ),
    )
    if answer is None:
        return None
    return answer.value if answer.value is not None else read(answer.words)


def _moment(desk: Desk, words: str) -> datetime | None:
    try:
        return moment_of(desk, words)
    except OfficeError:
        return None


def _echo(desk: Desk, words: str) -> str:
    try:
        moment = moment_of(desk, words)
    except OfficeError as error:
        return error.message
    return f"{say_date(moment.date(), desk.today)}, {moment:%H:%M}"


async def ask_whom(
    app: App[Any], desk: Desk, title: str, *, people_only: bool = False, note: str = ""
) -> str | None:
    """Ask for a department or a person by the beginning of a name; return its id, a new name added first.

    As which a new one is added is picked with the name, so that what is typed ahead goes to the next question.
    """
    kinds: dict[str, type[Department | Person]] = {"person": Person}
    kinds = kinds if people_only else {"department": Department, **kinds}
    offered = whom(desk, people_only=people_only)
    picked: Picked | None = await ask(app, Pick(title, offered, add=tuple(kinds), note=note))
    if picked is None or picked.key:
        return picked.key if picked else None
    return save(desk, kinds[picked.kind](name=picked.typed)).id


def whom(desk: Desk, *, people_only: bool = False) -> list[Choice]:
    """Return everybody who can be given something, departments first."""
    departments = [
        Choice(each.id, each.name or each.name_zh, (each.name_zh, *each.aliases), "department")
        for each in ([] if people_only else desk.all(Department))
    ]
    people = [
        Choice(each.id, each.name or each.name_zh, (each.name_zh,), desk.name(each.department))
        for each in desk.all(Person)
    ]
    return [*departments, *people]


async def ask_as_what(app: App[Any]) -> Becomes | None:
    """Ask what a capture is: a directive or a letter."""
    items: list[Item[Becomes]] = [Item("d", "directive", "directive"), Item("l", "letter", "letter")]
    answer = await ask(app, Menu("Accept as", items))
    return answer.value if answer else None


async def ask_one_of(app: App[Any], title: str, names: Sequence[str]) -> str | None:
    """Ask which of several is meant: by a digit, or by the beginning of its name where they are more than digits.

    A single one is meant without asking.
    """
    if len(names) < 2:
        return next(iter(names), None)
    if len(names) > DIGITS:
        picked: Picked | None = await ask(app, Pick(title, [Choice(name, name, ()) for name in names]))
        return picked.key or None if picked else None
    answer = await ask(app, Menu(title, list(numbered(names))))
    return answer.value if answer else None


async def ask_step(app: App[Any], verbs: Sequence[str], hint: str) -> str | None:
    """Ask which of the steps that lead on is taken, by its digit; `OfficeError` with the hint where none does."""
    if not verbs:
        raise OfficeError("No other step leads on from here.", hint)
    answer = await ask(app, Menu("Next step", list(numbered(verbs))))
    return answer.value if answer else None


async def ask_reason(app: Any, title: str, reasons: tuple[str, ...] = DECLINE) -> str | None:
    """Ask for a reason: a digit for the usual ones, or words."""
    about = _about(app, title)
    typed = app.unsaved.get(about, "")
    answer = await ask(app, Menu(title, list(numbered(reasons)), other="a reason of your own", words=typed))
    if answer is None:
        return None
    return clean_line(answer.value or _noted(app, about, answer.words))


async def ask_words(
    app: Any, title: str, hint: str = "", value: str = "", *, check: Check | None = None
) -> str | None:
    """Ask for a line of words; an empty one is none, which is said, for only Esc leaves."""

    def wrong(words: str) -> str | None:
        if not clean_line(words).strip():
            return "Nothing is typed; Esc leaves."
        return check(words) if check else None

    words = await ask_line(app, title, value, hint=hint, check=wrong)
    return clean_line(words).strip() or None if words else None


async def ask_line(app: Any, title: str, value: str = "", **options: Any) -> str | None:
    """Ask for a line with the `options` of an `Ask`; what is answered is offered again until a decision is saved."""
    about = _about(app, title)
    words = await ask(app, Ask(title, app.unsaved.get(about, value), offered=True, **options))
    return None if words is None else _noted(app, about, words)


def _about(app: Any, title: str) -> tuple[str, ...]:
    """Return what words are noted under until they are saved: the question, and about which things."""
    chosen = getattr(app.screen, "chosen", tuple)
    return (title, *(each.id for each in chosen()))


def _noted(app: Any, about: tuple[str, ...], words: str) -> str:
    """Note words until a decision is saved, so that a refused one need not be typed again; return them."""
    app.unsaved[about] = words
    return words
