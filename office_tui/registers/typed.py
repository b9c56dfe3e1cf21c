"""A form's field as text, and the text back as a value."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from office_tui.domain.clean import clean, clean_line
from office_tui.domain.dates import read_date, short_date
from office_tui.domain.long_term import says_long_term
from office_tui.domain.reach import FOR_EVER
from office_tui.domain.worded import parted
from office_tui.errors import UsageError
from office_tui.registers.choices import chosen
from office_tui.registers.fields import Field
from office_tui.registers.register import Look

_COMMAS = re.compile("[,;，；、\n]")
YES = frozenset({"yes", "y", "true", "1", "是"})
NO = frozenset({"", "no", "n", "false", "0", "否"})


def show_value(field: Field, value: Any, look: Look) -> str:
    """Return a value as a person would have typed it."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return short_date(value, look.today) if value >= look.today else value.isoformat()
    if field.shape == "flag":
        return "yes" if value else "no"
    if field.shape == "names":
        return ", ".join(value)
    if field.shape == "numbers":
        return ", ".join(map(str, value))
    if field.part is not None:
        return "\n".join(part.words() for part in value)
    if field.shape == "link":
        return look.name(str(value))
    return str(value)


def read_value(field: Field, text: str, look: Look) -> Any:
    """Return the value a text stands for; `UsageError` says what is wrong with it.

    A link is returned as typed: only the caller knows what it may name.
    """
    if field.part is not None:
        return tuple(field.part.read(each, look.today) for each in parted(field.part, clean(text)))
    if field.shape == "lines":
        return clean(text)
    words = clean_line(text)
    match field.shape:
        case "date":
            if field.name == "valid_to" and says_long_term(words):
                return FOR_EVER
            return read_date(words, look.today, look.workdays) if words else None
        case "names":
            return tuple(name for part in _COMMAS.split(words) if (name := part.strip()))
        case "number":
            return _number(words)
        case "numbers":
            return tuple(_number(part.strip()) for part in _COMMAS.split(words) if part.strip())
        case "flag":
            return _flag(words)
        case "choice":
            return chosen(field.choices, words)
        case _:
            return words


def _number(words: str) -> int:
    try:
        return int(words or "0")
    except ValueError:
        raise UsageError(f"“{words}” is not a whole number.", "Such as 14; nothing is 0.") from None


def _flag(words: str) -> bool:
    if words.casefold() in YES | NO:
        return words.casefold() in YES
    raise UsageError(f"“{words}” is neither yes nor no.")
