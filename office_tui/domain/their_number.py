"""The sender's own reference: how one is written, and which one a text bears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from office_tui.domain.names import fold
from office_tui.domain.pattern import pattern

DOCUMENT = r"[〔\[（(【]\d{4}[〕\]）)】]第?\d+号"
"""The year and the number of a Chinese document; before them stands a short name of who issued it."""
_WRITTEN = r"[A-Za-z0-9][A-Za-z0-9_./-]*(?: (?=[A-Z./-]*\d)[A-Za-z0-9_./-]+){0,2}"
_LABEL = (
    r"(?:(?:our[ \t]+)?ref(?:erence)?(?:[ \t]+(?:no|number))?(?:\.?[ \t]*[:：#]|\.)"
    r"|(?:我方|我局|我司|本函)?(?:发文字号|文号|函号|编号)[ \t]*[:：])"
)
_SAID = pattern(
    r"(?:^|[(（\[【,，;；|])[ \t]*"
    + _LABEL
    + rf"[ \t]*(?P<number>[\u4e00-\u9fff]{{0,8}}{DOCUMENT}|{_WRITTEN})",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = rf"[\u4e00-\u9fff]{{1,8}}{DOCUMENT}"
_ALONE = pattern(
    rf"^[ \t]*(?P<number>{_NAMED})[ \t]*$|\A[^\n]*(?<!》)[（(](?P<last>{_NAMED})[）)][ \t]*$",
    re.MULTILINE,
)
_DAY = pattern(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
SHORTEST = 3
"""A reference has so many characters at least: what is shorter is a day or an item of a list."""


def is_reference(words: str) -> bool:
    """Tell whether words are a reference: they have a digit, and are few."""
    return any(char.isdigit() for char in words) and len(words) <= 40 and len(words.split()) <= 4


def their_number(text: str) -> str:
    """Return the one number that a letter says is its own, or nothing where it says none or several.

    It stands behind `Ref:`, `Our reference:`, 文号：, 编号：; or, a Chinese one, alone on its line or in brackets at
    the end of the first, the subject. What is cited in a sentence, or is said to be ours (`Your ref`), is not read.
    """
    found = tuple(_said(text)) or tuple(one["number"] or one["last"] for one in _ALONE.finditer(text))
    return found[0] if len({fold(number) for number in found}) == 1 else ""


def _said(text: str) -> Iterator[str]:
    for one in _SAID.finditer(text):
        number = one["number"].rstrip(".-/_")
        if is_reference(number) and len(number) >= SHORTEST and not _DAY.fullmatch(number):
            yield number
