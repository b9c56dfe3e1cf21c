"""In which script a text is written."""

from __future__ import annotations


def is_chinese(text: str) -> bool:
    """Tell whether a text holds Chinese, so that it is answered, or printed again, in Chinese."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)
