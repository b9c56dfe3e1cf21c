"""The facts of the company: what each is, was and will be, and what has to be amended for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.widget import Widget

from office_tui.commands import command
from office_tui.domain.dates import short_date
from office_tui.domain.drift import version_on
from office_tui.domain.fact import FACTS, Fact
from office_tui.domain.fact_history import history, version_said
from office_tui.domain.holdings import Holdings
from office_tui.screens.desk_screen import DeskScreen
from office_tui.screens.fact_form import say_fact
from office_tui.services.desk import Desk
from office_tui.services.facts import ToAmend, still_to_amend
from office_tui.services.holdings import holdings
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import DIM, STRONG, WARN, Line, cut, fit, line
from office_tui.widgets.line_list import LineList
from office_tui.widgets.pane import Pane
from office_tui.widgets.reader import Reader

ROWS = 8
"""Facts in sight at once; below them stands all about the chosen one."""

NOTED = "m on the licence (4) once it is done"
"""How what is to be amended is amended."""


class FactsScreen(DeskScreen):
    """A list, and below it the history of the chosen fact and what still prints it otherwise."""

    NAME = "Facts"
    COMMANDS_ID = "facts"
    DEFAULT_CSS = f"FactsScreen #list {{ height: {ROWS}; }}"

    def __init__(self, desk: Desk, at: str = "") -> None:
        """Begin at the fact of that name; at the first without one."""
        super().__init__(desk)
        self._at = at
        self._facts: dict[str, Fact] = {}
        self._to_amend: dict[str, list[ToAmend]] = {}

    def body(self) -> Iterable[Widget]:
        """What is listed, the list, and what there is to know about the chosen one."""
        yield Drawn(id="view")
        yield LineList[Fact](draw=self._draw, key=lambda fact: fact.name, id="list")
        yield Pane()

    @property
    def list(self) -> LineList[Fact]:
        """The list of facts."""
        return self.query_one("#list", LineList)

    def refill(self) -> None:
        """Show every fact there is, and those that licences usually print."""
        known = holdings(self.desk).facts
        names = dict.fromkeys((*FACTS, *sorted(known)))
        self._facts = {name: known.get(name, Fact(name=name)) for name in names}
        self._to_amend = {
            name: still_to_amend(self.desk, name) for name, fact in self._facts.items() if fact.versions
        }
        self.list.show(list(self._facts.values()))
        if self._at:
            self.list.go_to(self._at)
            self._at = ""
        open_ = sum(self._open(name) for name in self._facts)
        told = f"   {open_} to amend: {NOTED}" if open_ else ""
        self.query_one("#view", Drawn).show([line(" ", ("what is true of the company", STRONG), (told, DIM))])
        self._show_chosen()

    def _draw(self, fact: Fact, width: int) -> Line:
        version, todo = version_on(fact, self.desk.today), self._open(fact.name)
        said = version_said(version) if version else "nobody has said it yet: e says it"
        right = f"{todo} to amend" if todo else ""
        room = max(0, width - 18 - len(right) - 2)
        return line(
            f"{fit(fact.name, 16)}  ",
            (fit(said, room), DIM if version is None else STRONG),
            "  ",
            (right, WARN),
        )

    def _open(self, name: str) -> int:
        return sum(len(each.licences) for each in self._to_amend.get(name, ()))

    # The chosen one

    def on_line_list_rested(self, _: LineList.Rested) -> None:
        """Let the pane follow once the cursor rests."""
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.query_one(Pane).show(self._about())

    def _about(self) -> Sequence[Line]:
        fact = self._facts.get(self.list.cursor_key)
        if fact is None or not fact.versions:
            return []
        lines: list[Line] = [(), line(" ", (fact.name, STRONG))]
        lines += [line(f"   {each}") for each in history(fact, self.desk.today)]
        for found in self._to_amend[fact.name]:
            lines += self._amendments(found)
        return lines

    def _amendments(self, found: ToAmend) -> Iterator[Line]:
        held = holdings(self.desk)
        lines = [
            *(self._printed(held, found)),
            *(f"{one}: it says what it was" for one in found.filings + found.templates),
        ]
        if lines:
            coming = (
                f", from {self._day(found.version.since)}" if found.version.since > self.desk.today else ""
            )
            yield ()
            yield line(" ", (f"to be amended to {version_said(found.version)}{coming}", STRONG))
            yield from (line(f"   {each}") for each in lines)
            if found.licences:
                yield line(("   " + NOTED, DIM))

    def _printed(self, held: Holdings, found: ToAmend) -> Iterator[str]:
        for each in found.licences:
            name = held.licences[each.licence].name
            yield f"{each.licence} {cut(name, 30)}, by {self._day(each.amend_by)}: it prints {each.printed}"

    def _day(self, day: date) -> str:
        return short_date(day, self.desk.today)

    # Commands

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Read all about the fact on the whole screen."""
        event.stop()
        self.app.push_screen(Reader(self._about(), ""))

    @command("e", "Change", footer=True)
    async def action_change(self) -> None:
        """Say what the fact is, from which day on and why; what it was stays in its history."""
        await self._change(self.list.cursor_key)

    @command("N", "New", footer=True)
    async def action_new(self) -> None:
        """Say a fact of another name: whatever licences print of the company."""
        await self._change("")

    async def _change(self, name: str) -> None:
        called = await say_fact(self.app, self.desk, name)
        if called:
            self.list.go_to(called)

    @command(("escape", "h", "left"), "Back", footer=True)
    def action_back(self) -> None:
        """Go back to the licences."""
        self.dismiss(None)
