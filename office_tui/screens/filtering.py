"""The filter box of a list: `/` narrows it while one types, Esc brings back everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from office_tui.commands import Commanded, command
from office_tui.domain.record import Record
from office_tui.services.desk import Desk
from office_tui.widgets.ask import Ask
from office_tui.widgets.wrap import rows_of

if TYPE_CHECKING:
    from textual.app import App

    from office_tui.widgets.line_list import LineList

R = TypeVar("R", bound=Record)
NO_MATCH = "Nothing matches. Esc shows everything."
HINT = "words, or dept: owner: from: due:<7d is:late imp:high; Enter keeps, Esc drops"
"""What can be typed; as much as 80 columns hold."""
MOST = 4
"""Rows that the box takes where a long sentence tells what is not understood."""


class LiveAsk(Ask):
    """A line that tells what stands in it after every key; Enter keeps no term that is not understood."""

    def __init__(self, value: str, tell: Callable[[str], None], filtering: Filtering) -> None:
        say = filtering.say_filter
        super().__init__("/", value, echo=say, hint=say(""), check=filtering.refuse_filter)
        self._tell = tell

    def needs(self, width: int, height: int) -> int:
        """Take the rows that the sentence below needs."""
        return min(MOST, 1 + rows_of(self._below()[0], width - 2))

    def press(self, key: str, character: str | None) -> None:
        """Edit, and tell."""
        super().press(key, character)
        self._tell(self.edit.text)

    def paste(self, text: str) -> None:
        """Take the paste, and tell."""
        super().paste(text)
        self._tell(self.edit.text)


class Filtering(Commanded):
    """Mixed into a screen with a list: keeps the filter and asks the desk what passes it."""

    COMMANDS_ID = "list"

    desk: Desk
    app: App[Any]
    fill: Callable[[], None]
    filter_text = ""
    HINT = HINT

    if TYPE_CHECKING:

        @property
        def list(self) -> LineList[Any]:
            """The list that is narrowed."""

    def say_filter(self, words: str) -> str:
        """Say which terms are not understood, and narrow nothing; else what can be typed."""
        from office_tui.services.search import wrong_with

        return "  ".join(wrong_with(words)) or self.HINT

    def refuse_filter(self, words: str) -> str | None:
        """Say which terms would keep everything because they are not understood; None where there is none."""
        from office_tui.services.search import unread

        return "  ".join(unread(words)) or None

    def no_match(self) -> str:
        """Say that the filter keeps nothing, and what of it counted as words."""
        from office_tui.services.search import wrong_with

        return "\n".join([NO_MATCH, *wrong_with(self.filter_text)])

    def filtered(self, records: Sequence[R]) -> Sequence[R]:
        """Return the records that pass the filter; all of them without one."""
        if not self.filter_text.strip():
            return records
        from office_tui.services.search import passing

        return passing(self.desk, records, self.filter_text)

    @command("slash", "Filter", footer=True)
    async def action_filter(self) -> None:
        """Narrow the list while you type: words, or dept:finance due:<7d is:late from:tax."""
        before, place = self.filter_text, self.list.cursor_key
        answer = await self.app.push_screen_wait(LiveAsk(before, self._narrow, self))
        self._narrow(before if answer is None else answer)
        if answer is None:
            self.list.go_to(place)

    def _narrow(self, text: str) -> None:
        if text != self.filter_text:
            self.filter_text = text
            self.fill()

    def drop_filter(self) -> None:
        """Show everything again."""
        self._narrow("")
