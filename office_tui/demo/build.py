"""Building the demo office: who we are, then three months of what happened, played through the office's services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from office_tui.demo import company
from office_tui.demo.arrived import message_steps, typed_steps
from office_tui.demo.days import Days
from office_tui.demo.desk import Clock, DemoDesk
from office_tui.demo.licensed import licence_steps
from office_tui.demo.ordered import OrderStory
from office_tui.demo.story import Scene, Step, play
from office_tui.demo.tables import letters, lines, mail, orders
from office_tui.demo.written import CameStory, WentStory
from office_tui.domain.people import Department, Person
from office_tui.paths import Paths
from office_tui.services.now import office_now
from office_tui.services.register import save_office
from office_tui.store.draft import Draft

FIRST_DAY = -59
"""The working day on which the registers were filled, before anything else happened."""
A_QUARTER = timedelta(days=93)
"""So long ago the office was named."""


def build(where: Paths, clock: Clock = office_now) -> None:
    """Build the demo office, as of the office's date (or as `clock` has it), in folders that hold none yet."""
    desk = DemoDesk(where, clock)
    try:
        scene = _open(desk)
        with TemporaryDirectory() as folder:
            play(scene, _steps(Path(folder)))
    finally:
        desk.moment = None
        desk.close()


def _open(desk: DemoDesk) -> Scene:
    """Name the office, and write its departments and people into the registers."""
    desk.moment = desk.now - A_QUARTER
    save_office(desk, company.OFFICE)
    desk.moment = None
    now = desk.now
    days = Days(now.date(), desk.workdays, now.tzinfo)
    desk.moment = days.moment(FIRST_DAY, time(9))
    ids: dict[str, str] = {}
    desk.change("departments and people", lambda draft: _staff(draft, ids))
    return Scene(desk, days, ids)


def _staff(draft: Draft, ids: dict[str, str]) -> None:
    for unit in company.UNITS:
        ids[unit.key] = draft.put(
            Department(name=unit.name, name_zh=unit.name_zh, aliases=unit.aliases, note=unit.note)
        ).id
    for one in company.COLLEAGUES:
        ids[one.key] = draft.put(
            Person(
                name=one.name,
                name_zh=one.name_zh,
                department=ids.get(one.department, ""),
                role=one.role,
                email=f"{one.key}@{company.MAIL}",
                phone=f"ext. {one.phone}",
            )
        ).id
    for unit in company.UNITS:
        headless = draft.get(ids[unit.key])
        assert isinstance(headless, Department)
        draft.put(_headed(headless, ids[unit.head]))


def _headed(unit: Department, head: str) -> Department:
    return replace(unit, head=head)


def _steps(folder: Path) -> Iterator[Step]:
    """Yield everything that happened, in any order."""
    for index, order in enumerate((*orders().settled, *orders().open)):
        yield from OrderStory(order, index).steps()
    parties = {party.key: party for party in letters().parties}
    for index, came in enumerate(letters().came):
        yield from CameStory(came, parties[came.party], index).steps()
    for index, went in enumerate(letters().went):
        yield from WentStory(went, parties[went.party], index).steps()
    yield from message_steps(mail().message, folder)
    yield from typed_steps(lines().typed)
    yield from licence_steps()
