"""Importing in the app: reading goes on beside the screen, with counts, and can be cancelled."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event
from typing import Any

from office_tui.screens import asking
from office_tui.services.bring import Progress, in_words, read_all, register, what_is_here
from office_tui.services.desk import Desk
from office_tui.widgets.ask import Ask
from office_tui.widgets.progress import Going


async def bring(app: Any, desk: Desk) -> None:
    """Ask for a path and bring in what is there: .eml, .ics, mbox, Maildir, a folder, or a table (.csv)."""
    words = await asking.ask(
        app,
        Ask("Import from", "", hint="an .eml, .ics or .csv, an mbox, a Maildir or a folder", check=_wrong),
    )
    if not words:
        return
    path = Path(words).expanduser()
    if path.suffix.lower() == ".csv" and path.is_file():
        from office_tui.screens.bringing_table import bring_table

        await bring_table(app, desk, path)
        return
    stop = Event()
    going = Going(f"Reading {path.name}", stop)
    app.push_screen(going)
    loop = asyncio.get_running_loop()

    def tell(progress: Progress) -> None:
        loop.call_soon_threadsafe(going.tell, f"{progress.read} read, {progress.present} here already")

    try:
        here = what_is_here(desk)
        batch = await asyncio.to_thread(read_all, [path], desk.where.kept, here, tell, stop.is_set)
    finally:
        going.dismiss(None)
    if stop.is_set():
        app.notify("Nothing was imported.")
        return
    brought = register(desk, batch)
    app.notify(in_words(brought))


def _wrong(words: str) -> str | None:
    return None if Path(words).expanduser().exists() else "Nothing is there."
