"""Fixtures of the terminal's tests: the sample app under a pseudo-terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.tty_session import Session

HERE = Path(__file__).parent
Opens = Callable[..., Session]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder that the sample's drafts and log are in."""
    return tmp_path / "home"


@pytest.fixture
def opens(home: Path) -> Iterator[Opens]:
    """A function that opens `sample.py KIND` and waits until it is drawn."""
    with ExitStack() as stack:

        def open_(
            kind: str = "guarded",
            *,
            size: tuple[int, int] = (80, 24),
            wait: str = "ready",
            before: tuple[str, ...] = (),
            **env: str | None,
        ) -> Session:
            command = [*before, sys.executable, str(HERE / "sample.py"), kind]
            places = {"OFFICE_TUI_HOME": str(home), "PYTHONPATH": str(HERE.parent.parent)}
            session = stack.enter_context(Session(command, env={**places, **env}, size=size))
            if wait:
                session.wait_for(wait)
                session.wait_quiet(0.05)
            return session

        yield open_
