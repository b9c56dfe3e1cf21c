"""The verbs about papers: lent, back, back later, asked for, missing or found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from office_tui.commands import command
from office_tui.domain.copy import is_original
from office_tui.domain.dates import short_date
from office_tui.domain.lending import back_by
from office_tui.domain.loan import Loan
from office_tui.screens import asking
from office_tui.screens.following import ask_chase
from office_tui.screens.licence_chosen import LicenceChosen, nothing_out
from office_tui.screens.licence_refusals import all_late, here, in_time, nothing_here, nothing_to_lend
from office_tui.services import follow, lending
from office_tui.widgets.match import Choice
from office_tui.widgets.pick import Pick

USUAL = "+5bd"
"""Until when a paper is lent, unless another day is said."""


class LicencePapers(LicenceChosen):
    """Where the papers are."""

    COMMANDS_ID = "licence"

    @command("w", "Lend", footer=True, unless=nothing_to_lend)
    async def action_lend(self) -> None:
        """Lend the original or a duplicate: to whom, what for, until when; refused across a filing or inspection."""
        licence = self.licences()[0]
        stays = lending.stays(self.desk, licence)
        copy = await asking.ask_one_of(self.app, "Lend", [name for name, why in stays.items() if not why])
        why = next((why for name, why in stays.items() if why and is_original(name)), "")
        to = await asking.ask_whom(self.app, self.desk, f"Lend {copy} to", note=why) if copy else None
        purpose = await asking.ask_words(self.app, "What for") if to else None
        if copy and to and purpose:
            refuse = partial(lending.refuse_until, self.desk, licence, copy)
            day = await asking.ask_day(self.app, self.desk, "Back by", USUAL, refuse=refuse)
            if day is not None:
                terms = {"borrower": to, "purpose": purpose, "copy": copy}
                self.decided(lending.lend(self.desk, [licence], back_by=day, **terms))

    @command("b", "Back", footer=True, unless=nothing_out)
    async def action_give_back(self) -> None:
        """Note that a lent paper is back, and in what condition."""
        loan = await self._ask_loan("Back", self.loans())
        if loan is None:
            return
        condition = await asking.ask_words(self.app, f"{loan.copy} back, in what condition", value="as lent")
        if condition is not None:
            self.decided(lending.give_back(self.desk, [loan], condition))

    @command("d", "Due back", unless=all_late)
    async def action_due_back(self) -> None:
        """Let a paper stay out until a later day, for a reason; the first day is kept. Ask (c) for what is late."""
        from office_tui.services.due_back import due_back, refuse_later

        loan = await self._ask_loan("Due back", in_time(self))
        if loan is None:
            return
        refuse = partial(refuse_later, self.desk, loan)
        day = await asking.ask_day(self.app, self.desk, "Back by", USUAL, refuse=refuse)
        reason = await asking.ask_words(self.app, "Why more time", "the first date is kept") if day else None
        if day and reason:
            self.decided(due_back(self.desk, [loan], day, reason))

    @command("c", "Chase", unless=nothing_out)
    async def action_chase(self) -> None:
        """Log that you asked for a lent paper: what came of it, and when to ask again; until then it is quiet."""
        loan = await self._ask_loan("Asked for", self.loans())
        asked = await ask_chase(self.app, self.desk) if loan else None
        if loan and asked:
            self.decided(follow.chase(self.desk, [loan], effect=asked[0], again=asked[1]))

    async def _ask_loan(self, title: str, loans: Sequence[Loan]) -> Loan | None:
        """Ask which loan, where several are meant."""
        if len(loans) < 2:
            return loans[0] if loans else None
        picked = await asking.ask(self.app, Pick(title, [self._choice(loan) for loan in loans]))
        return next((loan for loan in loans if picked and loan.id == picked.key), None)

    def _choice(self, loan: Loan) -> Choice:
        name, today = self.desk.name(loan.borrower), self.desk.today
        back = short_date(back_by(loan, self.desk.workdays, today), today)
        return Choice(loan.id, f"{loan.copy}, {name}", (loan.id,), f"{loan.id}, back {back}")

    @command("p", "Where a paper is", unless=nothing_here)
    async def action_place(self) -> None:
        """Say where a paper lies now, or that it is missing."""
        from office_tui.services.licences import mislay

        chosen = self.licences()
        copy = await asking.ask_one_of(self.app, "Where is", here(self))
        place = await asking.ask_words(self.app, f"{copy} is in", "a place, or: missing") if copy else None
        if copy and place:
            gone = place.casefold() == "missing"
            self.decided(mislay(self.desk, chosen, copy, "" if gone else place))
