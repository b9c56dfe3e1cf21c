"""A table brought in from the app: what each row becomes is read first, then it is written or left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from office_tui.commands import Commanded, command
from office_tui.domain.clean import clean_line
from office_tui.registers.all import REGISTERS
from office_tui.registers.register import Register, widths
from office_tui.screens import asking
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.widgets.foot import Foot
from office_tui.widgets.ink import BAD, DIM, PLAIN, STRONG, Line, fit, line
from office_tui.widgets.menu import Item, Menu
from office_tui.widgets.pane import Pane

if TYPE_CHECKING:
    from office_tui.registers.table import Preview

KINDS = (
    Item("l", "licences", "licences"),
    Item("d", "departments", "departments"),
    Item("p", "people", "people"),
)
_BEFORE = 18
"""Cells before a row's own: its line, and what it becomes."""


async def bring_table(app: Any, desk: Desk, path: Path) -> None:
    """Ask what a table holds, first what its headings say; show what each row becomes, and write it where wanted."""
    from office_tui.registers.table import preview
    from office_tui.services.newcomers import Newcomers
    from office_tui.services.tables import bring_in, read_table

    table = read_table(path)
    answer = await asking.ask(app, Menu(f"{clean_line(path.name)} holds", _likeliest(table), likeliest=True))
    if answer is None or not answer.value:
        return
    register, here = REGISTERS[answer.value], look(desk)
    newcomers = Newcomers(desk, register.links, add=True)
    found = preview(register, table, desk.all(register.type), here, newcomers.link)
    records = [row.record for row in found.rows if row.becomes in {"new", "changed"}]
    told = _told(found, newcomers.told(), register, desk, app.size.width)
    if await app.push_screen_wait(TablePreview(told, _why_not(found, len(records)))):
        app.notify(bring_in(desk, records, clean_line(path.name), newcomers).label)


def _likeliest(table: Sequence[tuple[int, Sequence[str]]]) -> list[Item[str]]:
    """Return the kinds, first the one that knows most of the headings."""
    from office_tui.registers.headings import headed

    texts = [clean_line(text) for _, cells in table[:1] for text in cells]

    def known(item: Item[str]) -> int:
        return sum(one.field is not None for one in headed(item.value, REGISTERS[item.value].form(), texts))

    return sorted(KINDS, key=known, reverse=True)


def _why_not(found: Preview, count: int) -> str:
    if found.wrong:
        return "Nothing is written while anything is wrong: put it right in the table."
    return "" if count else "Nothing in it is new."


def _told(found: Preview, newcomers: str, register: Register, desk: Desk, width: int) -> Sequence[Line]:
    """Return the counts, who is added, everything that is wrong, and what every other row becomes."""
    adds = [line(" ", (f"Adds {each}.", STRONG)) for each in newcomers.split("; ") if each]
    counts = ", ".join(f"{found.count(each)} {each}" for each in ("new", "changed", "same", "wrong"))
    wrong = [
        line("   ", (f"line {each.line}{f', {each.column}' if each.column else ''}: {each.why}", BAD))
        for each in found.wrong
    ]
    fitted, here = widths(register.columns, max(0, width - _BEFORE - 1)), look(desk)
    rows = [
        line(
            (f" {row.line:>6}  {fit(row.becomes, 7)}  ", PLAIN if row.becomes != "same" else DIM),
            "  ".join(
                fit(text, wide)
                for text, wide in zip(register.row(row.record, here), fitted, strict=True)
                if wide
            ),
        )
        for row in found.rows
        if row.becomes != "wrong"
    ]
    return [
        line(" ", (f"{len(found.rows)} rows of {register.title.lower()}: {counts}", STRONG)),
        *adds,
        (),
        *wrong,
        *rows,
    ]


def not_written(screen: TablePreview) -> str | None:
    """Return why the table cannot be written."""
    return screen.why_not or None


class TablePreview(Commanded, ModalScreen[bool]):
    """What each row becomes; answers whether it is to be written."""

    COMMANDS_ID: ClassVar[str] = "table"
    DEFAULT_CSS = "TablePreview { background: ansi_default; }"

    def __init__(self, told: Sequence[Line], why_not: str) -> None:
        """Take what is to be read, and why it cannot be written, if so."""
        super().__init__()
        self.why_not = why_not
        self._pane = Pane()
        self._pane.show(told)

    def compose(self) -> ComposeResult:
        """The rows, and the keys."""
        yield self._pane
        yield Foot()

    @command(("ctrl+o", "f2"), "Write it", footer=True, unless=not_written)
    def action_write(self) -> None:
        """Write all new and changed rows, as one decision that undo takes back."""
        self.dismiss(True)

    @command(("escape", "q", "left"), "Leave", footer=True)
    def action_leave(self) -> None:
        """Leave; nothing was written."""
        self.dismiss(False)
