"""Today's lines of licences, loans, renewals and rounds: the keys mean there what they mean among the licences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from office_tui.commands import Command, live
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.record import Record
from office_tui.domain.verification import Round
from office_tui.screens.licence_chosen import ITSELF, ROUND
from office_tui.screens.licence_verbs import LicenceVerbs
from office_tui.screens.today import OF_LICENCES, OWN
from office_tui.screens.verbs import Verbs
from office_tui.services.deciding import Done

FOOT = ("give_back", "chase", "due_back", "renew", "verify", "duty", "lend")
"""The verbs that matter here, for the foot."""
MIXED = "Licences and other things are decided apart: unmark one kind."
OF_ALL = frozenset({"may", "facts"})
"""What is asked of all licences together, whatever is chosen."""
OTHERS = "That key is for what arrives or is ordered; ? shows those for licences."


def _by_key() -> Mapping[str, str]:
    """Return, by the name of a verb on items, the verb on licences that has its key."""
    theirs = {key: one.name for one in LicenceVerbs.DECLARED for key in one.keys}
    same = {one.name: theirs[key] for one in Verbs.DECLARED for key in one.keys if key in theirs}
    return same | {name: name for name in OWN}


MEANT = _by_key()


class TodayLicences(LicenceVerbs):
    """The verbs on licences, lent to a screen whose chosen lines are of licences; it asks and tells as the screen."""

    def __init__(self, screen: Any) -> None:
        """Act on what is chosen on this screen."""
        self.screen = screen
        self.desk = screen.desk
        self.run_worker = screen.run_worker

    @property
    def app(self) -> Any:
        """The screen's app."""
        return self.screen.app

    def _chosen(self) -> Sequence[Record]:
        return [each for each in self.screen.chosen() if each.id.startswith(OF_LICENCES)]

    def licences(self) -> Sequence[Licence]:
        """Return the licences that the chosen lines are of, each once."""
        ids = dict.fromkeys(getattr(each, "licence", each.id) for each in self._chosen())
        return [found for id_ in ids if isinstance(found := self.desk.store.get(id_), Licence)]

    def no_duty_here(self) -> str:
        """Return the loan or renewal that is chosen instead of the licence itself."""
        return next((each.id for each in self._chosen() if not isinstance(each, Licence)), "")

    def loans(self) -> list[Loan]:
        """Return the loans whose lines are chosen, else all that are open of the licences."""
        meant = [each for each in self._chosen() if isinstance(each, Loan) and each.returned is None]
        return meant or super().loans()

    def decided(self, done: Done, *, stays: bool = True) -> None:
        """Say what was decided; the cursor stays as far as the line does."""
        self.screen.list.clear_marks()
        self.told(done)

    def meant(self, name: str) -> Command | str:
        """Return the verb that has the key of a screen's verb, or why there is nothing to do here."""
        chosen = [] if name in OF_ALL else self.screen.chosen()
        if chosen and len(self._chosen()) < len(chosen):
            return MIXED
        if any(isinstance(each, Round) for each in chosen):
            return ROUND
        wanted = MEANT.get(name)
        if wanted is None:
            return OTHERS
        if wanted == "delete" and not all(isinstance(each, Licence) for each in chosen):
            return ITSELF
        return next(one for one in live(self) if one.name == wanted)

    def offers(self) -> list[tuple[Any, Command]]:
        """Return what can be asked for, each with what runs it."""
        found = [self.meant(name) for name in MEANT]
        unkeyed = [one for one in live(self) if not one.keys]
        return [(self, one) for one in (*found, *unkeyed) if isinstance(one, Command)]
