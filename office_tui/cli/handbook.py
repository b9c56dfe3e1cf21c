"""The printed guide to keys and settings, made from what the program itself declares."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from office_tui.cli.printing import say
from office_tui.commands import Command, commands_of, show_key

DOCS = Path(__file__).resolve().parents[2] / "docs"
MADE = "<!-- Written by `make docs` from the program itself; change it there. -->"


WORDS = {
    "keys": """The same keys mean the same everywhere. `?` shows those of the screen you are on, `:` finds any
command. Any of them can be changed in `settings.toml`, by the name in the last column:

    [keys]
    "item.defer" = "z"
    "desk.undo" = ["u", "f9"]""",
    "settings": """Preferences stand in `settings.toml`; `office-tui paths` says where that is. The file need name
only what is to be otherwise than here. What is not understood is reported with its line; the rest counts.""",
}


def places() -> list[tuple[str, tuple[type[Any], ...]]]:
    """Return every place that has commands, under the name people give it."""
    from office_tui.app import OfficeApp
    from office_tui.screens.every import PLACES

    return [("Everywhere", (OfficeApp,)), *PLACES]


def keys_page() -> str:
    """Return `docs/keys.md`; what several places share stands there once, under the first."""
    parts, told = ["# Keys", MADE, WORDS["keys"]], set[str]()
    for title, classes in places():
        found = {one.id: one for cls in reversed(classes) for one in commands_of(cls)}
        shared = [f"`{one.key or one.title}`" for one in found.values() if one.id in told]
        parts += [f"## {title}", _table(_row(one) for one in found.values() if one.id not in told)]
        if shared:
            parts.append(f"And as above: {' '.join(shared)}")
        told |= set(found)
    return "\n\n".join(parts) + "\n"


def _row(one: Command) -> Sequence[str]:
    keys = " ".join(f"`` {key} ``" if key == "`" else f"`{key}`" for key in map(show_key, one.keys))
    help_ = f"**{one.title.rstrip(' …')}.** {' '.join(one.help.split())}".strip()
    return keys or "in the palette", help_, f"`{one.id}`"


def settings_page() -> str:
    """Return `docs/settings.md`."""
    from office_tui.settings import describe

    rows = [(f"`{one.name}`", one.type, f"`{one.default}`", one.text) for one in describe()]
    table = _table(rows, ("setting", "is", "unless set", "what it does"))
    return "\n\n".join(["# Settings", MADE, WORDS["settings"], table]) + "\n"


def _table(rows: Iterable[Sequence[str]], head: Sequence[str] = ("key", "does", "name")) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def pages() -> dict[str, str]:
    """Return every generated page by its file name."""
    return {"keys.md": keys_page(), "settings.md": settings_page()}


def main(arguments: Sequence[str], docs: Path = DOCS) -> int:
    """Write the pages; with `--check` only say which are stale, and return 1 if any is."""
    stale = 0
    for name, text in pages().items():
        path = docs / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            say(f"{path} is stale: run `make docs`.")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
