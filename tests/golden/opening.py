"""Opening an office in the real app, on a fixed Monday morning, and reading its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from office_tui.app import OfficeApp
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.settings import Settings
from office_tui.store.store import Store


def monday(zone: tzinfo | None = None) -> datetime:
    """Always nine in the morning of the same Monday."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=zone or UTC)


def folders(root: Path) -> Paths:
    return Paths(root / "data", root / "config", root / "cache", root / "state")


@asynccontextmanager
async def opened(root: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """Open the office under a folder, on a terminal of so many columns and rows."""
    where = folders(root)
    desk = Desk(
        Store.open(where.file, create=True), where, Settings(), session="golden", login="wen", clock=monday
    )
    try:
        async with OfficeApp(desk).run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot
    finally:
        desk.close()


def rows_of(pilot: Pilot[Any]) -> list[str]:
    """Return the screen's rows as text, without blanks at their ends."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def typed(pilot: Pilot[Any], keys: tuple[str, ...]) -> list[str]:
    """Type, wait until the screen has stood still for three looks, and read it."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    seen: list[list[str]] = []
    while len(seen) < 3 or any(rows != seen[-1] for rows in seen[-3:]):
        seen.append(rows_of(pilot))
        await pilot.pause(0.15)  # the reading pane follows a cursor that has come to rest
    return seen[-1]
