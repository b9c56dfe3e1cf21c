"""What to do with a capture, suggested with its reasons; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from office_tui.domain import clues
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.clues import Clue
from office_tui.domain.history import History
from office_tui.domain.line import Understood, understand
from office_tui.domain.names import names_of
from office_tui.domain.people import Department, Person
from office_tui.domain.whom import shown
from office_tui.domain.workdays import Workdays


def suggest(
    capture: Capture,
    body: str,
    history: History,
    departments: Sequence[Department],
    people: Sequence[Person],
    today: date,
    workdays: Workdays,
) -> Suggestion:
    """Suggest what a capture is, whose, by when and how important, one reason a line.

    The first clue about a field wins: what was typed, then what it repeats or answers, then its sender, then its
    words. `becomes` stays empty where it is not really known, so that accepting asks as what.
    """
    return _composed(_clues(capture, body, history, departments, people, today, workdays))


def of_line(
    understood: Understood, departments: Sequence[Department], people: Sequence[Person]
) -> Suggestion:
    """Return what a typed line suggests, with the owner's department where none was named."""
    return _composed(_typed(understood, departments, people))


def _composed(found: Iterator[Clue]) -> Suggestion:
    taken: dict[str, Any] = {}
    because: list[str] = []
    for clue in found:
        news = {field: value for field, value in clue.fields.items() if field not in taken}
        if news:
            taken |= news
            because.append(clue.because)
    return Suggestion(**taken, because=tuple(because))


def _clues(
    capture: Capture,
    body: str,
    history: History,
    departments: Sequence[Department],
    people: Sequence[Person],
    today: date,
    workdays: Workdays,
) -> Iterator[Clue]:
    if capture.source != "mail" and capture.words:
        yield from _typed(
            understand(capture.words, today, workdays, departments, people), departments, people
        )
    found = (
        clues.duplicate(capture, history),
        clues.answer(capture, history),
        clues.sender(capture, history, departments) if capture.source != "typed" else None,
        clues.colleague(capture, people, departments),
        clues.outside(capture, body, people),
        clues.addressed(capture, departments) if capture.source != "typed" else None,
        clues.deadline(capture, body, today, workdays) if capture.source == "mail" else None,
        clues.reference(capture, body, history) if capture.source == "mail" else None,
        clues.urgency(capture, body) if capture.source != "typed" else None,
    )
    yield from (clue for clue in found if clue is not None)


def _typed(
    understood: Understood, departments: Sequence[Department], people: Sequence[Person]
) -> Iterator[Clue]:
    held = {
        "becomes": understood.becomes,
        "department": understood.department,
        "owner": understood.owner,
        "due": understood.due,
        "importance": understood.importance if understood.importance != "normal" else "",
    }
    fields = {field: value for field, value in held.items() if value}
    if fields:
        yield Clue(fields, f"the line says so: {understood.echo}")
    owner = next((person for person in people if person.id == understood.owner), None)
    if owner is not None and owner.department:
        name = next(iter(names_of(owner)), owner.id)
        unit = shown(owner.department, departments)
        yield Clue({"department": owner.department}, f"{name} works in {unit}")
