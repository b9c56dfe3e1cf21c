"""A rung is told once whoever asks at the same time, and only in office hours."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.reminder import Reminder
from office_tui.services import reminding
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.services.office import FixedClock, Opens, labels

TITLE = Licence(name="Title", valid_to=date(2026, 3, 9))


def test_of_three_who_ask_at_once_one_is_told(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = opens(), opens(login="cron"), opens(login="cron")
    save(first, TITLE)
    due = reminding.due_messages(first)
    # each has looked before any of them told, as three commands begun in one second have
    monkeypatch.setattr(reminding, "due_messages", lambda _: due)
    assert reminding.tell(first) == due
    assert [reminding.tell(each) for each in others] == [[], []]
    assert len(first.all(Reminder)) == 1
    first.refresh()
    assert labels(first).count("reminders given") == 1


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [(7, 59, False), (8, 0, True), (17, 59, True), (18, 0, False), (23, 30, False)],
)
def test_only_in_office_hours_unless_asked_for(
    desk: Desk, clock: FixedClock, hour: int, minute: int, told: bool
) -> None:
    save(desk, TITLE)
    clock.now = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    assert bool(reminding.tell(desk)) is told
    assert bool(reminding.tell(desk, at_any_hour=True)) is not told  # what was not told is not lost


def test_looking_is_not_telling(desk: Desk, clock: FixedClock) -> None:
    save(desk, TITLE)
    clock.now = datetime(2026, 3, 2, 22, tzinfo=UTC)
    assert reminding.due_messages(desk)
    assert desk.all(Reminder) == []
