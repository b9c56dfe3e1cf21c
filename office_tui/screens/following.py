"""The verbs of following through: chasing, verifying, more time, the next step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from office_tui.commands import command
from office_tui.domain.capture import Capture
from office_tui.domain.directive import Effect
from office_tui.domain.heads import DirectiveHead
from office_tui.errors import OfficeError
from office_tui.registers import items as rows
from office_tui.screens import asking
from office_tui.screens.chosen import (
    Chosen,
    none_chosen,
    not_registered,
    one_registered,
)
from office_tui.services import follow, triage
from office_tui.services.deciding import Seen
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.services.next_steps import steps_of
from office_tui.services.steps import WITH_REASON
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.app import App


async def ask_chase(app: App[Any], desk: Desk) -> tuple[Effect, date] | None:
    """Ask what came of having asked, and when to ask again."""
    items: list[Item[tuple[Effect, str]]] = [
        Item("m", "moved on", ("moved", "next week")),
        Item("p", "promised", ("promised", "")),
        Item("n", "nothing came of it", ("none", "tomorrow")),
    ]
    answer = await asking.ask(app, Menu("Chased, and it", items))
    if answer is None or answer.value is None:
        return None
    effect, usual = answer.value
    again = await asking.ask_day(app, desk, "Ask again" if usual else "Promised for", usual)
    return (effect, again) if again is not None else None


class Following(Chosen):
    """What moves a directive or letter on, once it is registered."""

    COMMANDS_ID = "item"

    @command("c", "Chase", unless=none_chosen)
    async def action_chase(self) -> None:
        """Log that you asked: what came of it, and when to ask again; until then it is quiet."""
        seen = self.chosen()
        asked = await ask_chase(self.app, self.desk)
        if asked is not None:
            self.decided(follow.chase(self.desk, seen, effect=asked[0], again=asked[1]))

    @command("v", "Verify", unless=not_registered)
    async def action_verify(self) -> None:
        """Verify and close: with the evidence, or a typed reason."""
        seen = self.chosen()
        words = await asking.ask_words(
            self.app, "Done: what shows it", "evidence, or why it is closed without"
        )
        if words:
            self.decided(follow.verify(self.desk, seen, evidence=words))

    @command("R", "Reported done", unless=not_registered)
    def action_report(self) -> None:
        """Note that those who do it report it done; it then waits to be verified."""
        self.decided(follow.report(self.desk, self.chosen()))

    @command("b", "Send back", unless=not_registered)
    async def action_rework(self) -> None:
        """Send back what was reported done but is not, with what is missing."""
        seen = self.chosen()
        reason = await asking.ask_words(self.app, "What is missing")
        if reason:
            self.decided(follow.rework(self.desk, seen, reason))

    @command("+", "More time", unless=one_registered)
    async def action_time(self) -> None:
        """Decide on more time that was asked for; or note that it is asked for."""
        seen = self.chosen()
        asked = getattr(self.records(self.chosen())[0], "extension", None)
        if asked is not None and asked.granted is None:
            items = [Item("y", "grant", True), Item("n", "refuse", False)]
            answer = await asking.ask(self.app, Menu(f"Until {asked.to:%d %b %Y}: {asked.reason}", items))
            if answer is not None and answer.value is not None:
                self.decided(follow.answer_time(self.desk, seen, granted=answer.value))
            return
        day = await asking.ask_day(self.app, self.desk, "Asked until")
        reason = await asking.ask_words(self.app, "Because") if day else None
        if day and reason:
            self.decided(follow.ask_more_time(self.desk, seen, day, reason), stays=True)

    @command("B", "Reopen", unless=none_chosen)
    async def action_reopen(self) -> None:
        """Bring back what was decided or closed, with the reason; its first due date stays."""
        seen = self.chosen()
        captures = all(isinstance(each, Capture) for each in self.records(seen))
        reason = "" if captures else await asking.ask_words(self.app, "Reopened because")
        if reason is not None:
            self.decided(triage.reopen(self.desk, seen, reason))

    @command("m", "Next step", unless=one_registered)
    async def action_step(self) -> None:
        """Take any other step of its life: begun, suspended or to be clarified (time stands), resumed, dispatched."""
        seen = self.chosen()
        verbs = steps_of(self.records(seen)[0])
        verb = await asking.ask_step(self.app, verbs, "The keys c R v b B are for the rest.")
        if verb is None:
            return
        if verb == "merge":
            await self._merge(seen)
            return
        until = await asking.ask_moment(self.app, self.desk, "Suspended until") if verb == "suspend" else None
        if verb == "suspend" and until is None:
            return
        asked = "What is asked" if verb == "clarify" else f"{verb.capitalize()} because"
        reason = await asking.ask_words(self.app, asked) if verb in WITH_REASON else ""
        if reason is not None:
            self.decided(follow.move(self.desk, seen, verb, reason, until))

    async def _merge(self, seen: Sequence[Seen]) -> None:
        """Ask into which open directive; the likeliest is offered first."""
        from office_tui.services.merging import merge, targets

        choices = [self._target(each) for each in targets(self.desk, self.records(seen)[0])]
        if not choices:
            raise OfficeError("No other directive is open.", "x cancels this one.")
        picked = await asking.ask(self.app, Pick("Merge into", choices))
        if picked and picked.key:
            self.decided(merge(self.desk, seen, picked.key))

    def _target(self, each: DirectiveHead) -> Choice:
        """Return an open directive as a row: what it is, then how far, with whom and by when."""
        seen = look(self.desk)
        due = rows.due(each, seen)
        parts = (each.id, rows.state(each, seen), rows.who(each, seen), due and f"due {due}")
        return Choice(each.id, each.title, (each.id, each.number), ", ".join(part for part in parts if part))
