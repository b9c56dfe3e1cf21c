"""The office, open for the time of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from office_tui.cli.printing import warn

if TYPE_CHECKING:
    from office_tui.services.desk import Desk


@contextmanager
def office(*, create: bool = False, still: bool = False) -> Iterator[Desk]:
    """Open the office, and leave it whatever happens; what is odd about it is told on standard error.

    `NoOfficeError` where there is none and `create` is not given. `still` only looks, and changes no byte.
    """
    from office_tui.services.opening import open_desk

    desk = open_desk(create=create, still=still)
    try:
        yield desk
    finally:
        desk.close()
        _tell(desk)


def _tell(desk: Desk) -> None:
    for warning in desk.warnings:
        warn(warning)
    if count := len(desk.store.damaged()):
        what = "1 record is" if count == 1 else f"{count} records are"
        warn(f"{what} damaged and left out; `office-tui doctor` says which.")
    if desk.store.notice:
        warn(desk.store.notice)
