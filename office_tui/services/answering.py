"""Answering: what a template can be told without asking, and issuing a document with its number in one entry."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from office_tui.domain.capture import Capture, number_of_theirs
from office_tui.domain.clean import clean_line
from office_tui.domain.clock import due_on
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.life import legal
from office_tui.domain.people import Person, Series
from office_tui.domain.record import Problem, Record
from office_tui.domain.script import is_chinese
from office_tui.domain.standing import life_of
from office_tui.errors import AccessError, OfficeError, UsageError
from office_tui.services import accepting, steps
from office_tui.services.desk import Desk
from office_tui.services.letterhead import letterhead
from office_tui.services.numbering import OUTGOING, next_number, take_number
from office_tui.store.draft import Draft
from office_tui.store.kept import keep, kept_path, save_copy

if TYPE_CHECKING:
    from office_tui.documents.template import Template

Values = Mapping[str, object]


class Issued(NamedTuple):
    """A document that was issued: the outgoing letter's id and number, where it lies, and why there is no copy."""

    id: str
    number: str
    path: Path
    """The copy that was asked for; the kept document itself where that could not be written."""
    problem: str = ""


def templates(desk: Desk) -> list[Template]:
    """Return the templates: the director's own first where they bear a shipped one's name."""
    from office_tui.documents.template import all_templates

    return all_templates(desk.where.templates)


def template(desk: Desk, name: str) -> Template:
    """Return the template of this name; `OfficeError` where there is none."""
    from office_tui.documents.template import load

    return load(name, desk.where.templates)


def known(desk: Desk, about: Record | None) -> dict[str, object]:
    """Return everything a template need not ask: who we are, today, the next number, and what it is about."""
    office = letterhead(desk)
    values: dict[str, object] = {
        "company": office.company or office.company_zh,
        "company_zh": office.company_zh or office.company,
        "company_address": office.address,
        "director": office.director,
        "drafter": desk.actor,
        "sender_name": desk.actor,
        "today": desk.today,
    }
    if about is not None:
        values |= _about(desk, about)
    return {name: value for name, value in values.items() if value not in {"", None}}


def _reply_to(subject: str) -> str:
    """Return the subject of a reply; Chinese templates say themselves that they answer."""
    return subject if is_chinese(subject) or subject.lower().startswith("re:") else f"Re: {subject}"


def _said(value: object) -> str:
    """Return a value as the register keeps it; a list as its entries."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def filled(desk: Desk, form: Template, about: Record | None, typed: Values) -> dict[str, object]:
    """Return a template's values: what is known, what was typed, and its own defaults for the rest."""
    from office_tui.documents.draft import known as values_of

    return values_of(form, {**known(desk, about), **typed}) | dict(typed)


def coming_number(desk: Desk) -> str:
    """Return the number the next outgoing letter will probably bear; it is taken only when one is issued."""
    return next_number(desk.settings, desk.all(Series), OUTGOING, desk.today.year)


def _about(desk: Desk, about: Record) -> dict[str, object]:
    if isinstance(about, Letter | Capture):
        party = about.party if isinstance(about, Letter) else about.sender
        return {
            "addressee": party or about.address,
            "their_number": about.their_number if isinstance(about, Letter) else number_of_theirs(about),
            "their_date": about.dated or (about.received.date() if about.received else None),
            "their_subject": about.title,
            "subject": _reply_to(about.title),
        }
    if isinstance(about, Directive):
        deadline = due_on(about.due, desk.workdays, desk.today) if about.due else None
        return {
            "subject": about.title,
            "addressee": desk.name(about.department),
            "department": desk.name(about.department),
            "deadline": deadline,
        }
    if isinstance(about, Person):
        return {"addressee": about.name}
    return {}


def missing(desk: Desk, form: Template, values: Values) -> list[Problem]:
    """Return everything that keeps the document from being issued, all at once."""
    from office_tui.documents.draft import problems

    return problems(form, _numbered(form, values, coming_number(desk)))


def _numbered(form: Template, values: Values, number: str) -> dict[str, object]:
    """Return the values with the number, if the template has a place for it."""
    return {**values, "number": number} if form.field("number") else dict(values)


