"""The machine stands in one zone and the office in another: every time shown is the office's."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from office_tui.domain.directive import Chase, Directive
from office_tui.domain.people import Office
from office_tui.registers.all import REGISTERS
from office_tui.registers.detail import detail
from office_tui.screens.item_text import item_text
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.services.opening import open_desk
from office_tui.services.register import save, save_office
from tests.cli.terminal import Runs

MOMENT = datetime(2026, 2, 27, 20, 5, tzinfo=UTC)
IN_SHANGHAI = "28 Feb 04:05"


@pytest.fixture
def desk(home: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An office in Shanghai on a machine in New York."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    desk = open_desk(create=True)
    save_office(desk, Office(company="Harbour Works", timezone="Asia/Shanghai"))
    save(desk, Directive(title="Fire doors", chases=(Chase(at=MOMENT, effect="moved"),), until=MOMENT))
    yield desk
    desk.close()
    monkeypatch.undo()
    time.tzset()


def test_journal_history_and_fields(desk: Desk, runs: Runs) -> None:
    entry = next(desk.entries())
    noted = f"{entry.at:%Y-%m-%d %H:%M}"
    at = entry.at.astimezone(ZoneInfo("Asia/Shanghai"))
    here = f"{at:%Y-%m-%d %H:%M}"
    assert noted != here
    journal = REGISTERS["entries"]
    said = [runs("journal").out, runs("show", "DIR-1").out, runs("list", "entries").out]
    said += [str(journal.row(entry, look(desk))), str(detail(entry, look(desk)))]
    for each in said:
        assert here in each
        assert noted not in each
    head, body = item_text(desk, desk.get("DIR-1"), whole=True)
    rows = "\n".join("".join(text for text, _ in row) for row in head) + body
    assert f"{at:%d %b %Y %H:%M}" in rows
    assert IN_SHANGHAI in rows
    assert "Sat 28 Feb 2026, 2 days ago, 04:05" in rows
    assert "2026-02-28 04:05" in runs("show", "DIR-1").out
