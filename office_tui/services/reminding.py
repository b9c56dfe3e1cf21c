"""Reminding: today's messages, and remembering which rungs they told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from office_tui.domain.holdings import Holdings
from office_tui.domain.kinds import kind_of
from office_tui.domain.people import Department
from office_tui.domain.reminder import Reminder
from office_tui.domain.reminding import Message, messages
from office_tui.services.desk import Desk
from office_tui.services.holdings import drafted, holdings
from office_tui.store.draft import Draft


def due_messages(desk: Desk) -> list[Message]:
    """Return what is to be told today, one message a person; nothing is remembered by asking."""
    return _messages(desk, holdings(desk), desk.all(Reminder), desk.all(Department))


def tell(desk: Desk, hand_on: Callable[[list[Message]], None], *, at_any_hour: bool = False) -> None:
    """Hand on what is to be told now, and remember it in one entry, so that nobody tells any of it again.

    Nothing outside office hours: from the hour that the settings call the morning until that of tonight. Who asks at
    the same time gets nothing of it, so it is remembered before it is handed on; where that fails, it is forgotten
    again and stays to be told.
    """
    given: list[Message] = []
    remembered: list[str] = []

    def build(draft: Draft) -> None:
        given[:] = _messages(desk, drafted(draft), draft.scan(Reminder), draft.scan(Department))
        for message in given:
            told = tuple(line.told for line in message.lines)
            remembered.append(draft.put(Reminder(to=message.to, at=desk.now, told=told)).id)

    if (at_any_hour or _is_open(desk)) and due_messages(desk):
        desk.change("reminders given", build)
    try:
        hand_on(given)
    except BaseException:
        _forget(desk, remembered)
        raise


def _forget(desk: Desk, ids: Sequence[str]) -> None:
    def build(draft: Draft) -> None:
        for id_ in ids:
            draft.delete(id_)

    if ids:
        desk.change("reminders not given", build)


def withheld(desk: Desk) -> list[Message]:
    """Return what is due and is not told now, because it is not within office hours; nothing within them."""
    return [] if _is_open(desk) else due_messages(desk)


def _is_open(desk: Desk) -> bool:
    hours = desk.settings.snooze
    return hours.morning <= desk.now.time() < hours.tonight


def _messages(
    desk: Desk, held: Holdings, reminders: Iterable[Reminder], departments: Iterable[Department]
) -> list[Message]:
    return messages(
        held,
        reminders,
        today=desk.today,
        workdays=desk.workdays,
        heads={each.id: each.head for each in departments if each.head},
        director=desk.actor,
        is_gone=lambda id_: kind_of(id_) is not None and desk.store.get(id_) is None,
    )
