"""What the verbs on licences act on, and why one of them cannot run just now."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.event import Event
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.screens.chosen import Chosen, none_chosen, one_chosen
from office_tui.services.holdings import holdings


class LicenceChosen(Chosen):
    """Mixed into a screen of licences: `chosen()` are licences, `event_here()` is what of one falls on a day."""

    COMMANDS_ID = "licence"

    def licences(self) -> Sequence[Licence]:
        """Return the marked licences, else the one under the cursor, as they were seen."""
        raise NotImplementedError

    def chosen(self) -> Sequence[Licence]:
        """Return what the verbs act on."""
        return self.licences()

    def event_here(self) -> Event | None:
        """Return the event the verbs are meant for, where they are given in a calendar."""
        return None

    def loans(self) -> list[Loan]:
        """Return the open loans meant: the one whose day it is, else all of the chosen licences."""
        held, event = holdings(self.desk), self.event_here()
        found = [loan for licence in self.licences() for loan in open_loans(held, licence.id)]
        meant = [loan for loan in found if event is not None and loan.id == event.id]
        return meant or found

    def renewal(self) -> Renewal | None:
        """Return the open renewal of the one chosen licence."""
        chosen = self.licences()
        return open_renewal(holdings(self.desk), chosen[0].id) if len(chosen) == 1 else None


def nothing_out(screen: LicenceChosen) -> str | None:
    """Return why nothing can come back: no paper of what is chosen is out."""
    return none_chosen(screen) or (None if screen.loans() else "No paper of it is out.")


def no_duty(screen: LicenceChosen) -> str | None:
    """Return why no duty can be noted as carried out."""
    why = one_chosen(screen)
    if why is None and not screen.licences()[0].duties:
        return "No duty of it is recorded: e edits it."
    return why
