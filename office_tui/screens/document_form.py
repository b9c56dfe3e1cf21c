"""The form of a template: its fields, all but the text itself, filled in from what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from office_tui.documents.field import Field as Asked
from office_tui.documents.field import Template
from office_tui.documents.values import problems
from office_tui.domain.record import Problem
from office_tui.registers.fields import Field
from office_tui.screens.form import Form
from office_tui.services.desk import Desk
from office_tui.services.look import look

ELSEWHERE = frozenset({"body", "number"})
"""What the form does not ask: the text is written beside it, the number comes from the ledger."""


async def ask_fields(
    app: Any, desk: Desk, form: Template, values: Mapping[str, object], wrong: Mapping[str, str]
) -> dict[str, object] | None:
    """Ask for a template's fields; `wrong` says what is missing now, and those come first."""
    asked = sorted(
        (each for each in form.fields if each.name not in ELSEWHERE), key=lambda each: each.name not in wrong
    )

    def check(read: dict[str, Any]) -> Sequence[Problem]:
        found = problems(form, {**values, **_typed(form, read)})
        return [each for each in found if each.field not in ELSEWHERE]

    prompt = Form(
        form.title, [_field(each) for each in asked], texts_of(form, values), look(desk), check=check
    )
    prompt.filling.problems = {name: text for name, text in wrong.items() if name not in ELSEWHERE}
    read = await app.push_screen_wait(prompt)
    return None if read is None else _typed(form, read)


def texts_of(form: Template, values: Mapping[str, object]) -> dict[str, str]:
    """Return every field's value as it stands in a form."""
    return {each.name: _text(values.get(each.name, "")) for each in form.fields}


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "\n".join(str(each) for each in value)
    return "" if value is None else str(value)


def _field(asked: Asked) -> Field:
    shape = {"date": "date", "lines": "lines", "list": "lines", "markdown": "lines"}.get(asked.type, "text")
    return Field(asked.name, asked.label, asked.help, shape)  # type: ignore[arg-type]  # each is a Shape


def _typed(form: Template, read: Mapping[str, Any]) -> dict[str, object]:
    """Return what was read from the form as values of the template."""
    return {name: value if value is not None else "" for name, value in read.items() if form.field(name)}
