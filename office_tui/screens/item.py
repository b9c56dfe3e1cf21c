"""One item on the whole screen: everything about it, and the same verbs as in the lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.kinds import kind_of
from office_tui.domain.record import Record
from office_tui.domain.verification import Round
from office_tui.registers.labels import label_of
from office_tui.screens import asking
from office_tui.screens.attached import Attached
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.gone import gone
from office_tui.screens.item_foot import item_foot
from office_tui.screens.item_text import item_text, not_checked
from office_tui.screens.verbs import Verbs
from office_tui.services.deciding import Done, Seen
from office_tui.services.desk import Desk
from office_tui.widgets.match import Choice
from office_tui.widgets.pane import Pane
from office_tui.widgets.pick import Pick

NAMED = ("merged_into", "duplicate_of", "became", "answers", "answered_by", "capture")
"""The fields of an item that name another one."""


def names_nothing(screen: ItemScreen) -> str | None:
    """Return why nothing can be gone on to: no other item is named."""
    return None if screen.named() else "No other item is named here."


class ItemScreen(Verbs, Attached, DeskScreen):
    """Headers, body, attachments, history, and how each date came about."""

    COMMANDS_ID = "item"
    NAME = "Item"

    def __init__(self, desk: Desk, id_: str) -> None:
        super().__init__(desk)
        self.id_ = id_
        self.record: Record | None = desk.store.get(id_)

    @property
    def FOOT(self) -> Sequence[str]:  # noqa: N802 -- where a screen says what its foot offers
        """The verbs that matter for this item as it stands."""
        return ("back", *item_foot(self.record))

    def body(self) -> Iterable[Widget]:
        """The pane."""
        yield Pane()

    def refill(self) -> None:
        """Show the record as it is now; one that is gone says so."""
        self.record = self.desk.store.get(self.id_)
        pane = self.query_one(Pane)
        if self.record is None:
            pane.show([], gone(self.desk, self.id_))
        else:
            pane.show(*item_text(self.desk, self.record, whole=True), stays=True)
        pane.focus()

    def chosen(self) -> Sequence[Seen]:
        """Return this item, as it was read."""
        return [self.record] if self.record is not None else []

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Go back to the list once the item is decided; stay where it still wants something."""
        if not stays:
            self.dismiss(None)
        self.told(done)

    @command(("escape", "h", "left"), "Back", footer=True)
    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(None)

    def named(self) -> list[Choice]:
        """Return the other items that this one names and that are still there."""
        record, found = self.record, list[Choice]()
        if record is None:
            return found
        for name in NAMED:
            id_ = getattr(record, name, "")
            other = self.desk.store.get(id_) if kind_of(id_) else None
            if other is not None:
                label = label_of(type(record), name).lower()
                found.append(Choice(id_, getattr(other, "title", ""), (id_,), f"{label} {id_}"))
        if isinstance(record, Round):
            found += [
                Choice(each.id, each.name, (each.id,), f"not checked {each.id}")
                for each in not_checked(self.desk, record)
            ]
        return found

    @command(("enter", "l", "right"), "Open what it names", unless=names_nothing)
    async def action_go_on(self) -> None:
        """Go on to what this was merged into, repeats, became, answers, came from, or has to check; Esc comes back."""
        choices = self.named()
        key = choices[0].key
        if len(choices) > 1:
            picked = await asking.ask(self.app, Pick("Open", choices))
            key = picked.key if picked else ""
        if key:
            from office_tui.screens.licence import open_whole

            open_whole(self.app, self.desk, key)
