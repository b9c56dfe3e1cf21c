"""An office with a handful of licences on a fixed Monday, opened in the real app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from office_tui.app import OfficeApp
from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.people import Department, Office, Person
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.services.register import save, save_office
from office_tui.settings import Settings
from office_tui.store.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAPERS = (Copy(kind="original", place="safe 2"), Copy(kind="duplicate", number=1, place="hall 3"))
REPORT = Duty(title="Yearly report", kind="report", since=date(2026, 3, 11), months=12)
VISIT = Duty(title="Visit", kind="inspection", since=date(2026, 3, 14), months=6)
TEST = Lead(kind="step", title="test", days=5)
LICENCES = (
    Licence(name="Fire safety", valid_to=date(2026, 3, 14), copies=PAPERS, plan=(TEST,)),
    Licence(name="Food permit", valid_to=date(2026, 9, 30), copies=PAPERS[:1], duties=(REPORT, VISIT), number="F-7",
            keywords=("canteen",)),
    Licence(name="排污许可证", valid_to=date(2027, 6, 30)),
    Licence(name="Business", long_term=True, copies=PAPERS[:1]),
)  # fmt: skip
"""LIC-1 ends on the 14th, the day of LIC-2's visit; LIC-2's report falls on the 11th."""


def office(
    root: Path, *, session: str = "s", settings: Settings | None = None, licences: bool = True
) -> Desk:
    """Return a desk over the office under a folder, made there if it is not yet."""
    where = Paths(*(root / name for name in ("data", "config", "cache", "state")))
    store = Store.open(where.file, create=True)
    desk = Desk(store, where, settings or Settings(), session=session, login="wen", clock=lambda _: NOON)
    if store.get("OFF-1") is None:
        save_office(desk, Office(company="Harbour Works", director="Anna Director"))
        save(desk, Department(name="Sales"))
        save(desk, Person(name="Li Wei", department="DEP-1"))
        for each in LICENCES if licences else ():
            save(desk, each)
    return desk


@asynccontextmanager
async def sat_down(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """Open the app and go to the licences."""
    async with OfficeApp(desk).run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        yield pilot


async def rows(pilot: Pilot[Any]) -> list[str]:
    """Return the rows on the screen once cursors rest and nothing moves."""
    await pilot.pause(0.2)
    await pilot.pause()
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def seen(pilot: Pilot[Any], words: str) -> bool:
    """Tell whether the words stand on the screen."""
    return any(words in row for row in await rows(pilot))
