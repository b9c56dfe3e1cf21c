"""Commands: declared once on a screen or the app, shown and run the same way everywhere."""

from office_tui.commands.declared import (
    Command,
    Commanded,
    command,
    commands_of,
    live,
    offered,
    show_key,
    why_not,
)
from office_tui.commands.keymap import Remapped, clashes, remap, use_keys
from office_tui.commands.running import run, told

__all__ = [
    "Command",
    "Commanded",
    "Remapped",
    "clashes",
    "command",
    "commands_of",
    "live",
    "offered",
    "remap",
    "run",
    "show_key",
    "told",
    "use_keys",
    "why_not",
]
