"""Opening the office: find it, or make it where that is allowed."""

from __future__ import annotations

import os

from office_tui.paths import Paths, paths
from office_tui.services.desk import Desk
from office_tui.settings import SettingProblem, read_settings
from office_tui.store.disk import DISK
from office_tui.store.still import STILL
from office_tui.store.store import Store
from office_tui.store.transaction import login_name


def open_desk(*, create: bool = False, still: bool = False, where: Paths | None = None) -> Desk:
    """Open the office of this user; `NoOfficeError` where there is none and `create` is not given.

    `still` only looks: nothing can be changed, and not a byte of any file is.
    """
    place = where or paths()
    settings, wrong = read_settings(place.settings)
    store = Store.open(place.file, create=create, disk=STILL if still else DISK)
    desk = Desk(store, place, settings, session=os.urandom(4).hex(), login=login_name())
    desk.warnings += [_worded(place.settings.name, each) for each in wrong]
    return desk


def _worded(name: str, problem: SettingProblem) -> str:
    """Say a problem of the settings: the file, the line, the key where it has one, and what is wrong."""
    place = f"{name}, line {problem.line}" if problem.line else name
    return ": ".join(each for each in (place, problem.key, problem.message) if each)
