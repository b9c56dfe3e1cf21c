"""Opening the office: find it, or make it where that is allowed."""

from __future__ import annotations

import getpass
import os
import secrets

from office_tui.paths import Paths, paths
from office_tui.services.desk import Desk
from office_tui.settings import read_settings
from office_tui.store.store import Store


def login_name() -> str:
    """Return who is logged in, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def open_desk(*, create: bool = False, where: Paths | None = None) -> Desk:
    """Open the office of this user; `NoOfficeError` where there is none and `create` is not given."""
    place = where or paths()
    settings, wrong = read_settings(place.settings)
    store = Store.open(place.file, create=create)
    desk = Desk(store, place, settings, session=secrets.token_hex(4), login=login_name())
    desk.warnings += [
        f"{place.settings.name}, line {each.line}: {each.key}: {each.message}" for each in wrong
    ]
    return desk
