"""The peer of the start-up bench: a bare Textual app of a header, a table of 1,000 rows and a footer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Footer, Header

ROWS = 1000


class BareApp(App[None]):
    """Header, DataTable, Footer; nothing is tuned, nothing is slowed."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table as the documentation shows."""
        table = self.query_one(DataTable)
        table.add_columns("Number", "From", "Subject", "Received")
        table.add_rows(
            (f"CAP-{row}", f"Sender {row % 97}", f"Subject of the letter {row}", f"{row % 28 + 1} Mar")
            for row in range(ROWS)
        )


if __name__ == "__main__":
    BareApp().run()
