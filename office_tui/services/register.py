"""Saving the records of a register: departments, people, licences, the office itself."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from office_tui.domain.clean import clean_line
from office_tui.domain.directive import Directive
from office_tui.domain.duty_ids import keep_ids
from office_tui.domain.fact import Fact
from office_tui.domain.kinds import BY_TYPE
from office_tui.domain.letter import Letter
from office_tui.domain.letterhead import letterhead, told_anew
from office_tui.domain.long_term import with_one_end
from office_tui.domain.people import Office
from office_tui.domain.record import Record
from office_tui.errors import ConflictError, UsageError
from office_tui.services.checking import refuse_wrong
from office_tui.services.desk import Desk
from office_tui.services.steps import follow_share
from office_tui.services.upholding import refused, upheld
from office_tui.store.draft import Draft

R = TypeVar("R", bound=Record)


def save(desk: Desk, record: R) -> R:
    """Save a new or an edited record; `UsageError` with everything that is wrong with it.

    `ConflictError` if it was changed since it was read.
    """
    saved: list[R] = []
    record = with_one_end(record)
    verb = "edit" if record.id else "new"

    def build(draft: Draft) -> None:
        refuse_wrong(draft, record)
        before = draft.get(record.id) if record.id else None
        with upheld(draft, [record.id] if record.id else [], refused(f"{record.id} cannot be saved")):
            saved[:] = [draft.put(keep_ids(before, record), expected=record.rev if record.id else None)]
        if isinstance(record, Directive | Letter):
            follow_share(draft, before, record)

    desk.change(f"{verb} {BY_TYPE[type(record)].name}: {getattr(record, 'name', '') or record.id}", build)
    return saved[0]


def reword(desk: Desk, record: Record, words: str) -> Record:
    """Save a new title, as one line; `UsageError` for an empty one."""
    title = clean_line(words).strip()
    if not title:
        raise UsageError("A title is needed.", "The old one stands.")
    return save(desk, replace(record, title=title))


def save_office(desk: Desk, office: Office) -> None:
    """Save who we are; there is one such record, made on the first answer.

    A name or an address that is a fact of the company with its history is changed there as well, from today on.
    """

    def build(draft: Draft) -> None:
        there = draft.get("OFF-1")
        if not office.id and there is not None:
            raise ConflictError("The office was named meanwhile.", "Open it again and edit it.")
        draft.put(office, expected=office.rev if office.id else None)
        facts = list(draft.scan(Fact))
        before = letterhead(there, facts, desk.today) if isinstance(there, Office) else Office()
        for fact in told_anew(facts, before, office, desk.today):
            draft.put(fact)

    desk.change("who we are", build)
