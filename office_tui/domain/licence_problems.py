"""What is wrong with a licence as entered: everything at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from office_tui.domain.duties import is_day_of_year
from office_tui.domain.duty import Duty
from office_tui.domain.kinds import kind_of
from office_tui.domain.licence import Licence
from office_tui.domain.names import fold
from office_tui.domain.reach import FIRST, FOR_EVER, LAST, MOST_DAYS, MOST_MONTHS, is_far
from office_tui.domain.record import Problem

OURS = frozenset({"held", "suspended"})
FAR = f"That is not a day between {FIRST.year} and {LAST.year}."
MANY = f"At most {MOST_DAYS:,} are counted."


def licence_problems(licence: Licence, others: Iterable[Licence] = ()) -> Iterator[Problem]:
    """Yield everything that is wrong with a licence, the `others` being there already."""
    if not licence.name.strip():
        yield Problem("name", "A name is needed.")
    yield from _days(licence)
    yield from _window(licence)
    yield from _parts(licence)
    number = fold(licence.number)
    for other in others if number and licence.state in OURS else ():
        is_same = fold(other.number) == number and fold(other.issuer) == fold(licence.issuer)
        if is_same and other.id != licence.id and other.state in OURS:
            yield Problem("number", f"{other.id} {other.name} has this number already.")


def _days(licence: Licence) -> Iterator[Problem]:
    if licence.long_term and licence.valid_to not in {None, FOR_EVER}:
        yield Problem("long_term", "What is long-term has no last day: leave one of the two out.")
    if not licence.long_term and licence.valid_to is None:
        yield Problem("valid_to", "Say until when it is valid, or that it is long-term.")
    first = licence.valid_from or licence.issued or date.min
    if licence.valid_to is not None and licence.valid_to < first:
        yield Problem("valid_to", "It would end before it begins.")
    for name in ("issued", "valid_from", "valid_to"):
        if is_far(day := getattr(licence, name)) and (name, day) != ("valid_to", FOR_EVER):
            yield Problem(name, FAR)


def _window(licence: Licence) -> Iterator[Problem]:
    for name in ("window_opens", "window_closes", "decision_days", "amend_days"):
        if getattr(licence, name) < 0:
            yield Problem(name, "A number of days or months is not negative.")
        if getattr(licence, name) > MOST_DAYS:
            yield Problem(name, MANY)
    if licence.window_closes > licence.window_opens != 0:
        yield Problem(
            "window_closes", "The window would close before it opens: both count back from the last day."
        )
    if any(rung < 0 for rung in licence.ladder):
        yield Problem("ladder", "The rungs are days before its end; behind it there is silence.")
    if any(rung > MOST_DAYS for rung in licence.ladder):
        yield Problem("ladder", MANY)


def _parts(licence: Licence) -> Iterator[Problem]:
    yield from _plan(licence)
    for duty in licence.duties:
        yield from _duty(duty)
    if any(not 0 <= copy.number <= MOST_DAYS for copy in licence.copies):
        yield Problem("copies", MANY)
    for name, times in Counter(copy.name for copy in licence.copies).items():
        if times > 1:
            yield Problem("copies", f"There are {times} called {name}: number them.")


def _plan(licence: Licence) -> Iterator[Problem]:
    if any(not 0 <= lead.days <= MOST_DAYS for lead in licence.plan):
        yield Problem("plan", MANY)
    for lead in licence.plan:
        kind = kind_of(lead.title) if lead.kind == "needs" else None
        if lead.kind == "needs" and (kind is None or kind.table != "licences"):
            yield Problem("plan", f"“{lead.title}” is no licence of ours: write needs: LIC-3.")
        if lead.kind == "needs" and licence.id and lead.title == licence.id:
            yield Problem("plan", "It cannot need itself.")


def _duty(duty: Duty) -> Iterator[Problem]:
    if not 0 <= duty.months <= MOST_MONTHS:
        yield Problem("duties", f"{duty.title} cannot return every {duty.months} months.")
    if not (duty.months or duty.days) or not all(map(is_day_of_year, duty.days)):
        yield Problem("duties", f"{duty.title} does not say when it returns.")
    if is_far(duty.since) or is_far(duty.done):
        yield Problem("duties", f"{duty.title}: {FAR}")
    if not 0 <= duty.ahead <= MOST_DAYS:
        yield Problem("duties", f"{duty.title}: {MANY}")
