"""What holds between records holds after a change that no verb judged, too: else nothing of it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress

from office_tui.domain.clashes import clashes
from office_tui.domain.kinds import BY_TYPE, kind_of
from office_tui.domain.licence import Licence
from office_tui.domain.namesakes import Namesakes
from office_tui.domain.people import Department
from office_tui.domain.problems import problems
from office_tui.domain.record import Record
from office_tui.errors import DamagedError, OfficeError, UsageError
from office_tui.services.holdings import TABLES, drafted
from office_tui.store.draft import Draft

FIRST = "First what stands against it: a paper that is out comes back, a licence that is needed is entered."
"""What to do where a rule between records is broken."""


def refused(what: str) -> Callable[[str], UsageError]:
    """Return what says of a broken rule that `what` is not done for it, and what to do first."""
    return lambda broken: UsageError(f"{what}: {broken}", FIRST)


@contextmanager
def upheld(draft: Draft, ids: Collection[str], refusal: Callable[[str], OfficeError]) -> Iterator[None]:
    """Let the records `ids` be changed within; raise `refusal` of the rules that are broken after and not before.

    What was contradictory before does not stand in the way of anything.
    """
    with judged(draft, ids) as broken:
        yield
    if broken:
        more = f" (and {len(broken) - 3} more)" if broken[3:] else ""
        raise refusal(" ".join(broken[:3]) + more)


@contextmanager
def judged(draft: Draft, ids: Collection[str]) -> Iterator[list[str]]:
    """Let the records `ids` be changed within; the list given has, after it, what is broken and was not before."""
    before = set(_broken(draft, ids))
    broken: list[str] = []
    yield broken
    broken += [each for each in _broken(draft, ids) if each not in before]


def _broken(draft: Draft, ids: Collection[str]) -> Iterator[str]:
    tables = {kind.table for id_ in ids if (kind := kind_of(id_)) is not None}
    kinds: list[type[Record]] = [each for each in (Licence, Department) if BY_TYPE[each].table in tables]
    beside = Namesakes(record for kind in kinds for record in draft.scan(kind))
    for id_ in ids:
        yield from _taken(draft, id_, beside)
    if tables.intersection(TABLES):
        yield from clashes(drafted(draft))


def _taken(draft: Draft, id_: str, beside: Namesakes) -> Iterator[str]:
    """Say of a licence or department what it may not share with the others of its kind: its number, its names."""
    with suppress(DamagedError):  # what cannot be read breaks no rule; the doctor speaks of it
        record = draft.get(id_)
        if isinstance(record, Licence | Department):
            alone = problems(record)
            for each in problems(record, beside.of(record)):
                if each not in alone:
                    yield f"{id_}: {each.message}"
