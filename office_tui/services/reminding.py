"""Reminding: today's messages, and remembering which rungs they told."""

from __future__ import annotations

from office_tui.domain.people import Department
from office_tui.domain.reminder import Reminder
from office_tui.domain.reminding import Message, messages
from office_tui.services.desk import Desk
from office_tui.services.holdings import holdings
from office_tui.store.draft import Draft


def due_messages(desk: Desk) -> list[Message]:
    """Return what is to be told today, one message a person; nothing is remembered by asking."""
    return messages(
        holdings(desk),
        desk.all(Reminder),
        today=desk.today,
        workdays=desk.workdays,
        heads={each.id: each.head for each in desk.all(Department) if each.head},
        director=desk.actor,
    )


def remember(desk: Desk, given: list[Message]) -> None:
    """Remember that messages were given, in one entry, so that none of their rungs is told again."""

    def build(draft: Draft) -> None:
        for message in given:
            told = tuple(line.told for line in message.lines)
            draft.put(Reminder(to=message.to, at=desk.now, told=told))

    if given:
        desk.change(f"reminded {len(given)} {'people' if len(given) > 1 else 'person'}", build)
