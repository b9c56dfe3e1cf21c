"""Capturing from anywhere: one line at the foot, what is understood shown before Enter, what is ambiguous asked."""

from __future__ import annotations

from typing import Any

from textual.app import App

from office_tui.domain.line import Understood
from office_tui.screens import asking
from office_tui.services.capturing import answered, read_line
from office_tui.services.capturing import capture as put
from office_tui.services.desk import Desk
from office_tui.terminal.guarded import GuardedApp
from office_tui.widgets.ask import Ask
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pick import Pick

FORM = "capture"
HINT = "such as  Finance: cash plan by Friday !high @Li   or   来文 市环保局，环函〔2026〕15号：…"


class LineAsk(Ask):
    """The line, kept as a draft while it is typed."""

    def __init__(self, app: GuardedApp, desk: Desk, value: str) -> None:
        super().__init__("New", value, echo=lambda words: echo(desk, words), hint=HINT, below=3)
        self._drafts = app.drafts

    def press(self, key: str, character: str | None) -> None:
        """Edit, and keep."""
        super().press(key, character)
        self._drafts.keep(FORM, "a line being captured", {"line": self.edit.text})

    def paste(self, text: str) -> None:
        """Take the paste, and keep."""
        super().paste(text)
        self._drafts.keep(FORM, "a line being captured", {"line": self.edit.text})


def echo(desk: Desk, words: str) -> str:
    """Say how a line is understood, and what is still to be asked."""
    known = read_line(desk, words)
    asked = "".join(f"  ? {each.message}" for each in known.problems)
    return f"{known.echo}{asked}"


async def capture(app: Any, desk: Desk, value: str = "") -> None:
    """Ask for a line and put it into the inbox; one that is left with Esc is kept for the next time."""
    left = (app.drafts.values(FORM) or {}).get("line", "")
    words = await app.push_screen_wait(LineAsk(app, desk, value or left))
    if words is None and (app.drafts.values(FORM) or {}).get("line", "").strip():
        app.notify("Kept as typed: n goes on with it, ctrl+u there clears it.")
        return
    if words and words.strip():
        known = await _settled(app, desk, read_line(desk, words))
        if known is None:
            return  # the draft stays, and is offered again
        done = put(desk, words, known)
        app.notify(f"{done.ids[0]}: {known.echo}")
    app.drafts.drop(FORM)


async def _settled(app: App[Any], desk: Desk, known: Understood) -> Understood | None:
    """Ask for whatever is ambiguous or new; None if the person leaves one of the questions."""
    while known.problems:
        problem = known.problems[0]
        choices = {"department": known.department_choices, "owner": known.owner_choices}.get(
            problem.field, ()
        )
        if choices:
            named = [Choice(each, desk.name(each), (each,), each) for each in choices]
            picked = await asking.ask(app, Pick(problem.message, named))
            if picked is None or not picked.key:
                return None
            known = answered(known, **{problem.field: picked.key, f"{problem.field}_known": True})
        elif problem.field in {"due", "dated"}:
            day = await asking.ask_day(app, desk, problem.message)
            if day is None:
                return None
            known = answered(known, **{problem.field: day})
        else:
            app.notify(problem.message, severity="warning")
            return None
    return await _added(app, desk, known)


async def _added(app: App[Any], desk: Desk, known: Understood) -> Understood | None:
    """Offer to add a department or person that nobody here is called yet; kept as typed otherwise."""
    from office_tui.domain.people import Department, Person
    from office_tui.services.register import save

    for field, kind in (("department", Department), ("owner", Person)):
        name = getattr(known, field)
        if not name or getattr(known, f"{field}_known"):
            continue
        word = "department" if kind is Department else "person"
        items = [Item("a", f"add the {word}", True), Item("k", "keep it as typed", False)]
        answer = await asking.ask(app, Menu(f"“{name}” is new:", items))
        if answer is None:
            return None
        if answer.value:
            known = answered(known, **{field: save(desk, kind(name=name)).id, f"{field}_known": True})
    return known
