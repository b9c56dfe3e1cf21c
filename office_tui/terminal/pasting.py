"""A paste goes in whole or not at all, and says so."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

from office_tui.domain.clean import clean

TEXT_LIMIT: Final = 1_100_000
"""Characters that a field of several lines takes at once; more would stop the keys for many seconds."""

LINE_LIMIT: Final = 20_000
"""Characters that a field of one line takes at once."""


def fit(text: str, focused: Widget) -> tuple[str, str]:
    """Return the pasted text made fit for what has the focus, and why it is refused, or "".

    It is cleaned as all foreign text is; in a field of one line, line breaks become spaces. A widget or
    screen of our own that takes pastes sees to its lines itself.
    """
    from textual.widgets import Input, TextArea

    text = clean(text)
    if isinstance(focused, Input):
        text = " ".join(text.split("\n")).replace("\t", " ").strip()
        room = LINE_LIMIT
        if focused.max_length:
            selected = abs(focused.selection.end - focused.selection.start)
            room = min(room, focused.max_length - len(focused.value) + selected)
        return text, _too_long(text, max(0, room))
    if isinstance(focused, TextArea):
        if focused.read_only:
            return "", "Nothing was pasted: this text is only for reading."
        return text, _too_long(text, TEXT_LIMIT)
    if not any(_takes_pastes(each) for each in focused.ancestors_with_self):
        return "", "Nothing was pasted: no field has the focus here."
    return text, _too_long(text, LINE_LIMIT)


def _too_long(text: str, room: int) -> str:
    if len(text) <= room:
        return ""
    return f"Nothing was pasted: the text has {len(text):,} characters, and here is room for {room:,}."


def _takes_pastes(node: object) -> bool:
    return hasattr(node, "_on_paste") or hasattr(node, "on_paste")
