"""Today: decide, chase, verify; three lists to act on in place, and what the next days bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from office_tui.commands import Command, command, live, run
from office_tui.domain.today import Bands
from office_tui.screens.filtering import Filtering
from office_tui.screens.item_list import VERBS, ItemList
from office_tui.services.deciding import Seen
from office_tui.services.inbox import VIEWS
from office_tui.services.today import today_bands
from office_tui.widgets.foot import Foot
from office_tui.widgets.ink import Line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.today_rows import (
    BEGIN,
    CALM,
    ONLY_LICENCES,
    Row,
    draw_row,
    key_of_row,
    letter_of_row,
    rows_of,
)

if TYPE_CHECKING:
    from office_tui.screens.today_licences import TodayLicences

OF_LICENCES = ("LIC-", "LOA-", "REN-", "RND-")
"""What the ids begin with of lines on which the keys are those of licences."""


OWN = frozenset({"place", "may", "facts"})
"""The verbs on licences that have a key of their own here: no verb on items has it."""


def not_of_licences(screen: TodayScreen) -> str | None:
    """Return why a verb that only licences have cannot run: the chosen line is none of theirs."""
    return None if screen.acting else "That is for licences."


ELSEWHERE = (
    "Nothing matches on Today. In the inbox do: {}.\n"
    "  2  goes there, o on to its views, / filters; Esc shows everything here"
)
"""What is said where a filter keeps nothing of today, but something else that is open."""


class TodayScreen(Filtering, ItemList):
    """The first screen of the day."""

    NAME = "Today"
    COMMANDS_ID = "today"
    VERBS = VERBS | {"place"}

    @property
    def FOOT(self) -> Sequence[str]:  # noqa: N802 -- where a screen says what its foot offers
        """The verbs that matter for the chosen line."""
        if self.acting is not None:
            from office_tui.screens.today_licences import FOOT

            return FOOT
        return ("accept", "give", "due", "defer", "chase", "verify", "report")

    @property
    def acting(self) -> TodayLicences | None:
        """What the keys go to instead of this screen: the verbs on licences, where a line of theirs is chosen."""
        if not any(id_.startswith(OF_LICENCES) for id_ in self.list.chosen()):
            return None
        from office_tui.screens.today_licences import TodayLicences  # loaded where there are licences

        return TodayLicences(self)

    def body(self) -> Iterable[Widget]:
        """One list with headings."""
        yield LineList[Row](draw=self._draw, key=key_of_row, letter=letter_of_row)

    def _draw(self, row: Row, width: int) -> Line:
        return draw_row(row, width, self.desk.today, self.desk.name)

    def refill(self) -> None:
        """Show today's bands, or what of them passes the filter."""
        bands = self._narrowed(today_bands(self.desk))
        self.list.say_empty(self._calm(bands))
        rows = rows_of(bands, self.filter_text)
        if self.filter_text and not rows:
            self.list.say_empty(self._found_elsewhere())
        self.list.show(rows)

    def _calm(self, bands: Bands) -> str:
        """Say what there is, and which key leads on, where nothing presses."""
        count = self.desk.store.count
        if any(count(table) for table in ("captures", "directives", "letters")):
            return CALM.format(bands.counts.undecided)
        return ONLY_LICENCES.format(count("licences")) if count("licences") else BEGIN

    def _narrowed(self, bands: Bands) -> Bands:
        if not self.filter_text:
            return bands
        lists = {name: getattr(bands, name) for name in ("decide", "chase", "verify", "next_days")}
        records = [self.desk.store.get(item.id) for items in lists.values() for item in items]
        kept = {each.id for each in self.filtered([each for each in records if each is not None])}
        left = {name: tuple(item for item in items if item.id in kept) for name, items in lists.items()}
        return Bands(**left, counts=bands.counts)

    def _found_elsewhere(self) -> str:
        """Say that nothing of today passes the filter, and which views of the inbox have what does."""
        views = {name: VIEWS[name](self.desk) for name in ("undecided", "directives", "letters")}
        found = {name: len(self.filtered(heads)) for name, heads in views.items()}
        told = ", ".join(f"{name} {many}" for name, many in found.items() if many)
        return ELSEWHERE.format(told) if told else self.no_match()

    def chosen(self) -> Sequence[Seen]:
        """Return the marked lines, else the one under the cursor."""
        return [record for id_ in self.list.chosen() if (record := self.desk.store.get(id_)) is not None]

    def offers(self) -> list[tuple[Any, Command]]:
        """Return what can be asked for here, each with what runs it: on a line of licences, their verbs."""
        acting, mine = self.acting, [one for one in live(self) if one.name not in OWN]
        if acting is None:
            return [(self, one) for one in mine]
        return [*acting.offers(), *((self, one) for one in mine if one.name not in VERBS)]

    async def act(self, name: str) -> None:
        """Run a command on what is chosen; on a line of licences, the verb of theirs that has the key."""
        acting = self.acting
        if acting is None or not (name in VERBS or name in OWN):
            await super().act(name)
            return
        meant = acting.meant(name)
        if isinstance(meant, str):
            self.app.notify(meant, severity="warning")
        else:
            await run(acting, meant)

    def on_line_list_moved(self) -> None:
        """Let the foot follow from line to line: not all have the same keys."""
        self.query_one(Foot).refill()

    def on_line_list_marked(self) -> None:
        """Let the foot follow what is marked."""
        self.query_one(Foot).refill()

    @command("p", "Where a paper is", unless=not_of_licences)
    def action_place(self) -> None:
        """Say where a paper of the licence lies now, or that it is missing."""

    @command("M", "May we", unless=not_of_licences)
    def action_may(self) -> None:
        """Ask whether a permit allows something on a day: yes by which, or no and why."""

    @command("F", "Facts of the company", unless=not_of_licences)
    def action_facts(self) -> None:
        """What is true of the company, and which licences have to be amended for it."""

    @command("escape", "Back")
    def action_back(self) -> None:
        """Unmark, then show everything again."""
        if not self.list.clear_marks():
            self.drop_filter()
