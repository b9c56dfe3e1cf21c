"""The fields of a licence as `--set NAME=VALUE` gives them: read, linked, and refused all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from office_tui.domain.clean import clean_line
from office_tui.domain.licence import Licence
from office_tui.errors import OfficeError, UsageError
from office_tui.registers.licences import BLANK, LICENCES
from office_tui.registers.typed import read_value
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.lending import needed_though_out
from office_tui.services.look import look
from office_tui.services.register import save
from office_tui.services.whose import link


def entered(desk: Desk, name: str, pairs: Sequence[str]) -> Done:
    """Enter a new licence; it has an original unless `copies` says otherwise."""
    saved = save(desk, replace(BLANK, name=clean_line(name), **fields(desk, pairs)))
    return Done(f"new licence: {saved.name}", (), (saved.id,))


def edited(desk: Desk, it: Licence, pairs: Sequence[str]) -> Done:
    """Change fields of a licence."""
    saved = save(desk, replace(it, **fields(desk, pairs)))
    return Done(f"edit licence: {saved.name}", (saved.id,), beware=needed_though_out(desk, saved))


def fields(desk: Desk, pairs: Sequence[str]) -> dict[str, Any]:
    """Return the values of all fields; `UsageError` names everything that is wrong."""
    known = {field.name: field for field in LICENCES.form()}
    named = {pair.partition("=")[0].strip() for pair in pairs}
    read: dict[str, Any] = {}
    wrong: list[OfficeError] = []
    for pair in pairs:
        name, _, text = pair.partition("=")
        field = known.get(name.strip())
        if field is None:
            wrong.append(OfficeError(f"There is no field “{clean_line(name)}”."))
            continue
        try:
            value = read_value(field, text, look(desk))
            read[field.name] = link(desk, value, field.table) if field.table and value else value
        except OfficeError as error:
            wrong.append(OfficeError(f"{field.name}: {error.message}", error.hint))
    if wrong:
        raise _refused(wrong, "" if named <= known.keys() else f"The fields are: {', '.join(known)}.")
    return read


def _refused(wrong: Sequence[OfficeError], fields_are: str) -> UsageError:
    """Return everything wrong as one error; each with its own hint, before that of the fields."""
    if len(wrong) == 1:
        return UsageError(wrong[0].message, wrong[0].hint or fields_are)
    return UsageError(" ".join(map(str, wrong)), fields_are)
