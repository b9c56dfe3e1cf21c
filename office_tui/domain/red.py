"""What is wrong with a licence today: everything that stays red until somebody puts it right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from office_tui.domain.dates import short_date
from office_tui.domain.drift import Truth, drift_of, profile
from office_tui.domain.duties import next_due
from office_tui.domain.holdings import Holdings
from office_tui.domain.licence import Licence
from office_tui.domain.rounds import open_findings, original_missing
from office_tui.domain.succession import is_ours, state_on
from office_tui.domain.validity import is_current, last_day


def reds(licence: Licence, held: Holdings, today: date, truth: Truth | None = None) -> list[str]:
    """Return what is red about a licence, worst first; nothing for one that is well, or ours no more.

    Give the company's `truth` (`drift.profile`) where many are asked about.
    """
    if state_on(licence, today, held) == "lost":
        return ["lost"]
    if not is_ours(licence, today, held):
        return []
    return list(_reds(licence, held, today, profile(held, today) if truth is None else truth))


def _reds(licence: Licence, held: Holdings, today: date, truth: Truth) -> Iterator[str]:
    last = last_day(licence)
    if last is not None and last < today and is_current(licence):
        yield f"expired {short_date(last, today)}"
    for each in drift_of(licence, truth):
        yield each.words
    for duty in licence.duties if is_current(licence) else ():  # renewed early, they are its successor's
        due = next_due(duty).day
        if due < today:
            yield f"{duty.title} was due {short_date(due, today)}"
    if licence.copies and (why := original_missing(licence, held)):
        yield why
    for check in open_findings(licence.id, held):
        yield f"found: {check.finding}"
