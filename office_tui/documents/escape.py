"""Values become text that Markdown leaves exactly as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from office_tui.documents.dates import long_date

# Numeric references, not backslashes: they mean the same in a table cell, beside a backslash of the template,
# and at either end of a line, where Markdown would swallow blanks. The comma, quotes and other signs that
# never mean anything stay readable.
_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+\-.!<>&|~=:^$\n\t]")


class Safe(str):
    """Markdown as such: what the director wrote as a body, or what was escaped already."""

    __slots__ = ()


def escape(text: str) -> Safe:
    """Return Markdown that shows `text` unchanged, line breaks and outer blanks included, on one line."""
    inner = text.strip()
    front, _, back = text.partition(inner) if inner else (text, "", "")
    return Safe(
        _references(front) + _ACTIVE.sub(lambda match: _references(match.group()), inner) + _references(back)
    )


def _references(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def say(value: object, language: str) -> str:
    """Return a plain value as the document says it: dates in its language, money with commas, lists in a row.

    Raises TypeError for anything but str, bool, int, float, Decimal, date, None and lists of those.
    """
    match value:
        case None | False:
            return ""
        case str():
            return value
        case date():
            return long_date(value, language)
        case Decimal():
            return f"{value:,.2f}"
        case True:
            return "是" if language == "zh" else "yes"
        case int() | float():
            return str(value)
        case list() | tuple():
            return ("、" if language == "zh" else ", ").join(say(one, language) for one in _plain(value))
    raise TypeError(f"a template cannot show a {type(value).__name__}")


def _plain(values: Sequence[object]) -> Sequence[object]:
    if any(isinstance(one, list | tuple) for one in values):
        raise TypeError("a template cannot show a list in a list")
    return values


def finalize(value: object, language: str) -> str:
    """Return what stands in the Markdown for a value: escaped, unless it is Markdown by its field's type."""
    return value if isinstance(value, Safe) else escape(say(value, language))
