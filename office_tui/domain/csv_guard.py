"""Cells of a CSV file that no spreadsheet takes for a formula, and the way back."""

from __future__ import annotations

import re

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guard(text: str) -> str:
    """Return the cell with a `'` in front where a spreadsheet might calculate it; `unguard` reverses it."""
    return f"'{text}" if _ACTIVE.match(text) else text


def unguard(text: str) -> str:
    """Return the cell as it was before `guard`: without the one `'`, where `guard` would have set it."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text
