"""One item as it is read: what is known of it, what is suggested, its body, its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from office_tui.domain.capture import Capture
from office_tui.domain.clock import Clock, explain
from office_tui.domain.dates import say_date
from office_tui.domain.directive import Chase, Directive, Extension
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.record import Attachment, Record
from office_tui.domain.standing import undone
from office_tui.domain.verification import Round
from office_tui.registers.detail import said
from office_tui.registers.labels import label_of
from office_tui.services.desk import Desk
from office_tui.services.journal import history, told_of
from office_tui.services.look import look
from office_tui.services.merging import went_into
from office_tui.widgets.ink import ACCENT, BAD, DIM, STRONG, WARN, Line, line

LABEL = 13
"""Cells for the label before a value."""

TOLD_ELSEWHERE = frozenset({
    "id", "rev", "title", "name", "text", "words", "suggestion", "attachments", "message", "message_id", "in_reply_to",
    "cleaned", "warnings", "chases", "extension", "capture", "became", "number", "state", "source", "file", "template",
})  # fmt: skip
"""Fields that stand elsewhere on the page, or are for the program."""


def item_text(desk: Desk, record: Record, *, whole: bool = False) -> tuple[list[Line], str]:
    """Return the head as lines and the body as text; `whole` adds the history and how each date came about."""
    title = getattr(record, "title", "") or getattr(record, "name", "") or record.id
    head = [line((title, STRONG)), *_head(desk, record)]
    body = desk.body(getattr(record, "text", "")) or getattr(record, "words", "")
    if whole:
        body = "\n".join([body, *_history(desk, record)])
    return [*head, line("")], body


def _head(desk: Desk, record: Record) -> Iterator[Line]:
    number = getattr(record, "number", "")
    yield _labelled("", "  ".join(each for each in (record.id, number, getattr(record, "state", "")) if each))
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name not in TOLD_ELSEWHERE and value not in {"", None, 0, "normal"} and value != ():
            yield from _field(desk, record, label_of(type(record), name), value)
    yield from _notes(desk, record)


def _field(desk: Desk, record: Record, label: str, value: object) -> Iterator[Line]:
    if isinstance(value, Clock):
        for index, step in enumerate(explain(value, desk.workdays, desk.today, undone(record))):
            yield _labelled(label if not index else "", step)
    elif isinstance(value, tuple):
        for index, one in enumerate(said(value, look(desk)).split("\n")):
            yield _labelled(label if not index else "", one)
    else:
        yield _labelled(label, _said(desk, value))


def _said(desk: Desk, value: object) -> str:
    if isinstance(value, datetime):
        here = desk.here(value)
        return f"{say_date(here.date(), desk.today)}, {here:%H:%M}"
    if isinstance(value, date):
        return say_date(value, desk.today)
    return desk.name(value) if isinstance(value, str) else "yes" if value is True else str(value)


def _labelled(label: str, value: str) -> Line:
    return line((f"{label.lower():<{LABEL - 1}} ", DIM), value)


def _notes(desk: Desk, record: Record) -> Iterator[Line]:
    """Say what is odd, attached, suggested, asked and chased."""
    if isinstance(record, Capture):
        for warning in record.warnings:
            yield line((f"{'beware':<{LABEL}}", BAD), warning)
        if record.cleaned:
            yield line(
                (f"{'cleaned':<{LABEL}}", WARN), "unsafe characters were taken out; the original is kept"
            )
        yield from _suggested(desk, record)
        if record.became:
            yield _labelled("became", record.became)
    if isinstance(record, Licence):
        from office_tui.domain.licence_told import say_licence  # its rules are loaded when one is read
        from office_tui.services.holdings import holdings

        for each in say_licence(record, holdings(desk), desk.today, desk.workdays, desk.name):
            yield line((f"{each.label:<{LABEL}}", BAD if each.is_red else DIM), each.text)
    if isinstance(record, Round):
        yield from _left(desk, record)
    if isinstance(record, Directive):
        for gone in went_into(desk, record.id):
            yield _labelled("merged in", f"{gone.id} went into this: {gone.title}")
    if isinstance(record, Directive | Letter):
        yield from _asked(desk, record.extension)
        yield from (_chase(desk, each) for each in record.chases)
        if record.capture:
            yield _labelled("made from", record.capture)
    yield from (_attachment(each) for each in getattr(record, "attachments", ()))


def _left(desk: Desk, record: Round) -> Iterator[Line]:
    left = [f"{each.id} {each.name}" for each in not_checked(desk, record)]
    for index, each in enumerate(left or ["nothing"]):
        yield _labelled("" if index else "not checked", each)


def not_checked(desk: Desk, record: Round) -> list[Licence]:
    """Return the licences that nobody has checked in a round."""
    from office_tui.domain.rounds import unchecked
    from office_tui.services.holdings import holdings

    return unchecked(record, holdings(desk))


def _suggested(desk: Desk, record: Capture) -> Iterator[Line]:
    wish = record.suggestion
    due = f"due {say_date(wish.due, desk.today)}" if wish.due else ""
    owner = f"owner {desk.name(wish.owner)}" if wish.owner else ""
    importance = wish.importance if wish.importance != "normal" else ""
    duplicate = f"duplicate of {wish.duplicate_of}" if wish.duplicate_of else ""
    parts = [wish.becomes, desk.name(wish.department), owner, due, importance, duplicate]
    said = " · ".join(each for each in parts if each)
    if said:
        yield line((f"{'suggested':<{LABEL}}", ACCENT), said)
    for index, why in enumerate(wish.because):
        yield _labelled("because" if not index else "", why)


def _asked(desk: Desk, extension: Extension | None) -> Iterator[Line]:
    if extension is not None:
        decided = {None: "undecided: + decides", True: "granted", False: "refused"}[extension.granted]
        until = say_date(extension.to, desk.today)
        yield line((f"{'more time':<{LABEL}}", WARN), f"until {until}: {extension.reason} ({decided})")


def _chase(desk: Desk, chase: Chase) -> Line:
    again = f"; again {say_date(chase.next, desk.today)}" if chase.next else ""
    effect = "no effect" if chase.effect == "none" else chase.effect
    said = ": ".join(each for each in (desk.name(chase.to), effect, chase.note) if each)
    return _labelled("chased", f"{desk.here(chase.at):%d %b %H:%M}  {said}{again}")


def _attachment(each: Attachment) -> Line:
    return _labelled("attached", f"{each.name}  {size_of(each.size)}")


def size_of(size: int) -> str:
    """Return a size in bytes as people read it."""
    for unit in ("B", "kB", "MB"):
        if size < 1000 or unit == "MB":
            return f"{size} {unit}"
        size = round(size / 1000)
    return str(size)


def _history(desk: Desk, record: Record) -> Iterator[str]:
    entries = list(history(desk, record.id))
    if entries:
        yield "\nHistory"
    for entry in entries:
        yield f"  {desk.here(entry.at):%d %b %Y %H:%M}  {entry.actor}: {told_of(entry, record.id)}"
