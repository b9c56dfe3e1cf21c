"""Which licences are listed: the view and the filter, and how everything comes back into sight."""

from __future__ import annotations

from office_tui.commands import command
from office_tui.registers.licences import LICENCES
from office_tui.registers.register import View
from office_tui.screens.filtering import Filtering
from office_tui.screens.licence_panes import LicencePanes
from office_tui.services.desk import Desk


class LicenceViews(Filtering, LicencePanes):
    """Narrowed and turned only where the list is in sight."""

    COMMANDS_ID = "licences"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: View = LICENCES.views[0]

    def point_at(self, licence_id: str) -> bool:
        """Put the cursor on a licence, if it is listed."""
        raise NotImplementedError

    def saved(self, licence_id: str) -> None:
        """Put the cursor on a new licence; a filter, or a view, in which it would not be seen is left."""
        self.turn_to("list")
        if not self.point_at(licence_id):
            self.filter_text = ""
            self.fill()
        if not self.point_at(licence_id):
            self._turn(LICENCES.views[0])
            self.point_at(licence_id)

    def _list_in_sight(self) -> None:
        if not self.list.display:
            self.turn_to("list")

    def _turn(self, view: View) -> None:
        self.view = view
        self.list.clear_marks()
        self.fill()

    async def action_filter(self) -> None:  # declared where it is inherited from
        """Narrow the list, which is brought into sight."""
        self._list_in_sight()
        await super().action_filter()

    @command("o", "Next view", footer=True)
    def action_view(self) -> None:
        """Go on to the next view: held, red, expiring, window open, expired, on loan, missing originals, all."""
        self._list_in_sight()
        self._turn(LICENCES.views[(LICENCES.views.index(self.view) + 1) % len(LICENCES.views)])

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, show everything again, go back to the list, to all that is held, then to Today."""
        if self.list.clear_marks():
            return
        if self.filter_text:
            self.drop_filter()
        elif self.in_calendar:
            self.turn_to("list")
        elif self.view is not LICENCES.views[0]:
            self._turn(LICENCES.views[0])
        else:
            self.go_home()
