"""Answers to a template's fields: plain values of the declared types, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from office_tui.documents.escape import Safe, escape
from office_tui.documents.field import Field, Template
from office_tui.domain.clean import clean, clean_line
from office_tui.domain.record import Problem

LONGEST = 200_000
"""Characters in one value."""
MOST = 1_000
"""Texts in one list."""


def known(template: Template, given: Mapping[str, object]) -> dict[str, object]:
    """Return the values of `template` from what is known: what it declares, cleaned, else its default.

    Names the template does not declare are left out; a value of the wrong type is left as it is, for
    `problems` to name.
    """
    values: dict[str, object] = {}
    for field in template.fields:
        value = given.get(field.name)
        wanted = field.default if value is None or value == "" else value
        try:
            values[field.name] = read_value(field, wanted)
        except ValueError:
            values[field.name] = wanted
    return values


def problems(template: Template, values: Mapping[str, object]) -> list[Problem]:
    """Return all that keeps a document from being issued: what is missing, unreadable, or not declared."""
    found = list(template.problems) if not template.body else []
    for field in template.fields:
        try:
            value = read_value(field, values.get(field.name))
        except ValueError as error:
            found.append(Problem(field.name, f"{field.label}: {error}"))
            continue
        if field.required and is_empty(value):
            found.append(Problem(field.name, f"{field.label} is missing."))
    for name in sorted(set(values) - {field.name for field in template.fields}):
        found.append(Problem(name, f"The template {template.name} has no field “{clean_line(name)[:40]}”."))
    return found


def is_empty(value: object) -> bool:
    """Say whether nothing was answered: nothing, only blanks, or a list of such."""
    if isinstance(value, list | tuple):
        return all(is_empty(one) for one in value)
    return value is None or (isinstance(value, str) and not value.strip())


def read_value(field: Field, value: object) -> object:
    """Return a value as the plain type of its field; texts as typed in a form are understood for every type.

    Text gives str (one line, cleaned), *date* a date (ISO), *money* a Decimal, *list* a list of str (one a
    line); nothing gives `""`, or `[]`. Raises ValueError with a sentence.
    """
    if is_empty(value):
        return [] if field.type == "list" else ""
    match field.type:
        case "date":
            return _date(value)
        case "money":
            return _money(value)
        case "list":
            return _list(value)
        case "lines" | "markdown":
            return _text(value, lines=True)
    return _text(value, lines=False)


def context(template: Template, values: Mapping[str, object], *, final: bool) -> dict[str, object]:
    """Return every declared name with its value; while not `final`, what is missing is `‹label?›`."""
    seen: dict[str, object] = {}
    for field in template.fields:
        try:
            value = read_value(field, values.get(field.name))
        except ValueError:
            value = ""
        if field.required and is_empty(value) and not final:
            value = _missing(field)
        elif field.type == "markdown":
            value = Safe(value)
        seen[field.name] = value
    return seen


def _missing(field: Field) -> object:
    mark = f"‹{field.label}?›"
    if field.type == "markdown":
        return escape(mark)
    return [mark] if field.type == "list" else mark


def _text(value: object, *, lines: bool) -> str:
    if isinstance(value, list | tuple):
        value = ("\n" if lines else ", ").join(str(one) for one in value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("a text was expected")  # noqa: TRY004 -- all that is wrong with a value is one kind
    text = str(value)
    if len(text) > LONGEST:
        raise ValueError(f"at most {LONGEST} characters")
    return clean(text) if lines else clean_line(text)


def _date(value: object) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("a date was expected, such as 2026-09-01") from None


def _money(value: object) -> Decimal:
    try:
        amount = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        raise ValueError("an amount was expected, such as 12500.00") from None
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
        raise ValueError("an amount below 1,000,000,000,000,000 was expected")
    return amount


def _list(value: object) -> list[str]:
    many = value.split("\n") if isinstance(value, str) else value
    if not isinstance(many, list | tuple):
        raise ValueError("a list was expected, one a line")  # noqa: TRY004 -- as above
    texts = [_text(one, lines=False) for one in many if not is_empty(one)]
    if len(texts) > MOST:
        raise ValueError(f"at most {MOST} in the list")
    return texts
