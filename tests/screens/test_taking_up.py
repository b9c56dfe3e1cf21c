"""What was left half typed is offered by its first words, by its place among several, and in the office's time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from office_tui.domain.width import width
from office_tui.screens import asking, taking_up
from office_tui.terminal.draft_files import Kept
from office_tui.widgets.menu import Chosen, Menu

AT = datetime(2026, 3, 1, 23, 15, tzinfo=UTC)
SHANGHAI = timezone(timedelta(hours=8))


async def offered(monkeypatch: pytest.MonkeyPatch, *left: tuple[str, dict[str, str]]) -> list[str]:
    """Leave drafts, put every offer off; return what was offered."""
    said: list[str] = []

    async def ask(_: Any, menu: Menu[str]) -> Chosen[str]:
        said.append(menu.question)
        return Chosen("l")

    monkeypatch.setattr(asking, "ask", ask)
    drafts = [Kept(f"form{n}", title, values, AT) for n, (title, values) in enumerate(left)]
    app = SimpleNamespace(drafts=SimpleNamespace(left_over=lambda: drafts))
    desk: Any = SimpleNamespace(now=datetime(2026, 3, 2, 9, tzinfo=SHANGHAI))
    await taking_up.offer_drafts(app, desk)
    return said


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"line": "Finance: cash plan by Friday"}, " “Finance: cash plan by Friday”"),
        ({"line": "财务部：周五之前交二季度的资金计划和上报材料"}, " “财务部：周五之前交二季度的…”"),
        ({"subject": "Re: visit", "body": "\n\nDear Sir,\nthank you"}, " “Dear Sir, thank you”"),
        ({"name": "", "note": "Closes its books"}, " “Closes its books”"),
        ({"line": "  "}, ""),
        ({"line": "a\x1b]0;owned\x07b"}, " “a]0;ownedb”"),
    ],
)
async def test_the_first_words(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], words: str) -> None:
    assert await offered(monkeypatch, ("a line", values)) == [f"Kept from 02 Mar 07:15: a line.{words}"]
    assert width(words) <= taking_up.FIRST + 3


async def test_one_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    said = await offered(monkeypatch, ("a line", {"line": "one"}), ("Reply", {"body": "two"}))
    assert said == [
        "Kept from 02 Mar 07:15, 1 of 2: a line. “one”",
        "Kept from 02 Mar 07:15, 2 of 2: Reply. “two”",
    ]