def draft_to(desk: Desk, form: Template, values: Values, path: Path) -> Path:
    """Write a draft without a number; nothing is registered. `AccessError` if the file is there already."""
    from office_tui.documents.draft import export

    export(form, _numbered(form, values, ""), path, identifier="", author=desk.actor)
    return path


def issue(desk: Desk, form: Template, values: Values, path: Path, about: Record | None = None) -> Issued:
    """Register the outgoing letter, take its number, keep the document and pair it with what it answers: one entry.

    The copy at `path` is written last; were the process killed before, or the copy's disk full, the kept document
    is still whole.
    `UsageError` names everything missing; `AccessError` if `path` exists.
    """
    wrong = missing(desk, form, values)
    if wrong:
        raise UsageError(
            "It cannot be issued yet.", " ".join(f"{each.field}: {each.message}" for each in wrong)
        )
    _refuse_place(path)
    made: list[Letter] = []

    def build(draft: Draft) -> None:
        made[:] = [_issue(desk, draft, form, values, about)]

    subject = str(values.get("subject", form.title))
    desk.change(clean_line(f"issue {form.name}: {subject}")[:120], build)
    letter = made[0]
    return _handed_out(desk, letter, path)


def _handed_out(desk: Desk, letter: Letter, path: Path) -> Issued:
    """Write the copy; where that fails the letter is issued all the same, for its number is taken."""
    try:
        copy = save_copy(desk.where.kept, letter.file, path.parent, path.name)
    except AccessError as error:
        kept = kept_path(desk.where.kept, letter.file)
        return Issued(letter.id, letter.number, kept, f"The copy was not written: {error.message}")
    return Issued(letter.id, letter.number, copy)


def _refuse_place(path: Path) -> None:
    """Raise `AccessError` where the copy could not be written: before a number is taken, not after."""
    if path.exists() or path.is_symlink():
        raise AccessError(f"{path} is there already.", "Nothing is overwritten: choose another name.")
    if not path.parent.is_dir():
        raise AccessError(f"{path.parent} is no folder.", "Make it first, or choose another.")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise AccessError(f"Nothing may be written to {path.parent}.", "Choose another folder.")


def _issue(desk: Desk, draft: Draft, form: Template, values: Values, about: Record | None) -> Letter:
    from office_tui.documents.draft import docx_bytes

    number = take_number(draft, desk.settings, OUTGOING, desk.today.year)
    letter = draft.put(_letter(desk, form, values, number, about))
    content = docx_bytes(form, _numbered(form, values, number), identifier=letter.id, author=desk.actor)
    answered = _answered(desk, draft, about, letter.id)
    return draft.put(replace(letter, file=keep(desk.where.kept, content), answers=answered))


def _letter(desk: Desk, form: Template, values: Values, number: str, about: Record | None) -> Letter:
    return Letter(
        direction="out",
        number=number,
        title=_said(values.get("subject") or form.title),
        party=_said(values.get("addressee", "")),
        address=getattr(about, "address", "") or getattr(about, "email", ""),
        their_number=_said(values.get("their_number", "")),
        dated=desk.today,
        copies=_said(values.get("copies", "")),
        enclosures=_said(values.get("enclosures", "")),
        template=form.name,
        state="prepared",
        since=desk.today,
    )


def _answered(desk: Desk, draft: Draft, about: Record | None, by: str) -> str:
    """Mark what is answered, registered first if it is still in the inbox; return its id, or "" for no letter."""
    if about is None:
        return ""
    now = draft.get(about.id)
    if now is None or now.rev != about.rev:
        raise OfficeError(
            f"{about.id} was changed meanwhile, so nothing was issued.", "Open it again and answer it."
        )
    if isinstance(now, Capture):
        now = accepting.register(desk, draft, now, "letter")
    if not isinstance(now, Letter) or now.direction != "in":
        return ""
    if "answer" in legal(life_of(now), now.state):
        now = steps.stepped(desk, now, "answer")
    steps.write(draft, replace(now, answered_by=by))
    return now.id
