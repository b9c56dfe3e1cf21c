"""The verbs of triage: what a thing is, whose, by when, or that it is none of ours."""

from __future__ import annotations

from office_tui.commands import command
from office_tui.domain.capture import Capture
from office_tui.screens import asking
from office_tui.screens.chosen import (
    Chosen,
    none_chosen,
)
from office_tui.services import deleting, triage
from office_tui.widgets.match import Choice
from office_tui.widgets.pick import Pick


class Deciding(Chosen):
    """What decides a capture, and changes whose and when afterwards."""

    COMMANDS_ID = "item"

    @command("a", "Accept", footer=True, unless=none_chosen)
    async def action_accept(self) -> None:
        """Accept as suggested: registered, numbered, given to whom it says; asks as what where nothing says so.

        A directive that was passed on is acknowledged by it.
        """
        seen = self.chosen()
        unsure = [
            each for each in self.records(seen) if isinstance(each, Capture) and not each.suggestion.becomes
        ]
        answer = await asking.ask_as_what(self.app) if unsure else ""
        if answer is not None:
            self.decided(triage.accept(self.desk, seen, unsure=answer))

    @command("A", "Accept as …", unless=none_chosen)
    async def action_accept_as(self) -> None:
        """Accept as a directive or as a letter, whatever is suggested."""
        seen = self.chosen()
        becomes = await asking.ask_as_what(self.app)
        if becomes:
            self.decided(triage.accept(self.desk, seen, becomes))

    @command("w", "To whom", footer=True, unless=none_chosen)
    async def action_give(self) -> None:
        """Say which department or person it is for; type the beginning of a name, a new name is added."""
        seen = self.chosen()
        to = await asking.ask_whom(self.app, self.desk, "To whom")
        if to:
            self.decided(triage.give(self.desk, seen, to), stays=True)

    @command("W", "Delegate", unless=none_chosen)
    async def action_delegate(self) -> None:
        """Hand it to somebody and wait for them: it leaves the list, and comes back when it is due or in a week."""
        seen = self.chosen()
        to = await asking.ask_whom(self.app, self.desk, "Delegate to")
        if to:
            self.decided(triage.delegate(self.desk, seen, to))

    @command("@", "Owner", unless=none_chosen)
    async def action_own(self) -> None:
        """Say who in the department does it."""
        seen = self.chosen()
        owner = await asking.ask_whom(self.app, self.desk, "Owner", people_only=True)
        if owner:
            self.decided(triage.own(self.desk, seen, owner), stays=True)

    @command("d", "Due", footer=True, unless=none_chosen)
    async def action_due(self) -> None:
        """Set the due date in words (fri, 20 March, +10bd, 月底); what has one already is extended, with a reason."""
        seen = self.chosen()
        extends = any(getattr(each, "due", None) for each in self.records(seen))
        day = await asking.ask_day(self.app, self.desk, "Due")
        if day is None:
            return
        reason = (
            await asking.ask_words(self.app, "Why more time", "the first date is kept") if extends else ""
        )
        if reason is not None:
            self.decided(triage.set_due(self.desk, seen, day, reason=reason), stays=True)

    @command("!", "Importance", unless=none_chosen)
    def action_importance(self) -> None:
        """Make it more important: normal, high, top, then low."""
        seen = self.chosen()
        self.decided(triage.raise_importance(self.desk, seen), stays=True)

    @command("s", "Snooze", footer=True, unless=none_chosen)
    async def action_defer(self) -> None:
        """Put it away until a moment: one key for the usual ones, or words; it comes back by itself."""
        seen = self.chosen()
        until = await asking.ask_moment(self.app, self.desk, "Snooze until")
        if until:
            self.decided(triage.defer(self.desk, seen, until))

    @command("x", "Decline", footer=True, unless=none_chosen)
    async def action_decline(self) -> None:
        """Decline it with a reason (or cancel a directive); nothing is deleted."""
        seen = self.chosen()
        reason = await asking.ask_reason(self.app, "Decline because")
        if reason:
            self.decided(triage.decline(self.desk, seen, reason))

    @command("=", "Duplicate of", unless=none_chosen)
    async def action_duplicate(self) -> None:
        """Say what it repeats; the likeliest is offered first."""
        from office_tui.services.likeness import likely_originals

        seen = self.chosen()
        choices = [
            Choice(each.id, each.title, (each.id, each.number), each.id)
            for each in likely_originals(self.desk, self.records(self.chosen())[0])
        ]
        picked = await asking.ask(self.app, Pick("Duplicate of", choices))
        if picked and picked.key:
            self.decided(triage.duplicate(self.desk, seen, picked.key))

    @command("f", "File", footer=True, unless=none_chosen)
    def action_file(self) -> None:
        """File it: seen, nothing to do."""
        self.decided(triage.file(self.desk, self.chosen()))

    @command("D", "Delete", unless=none_chosen)
    def action_delete(self) -> None:
        """Delete it; never asks, because undo brings it back."""
        self.decided(deleting.delete(self.desk, self.chosen()))
