"""Draws the README's pictures from the demo office: the screens as they are, as SVG without fonts or addresses."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from office_tui.app import OfficeApp
from office_tui.demo.build import build
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.settings import Settings
from office_tui.store.store import Store

HERE = Path(__file__).parent.parent / "docs" / "pictures"
SIZE = (100, 30)
CELL, ROW, EDGE = 8.4, 18, 12
"""Width of a cell, height of a row, and the margin round the screen, in pixels."""
INK, GROUND, FAINT = "#d3d7cf", "#1d2024", "#8a9097"
SIXTEEN = (
    "#2e3436", "#e5534b", "#6fb35a", "#d9a441", "#6a9fd8", "#b48ead", "#5fb3b3", "#d3d7cf",
    "#6b7177", "#ff7b72", "#8fd17a", "#f2cc60", "#8fbcee", "#d2a8ff", "#7fd6d6", "#ffffff",
)  # fmt: skip

LETTER = (
    "Thank you for your letter of 28 February. The documents of your list will reach you on paper by 18 March.\n\n"
    "Our accountant, Mr Zhou (ext. 2104), is at your disposal for questions."
)
LOOK = (
    "text { font: 14px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace; "
    "white-space: pre }"
)
PICTURES: dict[str, tuple[str, ...]] = {
    "today": (),
    "inbox": ("2", *("j",) * 6),
    "reply": ("2", *("j",) * 6, "r", "enter", *("enter" if each == "\n" else each for each in LETTER)),
}
"""The keys that lead to each picture."""


def monday(zone: tzinfo | None = None) -> datetime:
    """Return nine in the morning of the same Monday, always."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=zone or UTC)


async def rows_after(where: Paths, keys: tuple[str, ...]) -> list[list[Segment]]:
    """Open the desk, type, wait until the screen stands still, and return its rows."""
    desk = Desk(Store.open(where.file), where, Settings(), session="pictures", clock=monday)
    try:
        async with OfficeApp(desk).run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            return await _still(pilot)
    finally:
        desk.close()


async def _still(pilot: Pilot[Any]) -> list[list[Segment]]:
    before: list[list[Segment]] = []
    while True:
        await pilot.pause(0.2)
        rows = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
        if rows == before:
            return rows
        before = rows


def svg(rows: list[list[Segment]], title: str) -> str:
    """Return the rows as a picture."""
    width, height = round(SIZE[0] * CELL + 2 * EDGE), len(rows) * ROW + 2 * EDGE
    pieces = [piece for y, row in enumerate(rows) for piece in _row(row, y)]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{LOOK}</style>",
        f'<rect width="{width}" height="{height}" rx="6" fill="{GROUND}"/>',
        *pieces,
        "</svg>\n",
    ])  # fmt: skip


def _row(row: list[Segment], y: int) -> Iterator[str]:
    x = 0
    for text, style, _ in row:
        for run in _runs(text):
            cells = cell_len(run)
            yield from _run(run, style or Style.null(), x, y, cells)
            x += cells


def _runs(text: str) -> Iterator[str]:
    """Split where narrow and wide characters meet: only runs of one width can be stretched to their cells."""
    run = ""
    for character in text:
        if run and cell_len(run[-1]) != cell_len(character):
            yield run
            run = ""
        run += character
    if run:
        yield run


def _run(text: str, style: Style, x: int, y: int, cells: int) -> Iterator[str]:
    ink, ground = _colour(style.color, INK), _colour(style.bgcolor, GROUND)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim and ink == INK:
        ink = FAINT
    left, top, length = EDGE + x * CELL, EDGE + y * ROW, cells * CELL
    if ground != GROUND:
        yield f'<rect x="{left:.1f}" y="{top}" width="{length:.1f}" height="{ROW}" fill="{ground}"/>'
    words = text.strip()
    if words:
        left += (cells - cell_len(text.lstrip())) * CELL
        length = cell_len(words) * CELL
        weight = ' font-weight="bold"' if style.bold else ""
        place = f'x="{left:.1f}" y="{top + 14}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'
        yield f'<text {place} fill="{ink}"{weight} xml:space="preserve">{escape(words)}</text>'


def _colour(colour: Color | None, usual: str) -> str:
    if colour is None or colour.type is ColorType.DEFAULT:
        return usual
    if colour.number is not None and colour.number < len(SIXTEEN):
        return SIXTEEN[colour.number]
    red, green, blue = colour.get_truecolor()
    return f"#{red:02x}{green:02x}{blue:02x}"


def main() -> int:
    """Draw every picture."""
    HERE.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        os.environ["OFFICE_TUI_HOME"] = folder
        root = Path(folder)
        where = Paths(root / "data", root / "config", root / "cache", root / "state")
        build(where, clock=monday)
        for name, keys in PICTURES.items():
            rows = asyncio.run(rows_after(where, keys))
            (HERE / f"{name}.svg").write_text(svg(rows, f"office-tui: {name}"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
