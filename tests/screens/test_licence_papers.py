"""Papers that cannot go out, or lie with somebody: said before anything is asked, and by the right name."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.copy import Copy
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.people import Department
from office_tui.errors import StepError
from office_tui.services import lending
from office_tui.services.desk import Desk
from office_tui.services.licences import mislay
from office_tui.services.register import save
from tests.screens.licence_office import rows, sat_down, seen

ORIGINAL_OUT = "The original is out already (LOA-1): with Sales, due back 4 March 2026."


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """An office whose first licence has an original, which is out, and a duplicate."""
    lend(desk, "original")
    return desk


def lend(desk: Desk, copy: str) -> None:
    lending.lend(
        desk, [desk.get("LIC-1")], borrower="Sales", purpose="tender", back_by=date(2026, 3, 4), copy=copy
    )


async def test_where_only_the_duplicate_is_here_it_is_said_why(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("w")
        shown = await rows(pilot)
        assert any(row.startswith(" Lend duplicate 1 to") for row in shown)
        assert shown[-1] == f" {ORIGINAL_OUT}"


async def test_with_every_piece_out_nothing_is_asked(desk: Desk) -> None:
    lend(desk, "duplicate 1")
    async with sat_down(desk) as pilot:
        await pilot.press("w")
        said = " ".join(row.strip() for row in (await rows(pilot))[-3:])
        assert ORIGINAL_OUT in said
        assert "The duplicate 1 is out already (LOA-2): with Sales" in said
        assert not await seen(pilot, "Lend ")
        await pilot.press("p")
        said = " ".join(row.strip() for row in (await rows(pilot))[-2:])
        assert "Out: original (LOA-1, with Sales), duplicate 1 (LOA-2, with Sales)." in said


async def test_a_piece_that_is_out_has_no_place_of_ours(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("p", *"safe 9", "enter")  # only the duplicate is here to ask about
        await rows(pilot)
    places = {copy.name: copy.place for copy in desk.get("LIC-1").copies}  # type: ignore[attr-defined]  # a licence
    assert places == {"original": "safe 2", "duplicate 1": "safe 9"}
    for place in ("safe 9", ""):
        with pytest.raises(StepError, match=r"The original of LIC-1 is out \(LOA-1\), with Sales"):
            mislay(desk, [desk.get("LIC-1")], "original", place)


async def test_what_is_typed_ahead_behind_a_new_name_goes_to_the_next_question(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("w", *"Docks", "enter", *"drawing", "enter", "enter")
        await rows(pilot)
        loan = desk.all(Loan)[-1]
        assert (desk.name(loan.borrower), loan.purpose) == ("Docks", "drawing")
        assert isinstance(desk.get(loan.borrower), Department)


async def test_until_when_a_promise_keeps_it_quiet_stands_on_the_page(desk: Desk) -> None:
    async with sat_down(desk, (120, 40)) as pilot:
        await pilot.press("c", "p", *"fri", "enter", "enter")
        assert await seen(pilot, "asked 2 Mar: promised; quiet until 6 Mar")


async def test_what_forbids_a_loan_is_said_before_anything_typed_is_lost(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("j", "w", *"Sales", "enter", "enter")
        assert await seen(pilot, "Nothing is typed; Esc leaves.")
        await pilot.press(*"tender", "enter", *"1 Oct", "enter")
        assert await seen(pilot, "original is needed on 14 March 2026: Visit.")
        await pilot.press("ctrl+u", *"6 Mar", "enter")
        await rows(pilot)
        loan = desk.all(Loan)[-1]
        assert (loan.licence, loan.purpose, loan.returned) == ("LIC-2", "tender", None)


async def test_a_day_that_may_not_be_is_refused_where_it_is_asked(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("d", "ctrl+u", *"4 mar", "enter")
        assert await seen(pilot, "may stay out until 4 March 2026 already")
        assert not await seen(pilot, "Why more time")
        await pilot.press("ctrl+u", *"5 mar", "enter")
        assert await seen(pilot, "Why more time")


async def test_more_pieces_than_digits_are_picked_by_name(desk: Desk) -> None:
    many = tuple(Copy(kind="duplicate", number=n) for n in range(1, 13))
    save(desk, Licence(name="Aerial", valid_to=date(2026, 3, 3), copies=many))
    async with sat_down(desk) as pilot:
        await pilot.press("p", *"duplicate 12", "enter", *"hall 4", "enter")
        await rows(pilot)
    assert desk.all(Licence)[-1].copies[-1].place == "hall 4"


async def test_delete_on_the_day_of_a_loan_deletes_nothing(desk: Desk) -> None:
    async with sat_down(desk) as pilot:
        await pilot.press("tab", "l", "l")
        assert await seen(pilot, "LOA-1")
        await pilot.press("D")
        assert await seen(pilot, "Only a licence itself is deleted here")
        assert desk.store.get("LIC-1")
        await pilot.press("escape", "D")
        await rows(pilot)
    assert desk.store.get("LIC-1") is None
