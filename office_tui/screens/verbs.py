"""The verbs of triage and of following through, the same keys on every list of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from office_tui.commands import Commanded, command
from office_tui.domain.capture import Capture
from office_tui.domain.kinds import BY_TYPE
from office_tui.domain.record import Record
from office_tui.errors import OfficeError
from office_tui.screens import asking
from office_tui.services import follow, triage
from office_tui.services.deciding import Done, Seen
from office_tui.services.desk import Desk
from office_tui.widgets.match import Choice
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.app import App


def none_chosen(screen: Verbs) -> str | None:
    """Return why nothing can be decided here: nothing is chosen."""
    return None if screen.chosen() else "Nothing is chosen."


def one_chosen(screen: Verbs) -> str | None:
    """Return why nothing can be done to one item: there is none, or there are several."""
    return none_chosen(screen) or (None if len(screen.chosen()) == 1 else "This goes one at a time.")


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
    app: App[Any]

    def chosen(self) -> Sequence[Seen]:
        """Return what the verbs act on, as it was seen: the marked items, else the one under the cursor."""
        raise NotImplementedError

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was decided and go on; `stays` where the item still wants its decision."""
        raise NotImplementedError

    def _records(self) -> list[Record]:
        return [self.desk.get(each.id) for each in self.chosen()]

    @command("a", "Accept", footer=True, unless=none_chosen)
    async def action_accept(self) -> None:
        """Accept as suggested: registered, numbered, given to whom it says; asks as what where nothing says so."""
        seen = self.chosen()
        unsure = [
            each for each in self._records() if isinstance(each, Capture) and not each.suggestion.becomes
        ]
        becomes = await asking.ask_as_what(self.app) if unsure else ""
        if becomes is not None:
            self.decided(triage.accept(self.desk, seen, becomes))

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
        picked = await asking.ask_whom(self.app, self.desk, "To whom")
        if picked:
            done = triage.give(self.desk, seen, picked.key or picked.typed, add=not picked.key)
            self.decided(done, stays=True)

    @command("W", "Delegate", unless=none_chosen)
    async def action_delegate(self) -> None:
        """Hand it to somebody and wait for them: it leaves the list."""
        seen = self.chosen()
        picked = await asking.ask_whom(self.app, self.desk, "Delegate to")
        if picked:
            to = picked.key or picked.typed
            self.decided(triage.delegate(self.desk, seen, to, add=not picked.key))

    @command("@", "Owner", unless=none_chosen)
    async def action_own(self) -> None:
        """Say who in the department does it."""
        seen = self.chosen()
        picked = await asking.ask_whom(self.app, self.desk, "Owner", people_only=True)
        if picked:
            self.decided(
                triage.own(self.desk, seen, picked.key or picked.typed, add=not picked.key), stays=True
            )

    @command("d", "Due", footer=True, unless=none_chosen)
    async def action_due(self) -> None:
        """Set the due date in words (fri, 20 March, +10bd, 月底); what has one already is extended, with a reason."""
        seen = self.chosen()
        day = await asking.ask_day(self.app, self.desk, "Due")
        if day is None:
            return
        extends = any(getattr(each, "due", None) for each in self._records())
        reason = (
            await asking.ask_words(self.app, "Why more time", "the first date is kept") if extends else ""
        )
        if reason is not None:
            self.decided(triage.set_due(self.desk, seen, day, reason=reason), stays=True)

    @command("!", "Importance", unless=none_chosen)
    def action_importance(self) -> None:
        """Make it more important: normal, high, top, then low."""
        seen = self.chosen()
        record = self._records()[0]
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
            for each in likely_originals(self.desk, self._records()[0])
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
        """Log that you asked: what came of it, and when to ask again."""
        seen = self.chosen()
        items = [
            Item("m", "moved on", ("moved", 7)),
            Item("p", "promised", ("promised", 0)),
            Item("n", "nothing came of it", ("none", 1)),
        ]
        answer = await asking.ask(self.app, Menu("Chased, and it", items))
        if answer is None or answer.value is None:
            return
        effect, _ = answer.value
        again = await asking.ask_day(
            self.app, self.desk, "Ask again on", "tomorrow" if effect == "none" else ""
        )
        self.decided(follow.chase(self.desk, seen, effect=effect, again=again))  # type: ignore[arg-type]  # from the menu

    @command("v", "Verify", unless=none_chosen)
    async def action_verify(self) -> None:
        """Verify and close: with the evidence, or a typed reason."""
        seen = self.chosen()
        words = await asking.ask_words(
            self.app, "Done: what shows it", "evidence, or why it is closed without"
        )
        if words:
            self.decided(follow.verify(self.desk, seen, evidence=words))

    @command("R", "Reported done", unless=none_chosen)
    def action_report(self) -> None:
        """Note that those who do it report it done; it then waits to be verified."""
        self.decided(follow.report(self.desk, self.chosen()))

    @command("b", "Send back", unless=none_chosen)
    async def action_rework(self) -> None:
        """Send back what was reported done but is not, with what is missing."""
        seen = self.chosen()
        reason = await asking.ask_words(self.app, "What is missing")
        if reason:
            self.decided(follow.rework(self.desk, seen, reason))

    @command("+", "More time", unless=none_chosen)
    async def action_time(self) -> None:
        """Decide on more time that was asked for; or note that it is asked for."""
        seen = self.chosen()
        asked = getattr(self._records()[0], "extension", None)
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
    def action_reopen(self) -> None:
        """Bring back what was decided or closed."""
        self.decided(triage.reopen(self.desk, self.chosen()))

    @command("r", "Reply", footer=True, unless=one_chosen)
    async def action_reply(self) -> None:
        """Answer it from a template: everything known is filled in already."""
        from office_tui.screens.answer import answer

        await answer(self.app, self.desk, self._records()[0])

    @command("e", "Edit fields", unless=one_chosen)
    async def action_edit(self) -> None:
        """Edit what is written about it: title, parties, numbers, dates; what you type is kept as a draft."""
        from office_tui.registers.all import REGISTERS
        from office_tui.screens.record_form import edit

        record = self._records()[0]
        saved = await edit(self.app, self.desk, REGISTERS[BY_TYPE[type(record)].table], record)
        if saved is not None:
            self.app.notify(f"Saved: {saved.id}")

    @command("E", "Edit wording", unless=no_wording)
    def action_wording(self) -> None:
        """Write the working wording of a directive, or your own line, in $VISUAL or $EDITOR."""
        from office_tui.services.register import reword
        from office_tui.terminal.editor import edit_text

        record = self._records()[0]
        text = edit_text(self.app, getattr(record, "title", ""), self.desk.settings.editor)
        self.app.notify(f"Saved: {reword(self.desk, record, text).id}")

    @command("y", "Copy number", unless=none_chosen)
    def action_copy_number(self) -> None:
        """Copy its number (or id) to the clipboard of your own terminal."""
        record = self._records()[0]
        self._copy(getattr(record, "number", "") or record.id)

    @command("Y", "Copy text", unless=none_chosen)
    def action_copy_text(self) -> None:
        """Copy its text to the clipboard of your own terminal."""
        record = self._records()[0]
        self._copy(
            self.desk.body(getattr(record, "text", ""))
            or getattr(record, "words", "")
            or getattr(record, "title", "")
        )

    def _copy(self, text: str) -> None:
        if not text:
            raise OfficeError("There is nothing to copy.")
        self.app.copy_to_clipboard(text)
        self.app.notify(f"Copied: {text[:40]}", markup=False)
