"""Saying what is true of the company, with what is typed kept as a draft until it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from office_tui.domain.dates import short_date
from office_tui.domain.drift import version_on
from office_tui.domain.fact import Fact, Version, fact_named
from office_tui.domain.record import Problem
from office_tui.registers.fields import fields_of
from office_tui.screens.form import Form
from office_tui.services.desk import Desk
from office_tui.services.facts import change_fact
from office_tui.services.holdings import holdings
from office_tui.services.look import look

FIELDS = ("value", "value_zh", "since", "why")


async def say_fact(app: Any, desk: Desk, name: str, draft: Mapping[str, str] | None = None) -> str:
    """Ask what the fact of that name is (of any name: `""`), from which day on and why; return its name.

    What is typed is kept as the draft `fact:<name>` until it is saved, whatever becomes of the line, and stands in
    the form again the next time it is opened; `""` when it was left.
    """
    title, form_id = f"The {name} of the company" if name else "A fact of the company", f"fact:{name}"
    form = Form(
        title,
        [*([] if name else fields_of(Fact, ("name",))), *fields_of(Version, FIELDS)],
        _texts(desk, name),
        look(desk),
        check=partial(_wrong, new=not name),
        keep=partial(app.drafts.keep, form_id, title),
        draft=draft or app.drafts.values(form_id),
    )
    values = await app.push_screen_wait(form)
    if values is None:
        return ""
    called = fact_named(name or values.pop("name"))
    done = change_fact(desk, called, **values)
    app.drafts.drop(form_id)
    app.notify(done.label)
    return called


async def take_up(app: Any, desk: Desk, form_id: str, texts: Mapping[str, str]) -> None:
    """Open the form that was left, by the `form_id` of `say_fact`."""
    await say_fact(app, desk, form_id.partition(":")[2], texts)


def _texts(desk: Desk, name: str) -> dict[str, str]:
    """Return what stands in each field: what the fact is today, and a change from today on."""
    fact = holdings(desk).facts.get(name)
    now = version_on(fact, desk.today) if fact else None
    texts = {"name": name, "value": now.value if now else "", "value_zh": now.value_zh if now else ""}
    return texts | {"since": short_date(desk.today, desk.today), "why": ""}


def _wrong(values: Mapping[str, Any], *, new: bool) -> list[Problem]:
    found = [] if values.get("value") else [Problem("value", "Say what it is.")]
    return [*found, *([Problem("name", "Say which fact.")] if new and not values.get("name") else [])]
