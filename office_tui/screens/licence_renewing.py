"""The verbs of renewing: begun, prepared step by step, filed, supplemented, granted or refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from office_tui.commands import command
from office_tui.domain.dates import read_date, say_date
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.life import legal
from office_tui.domain.long_term import says_long_term
from office_tui.domain.next_term import next_first_day, next_last_day
from office_tui.domain.renewal import Renewal
from office_tui.errors import OfficeError, UsageError
from office_tui.screens import asking
from office_tui.screens.chosen import none_chosen
from office_tui.screens.licence_chosen import LicenceChosen
from office_tui.services import granting, renewing
from office_tui.services.holdings import holdings
from office_tui.services.licences import latest
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pick import Pick

STEPS = {
    "done": ("d", "a step or material is done"),
    "file": ("f", "filed"),
    "supplement": ("s", "supplement asked"),
    "resume": ("h", "handed in"),
    "grant": ("g", "granted"),
    "refuse": ("x", "refused"),
}
"""The key and the words of each step of a renewal."""


class LicenceRenewing(LicenceChosen):
    """From the first step to the successor."""

    COMMANDS_ID = "licence"

    @command("r", "Renew", footer=True, unless=none_chosen)
    async def action_renew(self) -> None:
        """Begin to renew it by its plan; once begun, take the next step: done, filed, supplement, granted, refused."""
        renewal = self.renewal()
        if renewal is None:
            self.decided(renewing.begin(self.desk, self.licences()))
            return
        verbs = ["done"] if any(lead.done is None for lead in renewal.leads) else []
        verbs += legal("renewal", renewal.state)
        items = [Item(*STEPS[verb], verb) for verb in verbs]
        answer = await asking.ask(self.app, Menu(f"{renewal.id} {renewal.state}", items))
        if answer is not None and answer.value is not None:
            await getattr(self, f"_{answer.value}")(renewal)

    async def _done(self, renewal: Renewal) -> None:
        """Ask which step was taken or which material is there, by its number in the plan."""
        open_ = {str(n): lead for n, lead in enumerate(renewal.leads, 1) if lead.done is None}
        key = await self._ask_lead(open_) if len(open_) > 1 else next(iter(open_))
        if key:
            title = open_[key].title
            is_clear = sum(lead.title.startswith(title) for lead in open_.values()) == 1
            self.decided(renewing.done(self.desk, [renewal], title if is_clear else key))

    async def _ask_lead(self, leads: Mapping[str, Lead]) -> str:
        """Ask by a digit, or by the beginning of a title where there are more of them than digits."""
        told = {n: lead.words().partition(":")[0] for n, lead in leads.items()}
        if all(len(n) == 1 for n in leads):
            items = [Item(n, f"{lead.title} ({told[n]})", n) for n, lead in leads.items()]
            answer = await asking.ask(self.app, Menu("Done", items))
            return answer.value or "" if answer else ""
        choices = [Choice(n, lead.title, (), told[n]) for n, lead in leads.items()]
        picked = await asking.ask(self.app, Pick("Done", choices))
        return picked.key if picked else ""

    async def _file(self, renewal: Renewal) -> None:
        of = self.desk.get(renewal.licence)
        assert isinstance(of, Licence)
        beware = renewing.untimely(of, self.desk.today, self.desk.workdays)
        hint = " ".join(beware) or "it proves the day"
        receipt = await asking.ask_words(self.app, "Filed: number of the receipt", hint)
        if not receipt:
            return
        refuse = partial(latest, today=self.desk.today)
        day = await asking.ask_day(self.app, self.desk, "Filed on", "today", refuse=refuse)
        if day:
            self.decided(renewing.file(self.desk, [renewal], receipt, day))

    async def _supplement(self, renewal: Renewal) -> None:
        asked = await asking.ask_words(self.app, "The issuer asks for")
        by = await asking.ask_day(self.app, self.desk, "By when", "+5bd") if asked else None
        if asked and by:
            self.decided(renewing.supplement(self.desk, [renewal], asked, by))

    async def _resume(self, renewal: Renewal) -> None:
        self.decided(renewing.resume(self.desk, [renewal]))

    async def _grant(self, renewal: Renewal) -> None:
        """Ask what the successor says: its number, its first and its last day."""
        old = self.desk.get(renewal.licence)
        assert isinstance(old, Licence)
        number = await asking.ask_line(self.app, "Granted: number of the new one", old.number)
        if number is None:
            return
        begins = f"{next_first_day(old, self.desk.today):%Y-%m-%d}"
        first = await asking.ask_day(self.app, self.desk, "Valid from", begins)
        if first is None:
            return
        meant = next_last_day(old, holdings(self.desk))
        words = await asking.ask_line(
            self.app, "Valid to", f"{meant:%Y-%m-%d}" if meant else "", hint="a date, or long-term",
            check=asking.wrong_with(partial(self._last_day, first=first)), echo=self._echo_last_day,
        )  # fmt: skip
        if words is not None:
            last = self._last_day(words, first=first)
            granted = granting.grant(
                self.desk, [renewal], number=number, valid_from=first, valid_to=last, long_term=last is None
            )
            self.decided(granted)

    def _last_day(self, words: str, *, first: date | None = None) -> date | None:
        """Return the day that words mean; None for what is long-term, which has to be said.

        `UsageError` for one before its `first` day.
        """
        if not words.strip():
            raise UsageError("Until when is it valid?", "A date, or long-term.")
        if says_long_term(words):
            return None
        day = read_date(words, self.desk.today, self.desk.workdays)
        granting.refuse_ended(day, first)
        return day

    def _echo_last_day(self, words: str) -> str:
        try:
            day = self._last_day(words)
        except OfficeError as error:
            return error.message
        return say_date(day, self.desk.today) if day else "long-term"

    async def _refuse(self, renewal: Renewal) -> None:
        reason = await asking.ask_words(self.app, "Refused because")
        if reason:
            self.decided(renewing.refuse(self.desk, [renewal], reason))
