"""What is asked of all licences together: may we, and what is true of the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from office_tui.commands import command
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.screens.licence_chosen import LicenceChosen
from office_tui.widgets.ask import Ask
from office_tui.widgets.ink import DIM, STRONG, line
from office_tui.widgets.reader import Reader

if TYPE_CHECKING:
    from office_tui.domain.may_words import Question


class LicenceAsking(LicenceChosen):
    """Asked from the list, from the calendar and from the page of a licence."""

    COMMANDS_ID = "licence"

    @command("M", "May we")
    async def action_may(self) -> None:
        """Ask whether a permit allows something: food permit on 1 May for cold dishes; yes by which, or no and why."""
        chosen = self.licences()
        words = await asking.ask(
            self.app,
            Ask(
                "May we", chosen[0].name if len(chosen) == 1 else "", offered=True,
                check=asking.wrong_with(self._asked), echo=self._echo,
                hint="a permit, on which day, for what: food permit on 1 May for cold dishes",
            ),
        )  # fmt: skip
        if words:
            self._answer(self._asked(words))

    def _answer(self, question: Question) -> None:
        """Say a bare yes at the foot; what has reasons or warnings is read on the whole screen."""
        from office_tui.domain.may_we import may_we
        from office_tui.domain.may_words import told
        from office_tui.services.holdings import holdings

        verdict = may_we(
            question.wanted, question.day, holdings(self.desk), today=self.desk.today,
            workdays=self.desk.workdays, activity=question.activity,
        )  # fmt: skip
        first, *more = told(verdict, question.day)
        if not more:
            self.app.notify(f"May we? {first[:1].upper()}{first[1:]}.")
            return
        head = [line(" ", (f"May we: {question.echo(self.desk.today)}", DIM)), (), line(" ", (first, STRONG))]
        self.app.push_screen(Reader([*head, *(line(f"   {each}") for each in more)], ""))

    def _asked(self, words: str) -> Question:
        from office_tui.domain.may_words import asked
        from office_tui.services.holdings import holdings

        names = (each.name for each in holdings(self.desk).licences.values())
        return asked(words, self.desk.today, self.desk.workdays, names)

    def _echo(self, words: str) -> str:
        try:
            return self._asked(words).echo(self.desk.today)
        except OfficeError as error:
            return error.message

    @command("F", "Facts of the company")
    def action_facts(self) -> None:
        """What is true of the company, what it was and will be, and which licences have to be amended for it."""
        from office_tui.domain.drift import drift
        from office_tui.screens.facts import FactsScreen
        from office_tui.services.holdings import holdings

        chosen = {each.id for each in self.licences()}
        old = (each.fact for each in drift(holdings(self.desk), self.desk.today) if each.licence in chosen)
        self.app.push_screen(FactsScreen(self.desk, next(old, "")))
