"""One licence on the whole screen: everything about it, and the same verbs as in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.licence import Licence
from office_tui.screens.attached import Attached
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.gone import gone
from office_tui.screens.licence_text import licence_text
from office_tui.screens.licence_verbs import LicenceVerbs
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.app import App


class LicenceScreen(LicenceVerbs, Attached, DeskScreen):
    """Fields, papers, loans, renewals with their steps, checks, history."""

    COMMANDS_ID = "licence"
    NAME = "Licence"
    FOOT = ("back", "lend", "give_back", "renew", "verify", "duty", "save", "open", "step", "edit")
    """The verbs that matter for an opened one; a new one is begun in the list."""

    def __init__(self, desk: Desk, id_: str) -> None:
        super().__init__(desk)
        shown = desk.store.get(id_)
        before = shown.succeeds if isinstance(shown, Licence) else ""
        self._followed = [before, id_] if before else [id_]
        self._shown = ""

    @property
    def id_(self) -> str:
        """The id shown: of the last successor granted here that is there, so that an undone grant leads back."""
        there = (each for each in reversed(self._followed) if self.desk.store.get(each) is not None)
        return next(there, self._followed[-1])

    def body(self) -> Iterable[Widget]:
        """The pane."""
        yield Pane()

    def refill(self) -> None:
        """Show the licence as it is now; one that is gone says so."""
        pane, found = self.query_one(Pane), self.licences()
        stays, self._shown = self._shown == self.id_, self.id_
        if found:
            pane.show(*licence_text(self.desk, found[0]), stays=stays)
        else:
            pane.show([], gone(self.desk, self.id_))
        pane.focus()

    def licences(self) -> Sequence[Licence]:
        """Return this licence, as it is shown."""
        record = self.desk.store.get(self.id_)
        return [record] if isinstance(record, Licence) else []

    def decided(self, done: Done, *, stays: bool = True) -> None:
        """Say what was decided; a renewed licence gives way to its successor."""
        if done.made and done.made[0].startswith("LIC-"):
            self._followed.append(done.made[0])
            self.fill()
        self.told(done)

    @command(("escape", "h", "left"), "Back", footer=True)
    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


def open_whole(app: App[Any], desk: Desk, id_: str, back: Callable[[str], object] = str) -> None:
    """Open what an id stands for on the whole screen: of a loan, renewal or check its licence.

    `back` is told which licence was shown last, once its page is left.
    """
    from office_tui.screens.item import ItemScreen

    record = desk.store.get(id_)
    id_ = getattr(record, "licence", "") or id_
    if isinstance(desk.store.get(id_), Licence):
        page = LicenceScreen(desk, id_)

        def left(_: None) -> None:
            back(page.id_)

        app.push_screen(page, left)
    else:
        app.push_screen(ItemScreen(desk, id_))
