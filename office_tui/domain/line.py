"""A line as the director types it, understood: for whom, by when, how important, or which letter came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from office_tui.domain.capture import Becomes, Importance, Source
from office_tui.domain.dates import say_date
from office_tui.domain.deadline import take_deadline, tidy
from office_tui.domain.heading import Heading, read_heading
from office_tui.domain.marks import take_marks
from office_tui.domain.names import Named
from office_tui.domain.paper import Paper, read_paper
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Problem
from office_tui.domain.whom import find_whom, shown
from office_tui.domain.workdays import Workdays


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says; `problems` are to be asked before it is accepted, the choices are ids.

    `department` and `owner` are an id when known, else the name as typed; `echo` says all of it in one line.
    """

    title: str
    words: str
    department: str = ""
    department_known: bool = False
    owner: str = ""
    owner_known: bool = False
    due: date | None = None
    importance: Importance = "normal"
    source: Source = "typed"
    sender: str = ""
    their_number: str = ""
    dated: date | None = None
    becomes: Becomes = ""
    problems: tuple[Problem, ...] = ()
    department_choices: tuple[str, ...] = ()
    owner_choices: tuple[str, ...] = ()
    echo: str = ""


def understand(
    line: str,
    today: date,
    workdays: Workdays,
    departments: Sequence[Department],
    people: Sequence[Person],
) -> Understood:
    """Understand one typed line in English or Chinese; it never raises, and never guesses what is ambiguous.

    The grammar, with what counts as a department, is in docs/decisions/0010-understanding-a-line.md.
    """
    known: tuple[Named, ...] = (*people, *departments)
    marks = take_marks(line, known)
    headings, paper, rest = _headed(marks.rest.strip(), today, workdays, departments, people)
    deadline = take_deadline(rest, today, workdays)
    department, owner = find_whom(headings, marks.names, departments, people)
    understood = Understood(
        title=tidy(deadline.rest) or tidy(rest) or line.strip(),
        words=line,
        department=department.name,
        department_known=department.found.kind == "one",
        owner=owner.name,
        owner_known=owner.found.kind == "one",
        due=deadline.day,
        importance=marks.importance or "normal",
        source="paper" if paper else "typed",
        sender=_sender(paper, headings),
        their_number=paper.their_number if paper else "",
        dated=paper.dated if paper else None,
        becomes=_becomes(paper, ordered=bool(headings or marks.names or deadline.day)),
        problems=(
            *department.problems,
            *owner.problems,
            *marks.problems,
            *(paper.problems if paper else ()),
            *deadline.problems,
        ),
        department_choices=department.found.ids if department.found.kind == "several" else (),
        owner_choices=owner.found.ids if owner.found.kind == "several" else (),
    )
    return msgspec.structs.replace(understood, echo=say_line(understood, today, known))


def _headed(
    rest: str,
    today: date,
    workdays: Workdays,
    departments: Sequence[Department],
    people: Sequence[Person],
) -> tuple[list[Heading], Paper | None, str]:
    """Return the headings in front, no two of a kind, the letter that a line names, and what is left of it."""
    headings, paper = list[Heading](), read_paper(rest, today, workdays)
    while paper is None and len(headings) < 2:
        heading = read_heading(rest, departments, people)
        if not heading.kind or any(heading.kind == before.kind for before in headings):
            break
        headings.append(heading)
        rest = heading.rest.strip()
        paper = read_paper(rest, today, workdays)
    return headings, paper, paper.rest if paper else rest


def say_line(understood: Understood, today: date, known: Sequence[Named]) -> str:
    """Return what was understood in one line: `directive · Finance · due Fri 27 Nov 2026, in 5 days`."""

    def who(name: str, *, is_known: bool) -> str:
        return shown(name, known) if is_known else f"{name} (new)"

    said: list[str] = [understood.becomes or "undecided"]
    if understood.sender:
        said.append(
            f"from {understood.sender}" if understood.source == "paper" else f"given by {understood.sender}"
        )
    if understood.their_number:
        said.append(f"their no. {understood.their_number}")
    if understood.dated:
        said.append(f"dated {say_date(understood.dated, today)}")
    if understood.department:
        said.append(who(understood.department, is_known=understood.department_known))
    if understood.due:
        said.append(f"due {say_date(understood.due, today)}")
    if understood.importance != "normal":
        said.append(understood.importance)
    if understood.owner:
        said.append(f"owner {who(understood.owner, is_known=understood.owner_known)}")
    return " · ".join(said)


def _sender(paper: Paper | None, headings: Sequence[Heading]) -> str:
    if paper:
        return paper.sender
    return next((heading.typed for heading in headings if heading.kind == "giver"), "")


def _becomes(paper: Paper | None, *, ordered: bool) -> Becomes:
    """A letter if one was named; a directive if somebody is to do it, or by a day; else it is not said."""
    if paper:
        return "letter"
    return "directive" if ordered else ""
