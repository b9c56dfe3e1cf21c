"""The palette: every command that can run now, found by a word of its name."""

from __future__ import annotations

from typing import Any

from office_tui.commands import Command, offered, run, why_not
from office_tui.widgets.match import Choice
from office_tui.widgets.pick import Pick

SHOWN = 8


async def palette(app: Any) -> None:
    """Ask which command, and run it; for use inside a command, since it waits for the answer."""
    offered = {f"{one.id} {at}": (node, one) for at, (node, one) in enumerate(_offered(app))}
    choices = [_choice(key, one) for key, (_, one) in offered.items()]
    picked = await app.push_screen_wait(Pick(":", choices, shown=SHOWN))
    if picked is not None and picked.key:
        await run(*offered[picked.key])


def _offered(app: Any) -> list[tuple[Any, Command]]:
    both = [*offered(app.screen), *offered(app)]
    both.sort(key=lambda pair: bool(pair[1].keys))  # what has no key of its own can only be found here
    return [(node, one) for node, one in both if one.name != "palette" and not why_not(node, one)]


def _choice(key: str, one: Command) -> Choice:
    shown = f"[{one.key}] " if one.key else ""
    return Choice(
        key, one.title, (one.id, one.name.replace("_", " ")), f"{shown}{one.help.partition(chr(10))[0]}"
    )
