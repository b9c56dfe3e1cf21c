"""A rung is told once whoever asks at the same time, and only in office hours."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from office_tui.domain.licence import Licence
from office_tui.domain.reminder import Reminder
from office_tui.domain.reminding import Message
from office_tui.services import reminding
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.services.office import FixedClock, Opens, labels

TITLE = Licence(name="Title", valid_to=date(2026, 3, 9))


def told(desk: Desk, *, at_any_hour: bool = False) -> list[Message]:
    """What is told now."""
    given: list[Message] = []
    reminding.tell(desk, given.extend, at_any_hour=at_any_hour)
    return given


def test_of_three_who_ask_at_once_one_is_told(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = opens(), opens(login="cron"), opens(login="cron")
    save(first, TITLE)
    due = reminding.due_messages(first)
    # each has looked before any of them told, as three commands begun in one second have
    monkeypatch.setattr(reminding, "due_messages", lambda _: due)
    assert told(first) == due
    assert [told(each) for each in others] == [[], []]
    assert len(first.all(Reminder)) == 1
    first.refresh()
    assert labels(first).count("reminders given") == 1


@pytest.mark.parametrize(
    ("hour", "minute", "open_"),
    [(7, 59, False), (8, 0, True), (17, 59, True), (18, 0, False), (23, 30, False)],
)
def test_only_in_office_hours_unless_asked_for(
    desk: Desk, clock: FixedClock, hour: int, minute: int, open_: bool
) -> None:
    save(desk, TITLE)
    clock.now = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    assert bool(told(desk)) is open_
    assert bool(told(desk, at_any_hour=True)) is not open_  # what was not told is not lost


def test_looking_is_not_telling(desk: Desk, clock: FixedClock) -> None:
    save(desk, TITLE)
    clock.now = datetime(2026, 3, 2, 22, tzinfo=UTC)
    assert reminding.due_messages(desk)
    assert desk.all(Reminder) == []


def test_what_could_not_be_handed_on_stays_to_be_told(desk: Desk) -> None:
    def fail(_: list[Message]) -> None:
        raise BrokenPipeError

    save(desk, TITLE)
    with pytest.raises(BrokenPipeError):
        reminding.tell(desk, fail)
    assert labels(desk)[0] == "reminders not given"
    assert [line.title for message in told(desk) for line in message.lines] == ["Title expires"]
    assert told(desk) == []
