"""Making and editing a record of a register by its form, with what is typed kept as a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from office_tui.domain.people import Department, Person
from office_tui.domain.problems import wrong_with
from office_tui.domain.record import Record
from office_tui.errors import ConflictError
from office_tui.registers.all import REGISTERS
from office_tui.registers.fields import Field
from office_tui.registers.register import Register
from office_tui.registers.typed import show_value
from office_tui.screens.form import Form
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.services.register import save
from office_tui.widgets.match import Choice

if TYPE_CHECKING:
    from textual.app import App

    from office_tui.terminal.drafts import Drafts


async def edit(
    app: App[Any],
    desk: Desk,
    register: Register,
    record: Record,
    *,
    draft: Mapping[str, str] | None = None,
) -> Record | None:
    """Put the form of a record on the screen (with the id `""`: a new one), save and return it.

    What is typed is kept as the draft `<kind>:<id>` until it is saved, whatever becomes of the line, and stands in
    the form again the next time it is opened; None when it was left.
    """
    form_id = f"{register.kind}:{record.id or 'new'}"
    choices = _choices(desk, register)
    title = f"Edit {record.id}" if record.id else f"New in {register.title.lower()}"
    drafts: Drafts | None = getattr(app, "drafts", None)
    texts = _texts(desk, register, record, choices)
    form = Form(
        title,
        register.form(),
        texts,
        look(desk),
        choices=choices,
        check=lambda values: wrong_with(
            msgspec.structs.replace(record, **values), desk.all(type(record)), desk.store.get
        ),
        keep=partial(drafts.keep, form_id, title) if drafts is not None else None,
        draft=draft or (drafts.values(form_id) if drafts is not None else None),
        stands=texts if record.id else None,
        kept={field.name: getattr(record, field.name) for field in register.form()},
    )
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    try:
        saved = save(desk, msgspec.structs.replace(record, **values))
    except ConflictError as error:
        kept = " What you typed is kept: opening the form again brings it back." if drafts is not None else ""
        raise ConflictError(f"{error.message}{kept}", error.hint) from error
    if drafts is not None:
        drafts.drop(form_id)
    return saved


async def edit_draft(app: App[Any], desk: Desk, form_id: str, texts: Mapping[str, str]) -> Record | None:
    """Open the form a draft was typed in, by the `form_id` of `edit`; `OfficeError` if it is gone."""
    kind, _, id_ = form_id.partition(":")
    register = REGISTERS[kind]
    record = register.new() if id_ == "new" else desk.store.get(id_)
    return await edit(app, desk, register, record, draft=texts) if record is not None else None


def _texts(
    desk: Desk, register: Register, record: Record, choices: Mapping[str, Sequence[Choice]]
) -> dict[str, str]:
    """Return what stands in each field; a link by the name that is its alone."""
    here = look(desk)
    names = {(name, each.key): each.name for name, offered in choices.items() for each in offered}

    def text(field: Field) -> str:
        value = getattr(record, field.name)
        known = names.get((field.name, value)) if field.shape == "link" else None
        return known or show_value(field, value, here)

    return {field.name: text(field) for field in register.form()}


def _choices(desk: Desk, register: Register) -> dict[str, Sequence[Choice]]:
    return {name: _named(desk, table) for name, table in register.links.items()}


def _named(desk: Desk, table: str) -> list[Choice]:
    """Return what a link may name; people with their department, namesakes by it too."""
    found = []
    for record in desk.all(REGISTERS[table].type):
        assert isinstance(record, Department | Person)
        more = record.aliases if isinstance(record, Department) else ()
        place = desk.name(record.department) if isinstance(record, Person) else ""
        found.append(Choice(record.id, record.name or record.name_zh, (record.name_zh, *more), place))
    often = Counter(choice.name for choice in found)
    alike = Counter((choice.name, choice.note) for choice in found)
    for at, one in enumerate(found):
        if often[one.name] > 1:
            mark = one.note if one.note and alike[one.name, one.note] == 1 else one.key
            found[at] = one._replace(name=f"{one.name} [{mark}]", note="" if mark == one.note else one.note)
    return found
