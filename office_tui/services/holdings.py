"""The licences and all that belongs to them, read from the desk once for everybody who asks."""

from __future__ import annotations

from collections.abc import Callable

from office_tui.domain.fact import Fact
from office_tui.domain.holdings import Holdings, gather
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Office
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round
from office_tui.services.desk import Desk
from office_tui.store.draft import Draft

TABLES = ("licences", "renewals", "loans", "checks", "rounds", "facts", "office")
"""What the answers depend on, besides the day."""


def holdings(desk: Desk) -> Holdings:
    """Return what the rules about licences ask, as everything stands now."""
    return desk.remembered(
        "holdings",
        lambda: gather(
            desk.all(Licence), desk.all(Renewal), desk.all(Loan), desk.all(Check), desk.all(Round),
            desk.all(Fact), desk.office,
        ),
        TABLES,
    )  # fmt: skip


def as_found() -> Callable[[Draft], Holdings]:
    """Return what gives the same as the change found it, read once for all the licences that one decision is about.

    For what a decision does to one licence and that is nothing to the others.
    """
    found: list[tuple[Draft, Holdings]] = []

    def ask(draft: Draft) -> Holdings:
        if not found or found[0][0] is not draft:
            found[:] = [(draft, drafted(draft))]
        return found[0][1]

    return ask


def drafted(draft: Draft) -> Holdings:
    """Return the same inside a change, where what others did meanwhile is known."""
    office = draft.get("OFF-1")
    return gather(
        draft.scan(Licence), draft.scan(Renewal), draft.scan(Loan), draft.scan(Check), draft.scan(Round),
        draft.scan(Fact), office if isinstance(office, Office) else None,
    )  # fmt: skip
