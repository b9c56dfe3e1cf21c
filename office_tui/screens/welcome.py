"""Who we are: asked at the first opening, changed at any time, skipped with Esc."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from office_tui.domain.people import Office
from office_tui.domain.record import Problem
from office_tui.paths import make_private
from office_tui.registers.fields import fields_of
from office_tui.screens.form import Form
from office_tui.services.desk import Desk
from office_tui.services.letterhead import letterhead
from office_tui.services.look import look
from office_tui.services.register import save_office

FIELDS = ("company", "company_zh", "address", "director", "country", "timezone")
FORM = "office"


async def welcome_once(app: Any, desk: Desk) -> None:
    """Ask who we are, unless it was asked here before and skipped: then the palette asks, and nobody else."""
    asked = desk.where.state / "who-we-are-asked"
    if not asked.exists():
        await welcome(app, desk)
        with suppress(OSError):  # where this cannot be kept it is asked again, which loses nothing
            make_private(asked.parent)
            asked.touch(mode=0o600)


async def welcome(app: Any, desk: Desk, draft: Mapping[str, str] | None = None) -> None:
    """Ask who we are; Esc skips it, and the palette asks again."""
    office = letterhead(desk)
    form = Form(
        "Who we are (Esc skips it; “Who we are” in : changes it)",
        fields_of(Office, FIELDS),
        {name: getattr(office, name) for name in FIELDS},
        look(desk),
        check=problems,
        keep=lambda texts: app.drafts.keep(FORM, "Who we are", texts),
        draft=draft or app.drafts.values(FORM),
    )
    values = await app.push_screen_wait(form)
    if values is not None:
        from office_tui.calendars.countries import country_code

        save_office(desk, replace(office, **values | {"country": country_code(values["country"])}))
        app.drafts.drop(FORM)


def problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the answers, all at once."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from office_tui.calendars.countries import country_code

    found: list[Problem] = []
    country = str(values.get("country", "")).strip()
    if country and not country_code(country):
        found.append(Problem("country", "No country is called so. Two letters, such as CN."))
    zone = str(values.get("timezone", "")).strip()
    try:
        if zone:
            ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found.append(Problem("timezone", "There is no such zone; one is Asia/Shanghai."))
    return found
