"""What every decision has in common: a record as it was seen, one entry, and a sentence that says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final, NamedTuple, Protocol, TypeVar

from office_tui.domain.clean import clean_line
from office_tui.domain.record import Record
from office_tui.domain.width import cut
from office_tui.errors import ConflictError, NotFoundError, OfficeError
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft

TITLE: Final = 40
"""So many cells of a title stand in a label of the journal."""

SHOWN: Final = 12
"""So many ids stand in a line; of more only the first and the last."""

R = TypeVar("R", bound=Record)


class Seen(Protocol):
    """A record, or a row of a list, as the person saw it when deciding."""

    @property
    def id(self) -> str:
        """The readable id."""

    @property
    def rev(self) -> int:
        """The commit that had last written it."""


class Done(NamedTuple):
    """What was decided: the journal's label, the ids decided on, the ids that came of it, and what to beware of."""

    label: str
    ids: tuple[str, ...]
    made: tuple[str, ...] = ()
    beware: tuple[str, ...] = ()


Act = Callable[[Draft, Record], Record | None]
"""Write one record's change into the draft; return the record that came of it, if any."""


def decide(
    desk: Desk,
    seen: Sequence[Seen],
    label: str,
    act: Act,
    *,
    within: Callable[[Draft], AbstractContextManager[object]] = nullcontext,
) -> Done:
    """Do `act` to every record, as one entry labelled `label`; all of them, or none, `within` what judges the whole.

    `ConflictError` if one of them is no longer as it was seen, `NotFoundError` if it is gone.
    """
    if not seen:
        raise OfficeError("Nothing is chosen.", "Move to a line, or mark several with the space bar.")
    chosen = {each.id: each for each in seen}  # one named twice is decided once
    made: list[str] = []

    def build(draft: Draft) -> None:
        made.clear()
        with within(draft):
            for each in chosen.values():
                came = act(draft, fresh(desk, draft, each))
                if came is not None and came.id != each.id:
                    made.append(came.id)

    ids = tuple(chosen)
    text = clean_line(f"{label}: {called(desk, ids[0]) if len(ids) == 1 else f'{len(ids)} items'}")
    desk.change(text, build)
    return Done(text, ids, tuple(made))


def listed(ids: Sequence[str]) -> str:
    """Return ids for one line: all of a few; of many how many they are, the first three and the last two."""
    if len(ids) <= SHOWN:
        return ", ".join(ids)
    return f"{len(ids):,}: {', '.join(ids[:3])}, …, {', '.join(ids[-2:])}"


def called(desk: Desk, id_: str) -> str:
    """Return an id and the beginning of what the record is called, so that nobody has to look the id up.

    What is of a licence is called after that.
    """
    record = desk.store.get(id_)
    named = desk.store.get(getattr(record, "licence", "")) or record
    title = getattr(named, "title", "") or getattr(named, "name", "")
    return f"{id_} {cut(title, TITLE)}" if title else id_


def fresh(desk: Desk, draft: Draft, seen: Seen) -> Record:
    """Return the record as it stands now, if it still is as it was seen."""
    record = draft.get(seen.id)
    if record is None:
        raise NotFoundError(f"{seen.id} is no longer there.", "Somebody deleted it; the journal says who.")
    if record.rev != seen.rev:
        raise ConflictError(
            f"{seen.id} was changed in the meantime ({_by_whom(desk, record)}).",
            "Nothing was overwritten; look at it again, then decide.",
        )
    return record


def _by_whom(desk: Desk, record: Record) -> str:
    for entry in desk.entries():
        if entry.rev == record.rev:
            label = entry.label.partition(f": {record.id}")[0]
            return f"“{label}”, {entry.actor}, {desk.here(entry.at):%H:%M}"
        if entry.rev < record.rev:
            break
    return "by another session"
