"""Capturing: one line, in the director's own words, becomes a capture in the inbox."""

from __future__ import annotations

from msgspec.structs import replace

from office_tui.domain.capture import Capture
from office_tui.domain.clean import clean, clean_line
from office_tui.domain.line import Understood, understand
from office_tui.domain.people import Department, Person
from office_tui.domain.suggest import of_line
from office_tui.errors import UsageError
from office_tui.services.accepting import register
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft


def read_line(desk: Desk, line: str) -> Understood:
    """Say what is understood of a line; changes nothing."""
    return understand(clean_line(line), desk.today, desk.workdays, desk.all(Department), desk.all(Person))


def capture(desk: Desk, line: str, understood: Understood | None = None, *, accept: bool = False) -> Done:
    """Put a line into the inbox, with what was understood as its suggestion; `accept` registers it at once.

    `understood` may be given where the person has answered what was ambiguous; otherwise what is ambiguous is a
    `UsageError` that says all of it.
    """
    if not clean_line(line).strip():
        raise UsageError(
            "There is nothing to capture.", "Type what is wanted, such as “Finance: cash plan by Friday”."
        )
    known = understood or read_line(desk, line)
    if known.problems:
        raise UsageError(" ".join(each.message for each in known.problems))
    made: list[str] = []

    def build(draft: Draft) -> None:
        saved = draft.put(_capture(desk, line, known))
        made.append(saved.id)
        if accept:
            made.append(register(desk, draft, saved, known.becomes or "directive").id)

    label = f"capture{' and accept' if accept else ''}: {known.title}"[:120]
    desk.change(label, build)
    return Done(label, (made[0],), tuple(made[1:]))


def _capture(desk: Desk, line: str, known: Understood) -> Capture:
    return Capture(
        title=known.title,
        source=known.source,
        received=desk.now.replace(microsecond=0),
        words=clean(line),
        sender=known.sender,
        their_number=known.their_number,
        dated=known.dated,
        cleaned=clean(line) != line,
        suggestion=of_line(known, desk.all(Department), desk.all(Person)),
    )


def answered(known: Understood, **fields: object) -> Understood:
    """Return what was understood, with what the person answered about it put in and those problems gone."""
    left = tuple(each for each in known.problems if each.field not in fields)
    return replace(known, problems=left, **fields)
