from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.people import Department, Person
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.settings import Settings
from office_tui.store.store import Store
from tests.services.fire_licence import FIRE
from tests.services.office import FixedClock, Opens, put


@pytest.fixture
def clock() -> FixedClock:
    """The office's clock: Monday, 2 March 2026, 09:30."""
    return FixedClock()


@pytest.fixture
def where(tmp_path: Path) -> Paths:
    """Where the office of this test lies."""
    return Paths(*(tmp_path / name for name in ("data", "config", "cache", "state")))


@pytest.fixture
def opens(where: Paths, clock: FixedClock) -> Iterator[Opens]:
    """Open the same office once more, as another session."""
    opened: list[Desk] = []

    def open_(*, login: str = "me", session: str = "") -> Desk:
        store = Store.open(where.file, create=True)
        name = session or f"session {len(opened)}"
        opened.append(Desk(store, where, Settings(), session=name, login=login, clock=clock))
        return opened[-1]

    yield open_
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(opens: Opens) -> Desk:
    """An empty office."""
    return opens(session="test")


@pytest.fixture
def office(desk: Desk) -> Desk:
    """An office with two departments (DEP-1 Finance, DEP-2 Works) and three people, two of them called Li."""
    put(desk, Department(name="Finance", name_zh="财务部"), Department(name="Works", name_zh="工程部"))
    put(
        desk,
        Person(name="Li Wei", name_zh="李伟", department="DEP-1"),
        Person(name="Chen Jun", name_zh="陈军", department="DEP-2"),
        Person(name="Li Na", name_zh="李娜", department="DEP-2"),
    )
    return desk


@pytest.fixture
def fire(office: Desk) -> Licence:
    """A licence of Li Wei's, in an office of two departments."""
    return save(office, FIRE)
