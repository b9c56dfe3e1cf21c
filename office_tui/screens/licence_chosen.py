"""What the verbs on licences act on, and why one of them cannot run just now."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.duty import Duty
from office_tui.domain.duty_ids import with_ids
from office_tui.domain.event import Event
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.screens.chosen import Chosen, none_chosen, one_chosen
from office_tui.services.holdings import holdings

ROUND = "A round is checked licence by licence: Enter says which are not checked yet."
"""What is said where a verb on licences is given on the line or the day of a round."""

ITSELF = "Only a licence itself is deleted here; u takes back what was decided."
"""What is said where the line or the day is of a loan or a renewal."""


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

    def no_duty_here(self) -> str:
        """Return what the verbs are meant for instead, where it is of the licence but no duty of it; else nothing."""
        event = self.event_here()
        if event is None or duty_of(event, self.licences()[0]) is not None:
            return ""
        return f"{event.what}, {event.id}"

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


def duty_of(event: Event, licence: Licence) -> Duty | None:
    """Return the duty of a licence whose day an event is; None where it is the day of something else."""
    own = event.key.partition("-")[0]
    named = (duty for duty in with_ids(licence.duties) if (duty.id, duty.kind) == (own, event.what))
    return next(named, None) if event.id == licence.id else None


def nothing_out(screen: LicenceChosen) -> str | None:
    """Return why nothing can come back: no paper of what is chosen is out."""
    return none_chosen(screen) or (None if screen.loans() else "No paper of it is out.")


def no_duty(screen: LicenceChosen) -> str | None:
    """Return why no duty can be noted as carried out."""
    why = one_chosen(screen)
    if why is None and not screen.licences()[0].duties:
        return "No duty of it is recorded: e edits it."
    if why is None and (other := screen.no_duty_here()):
        return f"That is no duty ({other}). R on the licence itself notes one as done."
    return why


def not_itself(screen: LicenceChosen) -> str | None:
    """Return why nothing can be deleted: what falls on the day is of a loan, a renewal or a round."""
    event = screen.event_here()
    return none_chosen(screen) or (None if event is None or event.kind == "licence" else ITSELF)
