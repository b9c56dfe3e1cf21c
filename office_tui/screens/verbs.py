"""The verbs of triage and of following through, the same keys on every list of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from office_tui.commands import Commanded, command
from office_tui.domain.capture import Capture
from office_tui.domain.directive import Effect
from office_tui.domain.kinds import BY_TYPE
from office_tui.domain.record import Record
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.services import follow, triage
from office_tui.services.deciding import Done, Seen
from office_tui.services.desk import Desk
from office_tui.services.next_steps import steps_of
from office_tui.services.steps import WITH_REASON
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu, numbered
from office_tui.widgets.pick import Pick


def none_chosen(screen: Verbs) -> str | None:
    """Return why nothing can be decided here: nothing is chosen."""
    return None if screen.chosen() else "Nothing is chosen."


def one_chosen(screen: Verbs) -> str | None:
    """Return why nothing can be done to one item: there is none, or there are several."""
    return none_chosen(screen) or (None if len(screen.chosen()) == 1 else "This goes one at a time.")


def not_registered(screen: Verbs) -> str | None:
    """Return why nothing can be followed through here: it is still to be decided what it is."""
    why = none_chosen(screen)
    if why is None and any(each.id.startswith("CAP-") for each in screen.chosen()):
        return "It is not registered yet: a accepts it first."
    return why


def one_registered(screen: Verbs) -> str | None:
    """Return why this one thing cannot be followed through."""
    return not_registered(screen) or one_chosen(screen)


def no_wording(screen: Verbs) -> str | None:
    """Return why there is no wording of ours to edit: what others wrote stays as it came."""
    why = one_chosen(screen)
    if why is None and screen.chosen()[0].id.startswith("LET"):
        return "A letter stays as it came; e edits what is noted about it."
    return why


def said(done: Done) -> str:
    """Say what was decided, and what came of it."""
    return done.label + (f" → {', '.join(done.made)}" if done.made else "")


class Verbs(Commanded):
    """Mixed into a screen that has `desk`, `chosen()` and `decided()`."""

    COMMANDS_ID = "item"

    desk: Desk
    app: Any

    def chosen(self) -> Sequence[Seen]:
        """Return what the verbs act on, as it was seen: the marked items, else the one under the cursor."""
        raise NotImplementedError

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was decided and go on; `stays` where the item still wants its decision."""
        raise NotImplementedError

    def _records(self, seen: Sequence[Seen]) -> list[Record]:
        return [self.desk.get(each.id) for each in seen]

    @command("a", "Accept", footer=True, unless=none_chosen)
    async def action_accept(self) -> None:
        """Accept as suggested: registered, numbered, given to whom it says; asks as what where nothing says so.

        A directive that was passed on is acknowledged by it.
        """
        seen = self.chosen()
        unsure = [
            each for each in self._records(seen) if isinstance(each, Capture) and not each.suggestion.becomes
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
        extends = any(getattr(each, "due", None) for each in self._records(seen))
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
        record = self._records(self.chosen())[0]
        now = (
            record.suggestion.importance
            if isinstance(record, Capture)
            else getattr(record, "importance", "normal")
        )
        levels = triage.IMPORTANCES
        after = levels[(levels.index(now) + 1) % len(levels)]
        self.decided(triage.set_importance(self.desk, seen, after), stays=True)

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
            for each in likely_originals(self.desk, self._records(self.chosen())[0])
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
        self.decided(triage.delete(self.desk, self.chosen()))

    @command("c", "Chase", unless=none_chosen)
    async def action_chase(self) -> None:
        """Log that you asked: what came of it, and when to ask again; until then it is quiet."""
        seen = self.chosen()
        items: list[Item[tuple[Effect, str]]] = [
            Item("m", "moved on", ("moved", "next week")),
            Item("p", "promised", ("promised", "")),
            Item("n", "nothing came of it", ("none", "tomorrow")),
        ]
        answer = await asking.ask(self.app, Menu("Chased, and it", items))
        if answer is None or answer.value is None:
            return
        effect, usual = answer.value
        again = await asking.ask_day(self.app, self.desk, "Promised for" if not usual else "Ask again", usual)
        if again is not None:
            self.decided(follow.chase(self.desk, seen, effect=effect, again=again))

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
        asked = getattr(self._records(self.chosen())[0], "extension", None)
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
        captures = all(isinstance(each, Capture) for each in self._records(seen))
        reason = "" if captures else await asking.ask_words(self.app, "Reopened because")
        if reason is not None:
            self.decided(triage.reopen(self.desk, seen, reason))

    @command("m", "Next step", unless=one_registered)
    async def action_step(self) -> None:
        """Take any other step of its life: begun, suspended, clarified, dispatched, delivered."""
        seen = self.chosen()
        verbs = steps_of(self._records(seen)[0])
        if not verbs:
            raise OfficeError("No other step leads on from here.", "The keys c R v b B are for the rest.")
        answer = await asking.ask(self.app, Menu("Next step", list(numbered(verbs))))
        if answer is None or answer.value is None:
            return
        verb = answer.value
        until = await asking.ask_moment(self.app, self.desk, "Suspended until") if verb == "suspend" else None
        if verb == "suspend" and until is None:
            return
        asks = verb in WITH_REASON
        reason = await asking.ask_words(self.app, f"{verb.capitalize()} because") if asks else ""
        if reason is not None:
            self.decided(follow.move(self.desk, seen, verb, reason, until))

    @command("r", "Reply", footer=True, unless=one_chosen)
    async def action_reply(self) -> None:
        """Answer it from a template: everything known is filled in already."""
        from office_tui.screens.answer import answer

        record = self._records(self.chosen())[0]
        if isinstance(record, Capture) and record.became:
            record = self.desk.get(record.became)
        await answer(self.app, self.desk, record)

    @command("e", "Edit fields", unless=one_chosen)
    async def action_edit(self) -> None:
        """Edit what is written about it: title, parties, numbers, dates; what you type is kept as a draft."""
        from office_tui.registers.all import REGISTERS
        from office_tui.screens.record_form import edit

        record = self._records(self.chosen())[0]
        saved = await edit(self.app, self.desk, REGISTERS[BY_TYPE[type(record)].table], record)
        if saved is not None:
            self.app.notify(f"Saved: {saved.id}")

    @command("E", "Edit wording", unless=no_wording)
    def action_wording(self) -> None:
        """Write the working wording of a directive, or your own line, in $VISUAL or $EDITOR."""
        from office_tui.services.register import reword
        from office_tui.terminal.editor import edit_text

        record = self._records(self.chosen())[0]
        text = edit_text(self.app, getattr(record, "title", ""), self.desk.settings.editor)
        self.app.notify(f"Saved: {reword(self.desk, record, text).id}")

    @command("y", "Copy number", unless=none_chosen)
    def action_copy_number(self) -> None:
        """Copy its number (or id) to the clipboard of your own terminal."""
        record = self._records(self.chosen())[0]
        self._copy(getattr(record, "number", "") or record.id)

    @command("Y", "Copy text", unless=none_chosen)
    def action_copy_words(self) -> None:
        """Copy its text to the clipboard of your own terminal."""
        record = self._records(self.chosen())[0]
        self._copy(
            self.desk.body(getattr(record, "text", ""))
            or getattr(record, "words", "")
            or getattr(record, "title", "")
        )

    def _copy(self, text: str) -> None:
        if not text:
            raise OfficeError("There is nothing to copy.")
        if self.app.copy(text):
            self.app.notify(f"Copied: {text[:40]}")
        else:
            self.app.notify("That is too long for the terminal's clipboard.", severity="warning")
