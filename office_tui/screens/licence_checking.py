"""The verbs of checking and of duties: verified, put right, carried out, a round begun, suspended, given up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from office_tui.commands import command
from office_tui.domain.dates import short_date
from office_tui.domain.drift import drift
from office_tui.domain.duties import next_due
from office_tui.domain.duty import Duty
from office_tui.domain.duty_ids import with_ids
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.life import legal
from office_tui.domain.round_names import free_name, refuse_last_day, refuse_name
from office_tui.domain.rounds import open_findings, series, unchecked
from office_tui.domain.succession import state_on
from office_tui.domain.verification import Round
from office_tui.domain.width import cut
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.screens.chosen import none_chosen, one_chosen
from office_tui.screens.licence_chosen import LicenceChosen, duty_of, no_duty
from office_tui.services import verifying
from office_tui.services.holdings import holdings
from office_tui.services.licences import WITHOUT_REASON, duty_done, move
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pick import Pick

Looked = Literal["all", "paper", "wrong", "right"]
Wrong = Literal["paper", "confirmed", "matches"]
SEEN: tuple[Item[Looked], ...] = (
    Item("a", "all in order: paper seen, issuer asked, facts true", "all"),
    Item("p", "paper seen, facts true", "paper"),
    Item("n", "something is wrong", "wrong"),
)
WRONG: tuple[Item[Wrong], ...] = (
    Item("p", "the paper is not there", "paper"),
    Item("i", "the issuer says otherwise", "confirmed"),
    Item("f", "what is printed is not true", "matches"),
)


class LicenceChecking(LicenceChosen):
    """Seen, compared, carried out."""

    COMMANDS_ID = "licence"

    @command("v", "Verify", footer=True, unless=none_chosen)
    async def action_verify(self) -> None:
        """Note what was checked: paper, issuer, facts; what is wrong, and how what was found is put right."""
        chosen, held = self.licences(), holdings(self.desk)
        found = any(open_findings(each.id, held) for each in chosen)
        items = [*SEEN, *([Item[Looked]("r", "put right what was found", "right")] if found else [])]
        answer = await asking.ask(self.app, Menu("Verified", items))
        match answer.value if answer else None:
            case "all":
                self.decided(verifying.check(self.desk, chosen, paper="yes", confirmed="yes", matches="yes"))
            case "paper":
                self.decided(verifying.check(self.desk, chosen, paper="yes", matches="yes"))
            case "wrong":
                await self._find(chosen)
            case "right":
                words = await asking.ask_words(self.app, "How it was put right")
                if words:
                    self.decided(verifying.correct(self.desk, chosen, words))

    async def _find(self, chosen: Sequence[Licence]) -> None:
        """Ask what is wrong, and in which words."""
        answer = await asking.ask(self.app, Menu("Wrong", WRONG))
        finding = await asking.ask_words(self.app, "What is wrong") if answer else None
        if answer and answer.value and finding:
            said = {answer.value: "no"}
            self.decided(verifying.check(self.desk, chosen, finding=finding, **said))  # type: ignore[arg-type]  # one of three

    @command("R", "Duty done", unless=no_duty)
    async def action_duty(self) -> None:
        """Note that an inspection, report or other duty was carried out for its next day."""
        licence = self.licences()[0]
        duty = self._duty_here()
        if duty is None:
            duties = sorted(with_ids(licence.duties), key=lambda each: next_due(each).day)
            choices = [Choice(each.id, each.title, (each.kind,), self._due(each)) for each in duties]
            picked = await asking.ask(self.app, Pick("Done", choices)) if choices[1:] else None
            if choices[1:] and not (picked and picked.key):
                return
            duty = next(each for each in duties if picked is None or each.id == picked.key)
        self.decided(duty_done(self.desk, [licence], duty.title, own_id=duty.id))

    def _duty_here(self) -> Duty | None:
        """Return the duty whose day it is in the calendar; its earlier days come first."""
        event = self.event_here()
        duty = duty_of(event, self.licences()[0]) if event is not None else None
        if event is None or duty is None:
            return None
        first = next_due(duty).day
        if event.day > first:
            raise OfficeError(f"{duty.title} is due {short_date(first, self.desk.today)} first.")
        return duty

    def _due(self, duty: Duty) -> str:
        return f"{duty.kind}, {short_date(next_due(duty).day, self.desk.today)}"

    @command("m", "Next step", unless=one_chosen)
    async def action_step(self) -> None:
        """Take any other step of its life: suspended, resumed, surrendered, lost, replaced; or amended."""
        licence = self.licences()[0]
        held = holdings(self.desk)
        state = state_on(licence, self.desk.today, held)
        verbs = [verb for verb in legal("licence", state) if verb != "supersede"]
        if any(each.licence == licence.id for each in drift(held, self.desk.today)):
            verbs.append("amended")
        verb = await asking.ask_step(self.app, verbs, "Its successor is a licence of its own.")
        if verb is None:
            return
        if verb == "amended":
            from office_tui.services.facts import amend

            self.decided(amend(self.desk, [licence]))
            return
        reason = (
            "" if verb in WITHOUT_REASON else await asking.ask_words(self.app, f"{verb.capitalize()} because")
        )
        if reason is not None:
            self.decided(move(self.desk, [licence], verb, reason))

    @command((), "Close a verification round")
    async def action_close_round(self) -> None:
        """Close a round that will not be finished, with the reason; what was left out of it stays on record."""
        held = holdings(self.desk)
        open_ = [each for each in held.rounds if unchecked(each, held)]
        if not open_:
            raise OfficeError(
                "No round is unfinished.", "A round that is begun runs until everything is checked."
            )
        choices = [Choice(each.id, each.name, (each.id,), self._left(each, held)) for each in open_]
        picked = await asking.ask(self.app, Pick("Close", choices)) if choices[1:] else None
        key = choices[0].key if not choices[1:] else picked.key if picked else ""
        reason = await asking.ask_words(self.app, "Closed unfinished because") if key else None
        if reason:
            self.decided(verifying.close(self.desk, [self.desk.get(key)], reason))

    @command((), "End the verification rounds")
    async def action_end_rounds(self) -> None:
        """Say that no round follows the newest any more, with the reason; unfinished, it is closed with it."""
        held = holdings(self.desk)
        last = series(held)
        if last is None:
            raise OfficeError(
                "No verification round is to follow.", "What is begun runs until it is checked."
            )
        how = "is closed, the last," if unchecked(last, held) else "was the last"
        reason = await asking.ask_words(self.app, f"{cut(last.name, 10)} {how} because")
        if reason:
            self.decided(verifying.close(self.desk, [last], reason, last=True))

    def _left(self, round_: Round, held: Holdings) -> str:
        return f"{len(unchecked(round_, held))} of {len(round_.covers)} not checked"

    @command((), "Begin a verification round")
    async def action_round(self) -> None:
        """Begin a round over all licences: its name, and the day by which each is to be checked."""
        held, today = holdings(self.desk), self.desk.today
        name = await asking.ask_words(
            self.app, "Name of the round", value=free_name(held, today),
            check=asking.wrong_with(partial(refuse_name, held=held, today=today)),
        )  # fmt: skip
        day = None
        if name:
            day = await asking.ask_day(
                self.app, self.desk, "Every licence checked by", "end of month",
                refuse=partial(refuse_last_day, today=today),
            )  # fmt: skip
        if name and day:
            self.decided(verifying.begin_round(self.desk, name, day))
