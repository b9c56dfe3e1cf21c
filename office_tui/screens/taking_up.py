"""What was being typed when a session ended badly, offered again at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from office_tui.screens import asking
from office_tui.services.desk import Desk
from office_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from office_tui.terminal.draft_files import Kept


async def offer_drafts(app: Any, desk: Desk) -> None:
    """Offer each draft that was left: take it up, keep it for later, or discard it."""
    for kept in app.drafts.left_over():
        items = [Item("y", "go on with it", "y"), Item("l", "later", "l"), Item("x", "discard", "x")]
        at = f"{kept.at:%d %b %H:%M}"
        answer = await asking.ask(app, Menu(f"Kept from {at}: {kept.title}.", items))
        if answer is None or answer.value == "l":
            continue
        if answer.value == "x":
            app.drafts.discard(kept)
            continue
        taken = app.drafts.take(kept)
        if taken is not None:
            await _take_up(app, desk, taken)


async def _take_up(app: Any, desk: Desk, kept: Kept) -> None:
    """Open the form a draft was typed in; its id says which, and what is typed on is kept under that."""
    if "~" in kept.form_id:
        app.drafts.drop(kept.form_id)
        app.drafts.keep(kept.form_id.partition("~")[0], kept.title, kept.values)
    kind = kept.form_id.partition("~")[0].partition(":")[0]
    if kind == "capture":
        from office_tui.screens.capturing import capture

        await capture(app, desk, kept.values.get("line", ""))
    elif kind == "answer":
        from office_tui.screens.answer import take_up

        take_up(app, desk, kept.form_id, kept.values)
    elif kind == "office":
        from office_tui.screens.welcome import welcome

        await welcome(app, desk, kept.values)
    else:
        from office_tui.screens.record_form import edit_draft

        await edit_draft(app, desk, kept.form_id, kept.values)
