"""Regular expressions that are compiled when first used, because starting must not wait for what it may never need."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "split", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to be used like a compiled one; it is compiled, and found wrong, at its first use."""
    return cast("re.Pattern[str]", _Later(text, flags))
