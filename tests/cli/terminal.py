"""What the tests of the command line share: one command run in this process, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


class Said(NamedTuple):
    """What a command answered: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()

    @property
    def cells(self) -> list[list[str]]:
        """The answer as the table it is in a pipe."""
        return [line.split("\t") for line in self.lines]


Runs = Callable[..., Said]

UNSAFE = "\x1b]0;owned\x07\u202eevil\u200b\x9b31m"
"""A title, a turned direction, an invisible space and a colour, as foreign text has them."""


def files(folder: Path) -> set[str]:
    """Return every file below a folder, by its path there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
