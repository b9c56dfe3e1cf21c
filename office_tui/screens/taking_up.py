"""What was being typed when a session ended badly, offered again at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from office_tui.domain.clean import clean_line
from office_tui.domain.width import cut
from office_tui.screens import asking
from office_tui.services.desk import Desk
from office_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from office_tui.terminal.draft_files import Kept

WRITTEN: Final = ("line", "body")
"""The fields in which a captured line and a reply are written."""
FIRST: Final = 28
"""Cells of the first words of a draft."""


async def offer_drafts(app: Any, desk: Desk) -> None:
    """Offer each draft that was left: take it up, keep it for later, or discard it."""
    left = app.drafts.left_over()
    for number, kept in enumerate(left, 1):
        items = [Item("y", "go on with it", "y"), Item("l", "later", "l"), Item("x", "discard", "x")]
        which = f", {number} of {len(left)}" if left[1:] else ""
        at = f"{kept.at.astimezone(desk.now.tzinfo):%d %b %H:%M}"
        title = f"Kept from {at}{which}: {kept.title}.{_beginning(kept)}"
        answer = await asking.ask(app, Menu(title, items))
        if answer is None or answer.value == "l":
            continue
        if answer.value == "x":
            app.drafts.discard(kept)
            continue
        if app.drafts.values(kept.form_id) is not None:
            app.notify(
                "What you took up before has the same form and is not finished: this waits for the next opening."
            )
        elif app.drafts.take(kept) is not None:
            await _take_up(app, desk, kept)


def _beginning(kept: Kept) -> str:
    """Return the first words of a draft: of the line, of the text, or of the first field typed in."""
    texts = (*(kept.values.get(name, "") for name in WRITTEN), *kept.values.values())
    words = next((said for text in texts if (said := clean_line(text).strip())), "")
    return f" “{cut(words, FIRST)}”" if words else ""


async def _take_up(app: Any, desk: Desk, kept: Kept) -> None:
    """Open the form a draft was typed in; its id says which, and what is typed on is kept under that."""
    kind = kept.form_id.partition(":")[0]
    if kind == "capture":
        from office_tui.screens.capturing import capture

        await capture(app, desk, kept.values.get("line", ""))
    elif kind == "answer":
        from office_tui.screens.answer import take_up

        take_up(app, desk, kept.form_id, kept.values)
    elif kind == "fact":
        from office_tui.screens.fact_form import take_up as take_up_fact

        await take_up_fact(app, desk, kept.form_id, kept.values)
    elif kind == "office":
        from office_tui.screens.welcome import welcome

        await welcome(app, desk, kept.values)
    else:
        from office_tui.screens.record_form import edit_draft

        await edit_draft(app, desk, kept.form_id, kept.values)
