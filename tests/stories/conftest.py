"""Fixtures of the stories: a house on disk, and a way to sit down at its desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.stories.desk_story import AtDesk, House

SitsDown = Callable[..., AtDesk]


@pytest.fixture
def empty_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """An office that nobody has opened yet."""
    house = House(tmp_path / "house")
    for name, value in house.env.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    yield house
    house.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """An office with its name, seven departments and some people."""
    empty_house.furnish()
    return empty_house


@pytest.fixture
def sit_down(empty_house: House) -> Iterator[SitsDown]:
    """A function that opens the desk in a terminal; whoever still sits there at the end is sent home."""
    with ExitStack() as stack:

        def open_(size: tuple[int, int] = (80, 24), wait: str = "Today") -> AtDesk:
            return stack.enter_context(AtDesk(empty_house, size=size, wait=wait))

        yield open_
