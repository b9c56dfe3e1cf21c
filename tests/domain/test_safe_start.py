"""The latest safe start: steps in a row, materials beside them, a chain of other licences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from office_tui.domain import reckoning
from office_tui.domain.clock import on, pause
from office_tui.domain.holdings import gather
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.reckoning import SafeStart
from office_tui.domain.renewal import Renewal
from office_tui.domain.safe_start import explain_start, latest_safe_start, start_presses
from office_tui.domain.validity import file_by
from office_tui.domain.workdays import Workdays

WEEK = Workdays()
TODAY = date(2026, 3, 2)


def plan(*lines: str) -> tuple[Lead, ...]:
    return tuple(Lead.read(line, TODAY) for line in lines)


def licence(id_: str, to: date | None, *lines: str, **more: Any) -> Licence:
    return Licence(id=id_, name=f"Permit {id_[-1]}", valid_to=to, plan=plan(*lines), **more)


def start(*licences: Licence, renewals: tuple[Renewal, ...] = ()) -> SafeStart | None:
    return latest_safe_start(licences[0], gather(licences, renewals), WEEK)


JUNE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("lines", "day", "critical"),
    [
        ((), date(2026, 6, 30), "filing"),
        (("step 10 days: test",), date(2026, 6, 19), "test"),  # 20 June is a Saturday
        (("step 10 days: photos", "step 20 days: test"), date(2026, 5, 29), "photos"),
        (("step 10 working days: test",), date(2026, 6, 16), "test"),
        (("step 5 days: form", "material 30 days: accounts"), date(2026, 5, 29), "accounts"),
        (("material 30 days: accounts", "step 5 days: form"), date(2026, 5, 26), "accounts"),
        (
            ("material 3 days: photos", "step 9 days: form", "material 11 days: accounts"),
            date(2026, 6, 18),
            "photos",
        ),
    ],
)
def test_counted_backwards_from_the_filing(lines: tuple[str, ...], day: date, critical: str) -> None:
    found = start(licence("LIC-1", JUNE, *lines))
    assert found is not None
    assert (found.day, found.critical, found.filing) == (day, critical, JUNE)


def test_a_chain_of_three_prerequisites_names_the_one_that_decides() -> None:
    found = start(
        licence("LIC-1", JUNE, "needs: LIC-2", "step 5 days: form"),
        licence("LIC-2", date(2026, 5, 29), "needs: LIC-3", "step 5 days: form"),
        licence("LIC-3", date(2026, 4, 30), "needs: LIC-4", "step 5 days: form"),
        licence("LIC-4", date(2026, 3, 31), "step 20 days: pressure test", decision_days=10),
    )
    assert found is not None
    assert found.filing == JUNE
    # LIC-4 ends 31 March; ten working days to decide: filed by 17 March; 20 days before that is 25 February.
    assert found.day == date(2026, 2, 25)
    assert "pressure test" in found.critical
    assert "Permit 4" in found.critical
    assert [leg.ends for leg in found.legs] == [
        date(2026, 3, 17), date(2026, 4, 30), date(2026, 5, 29), date(2026, 6, 30),
    ]  # fmt: skip
    assert explain_start(found)[-1] == "File by 30 June 2026."


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (Licence(id="LIC-2", name="Long", long_term=True, plan=plan("step 90 days: x")), date(2026, 6, 25)),
        (licence("LIC-2", JUNE, "step 90 days: x"), date(2026, 6, 25)),  # still valid on the day of filing
        (licence("LIC-2", date(2026, 6, 29), "step 90 days: x"), date(2026, 3, 31)),
    ],
)
def test_another_licence_costs_time_only_where_it_ends_before_the_filing(other: Licence, day: date) -> None:
    found = start(licence("LIC-1", JUNE, "needs: LIC-2", "step 5 days: form"), other)
    assert found is not None
    assert found.day == day
    assert found.blocked == ()


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ((), "LIC-2, which it needs, is not there."),
        ((licence("LIC-2", JUNE, state="suspended"),), "is suspended"),
    ],
)
def test_what_no_beginning_mends_is_said(others: tuple[Licence, ...], says: str) -> None:
    found = start(licence("LIC-1", JUNE, "needs: LIC-2", "step 5 days: form"), *others)
    assert found is not None
    assert any(says in each for each in found.blocked)


FILED = Renewal(id="REN-2", licence="LIC-2", state="filed")
LATE = licence("LIC-2", date(2026, 5, 1), "step 40 days: tests")


@pytest.mark.parametrize(
    ("other", "renewals", "says"),
    [
        (replace(LATE, state="suspended"), (), "LIC-2 Permit 2, which it needs, is suspended."),
        (replace(LATE, valid_from=date(2026, 4, 1)), (), None),
        (
            replace(LATE, valid_from=date(2026, 7, 1), valid_to=date(2030, 1, 1)),
            (),
            "LIC-2 Permit 2, which it needs, is valid only from 1 July 2026.",
        ),
        (LATE, (FILED,), "LIC-2 Permit 2, which it needs, is not decided yet."),
        (LATE, (replace(FILED, due=on(JUNE, TODAY)),), None),
        (
            LATE,
            (replace(FILED, due=on(date(2026, 7, 1), TODAY)),),
            "LIC-2 Permit 2, which it needs, is decided only by 1 July 2026.",
        ),
        (replace(LATE, state="superseded", succeeded_by="LIC-9"), (), "LIC-2, which it needs, is not there."),
    ],
)
def test_another_that_will_not_be_there_in_time_is_said(
    other: Licence, renewals: tuple[Renewal, ...], says: str | None
) -> None:
    found = start(licence("LIC-1", JUNE, "needs: LIC-2"), other, renewals=renewals)
    assert found is not None
    assert found.blocked == (() if says is None else found.blocked)
    assert says is None or says in found.blocked[0]


@pytest.mark.parametrize("first", ["needs: LIC-3", "needs: LIC-2"])
def test_one_that_is_blocked_hides_no_other(first: str) -> None:
    lines = (first, "needs: LIC-2", "needs: LIC-3")
    blocked = licence("LIC-3", JUNE, state="suspended")
    found = start(licence("LIC-1", JUNE, *lines), LATE, blocked)
    assert found is not None
    assert (found.day, found.critical) == (date(2026, 3, 20), "Permit 2: tests")
    assert found.blocked == ("LIC-3 Permit 3, which it needs, is suspended.",)


@pytest.mark.parametrize("needs", [("needs: LIC-2", "needs: LIC-3"), ("needs: LIC-3", "needs: LIC-2")])
def test_two_that_need_each_other_are_renewed_one_after_the_other(needs: tuple[str, ...]) -> None:
    second = licence("LIC-2", date(2027, 3, 1), "needs: LIC-3", "step 30 days: test")
    third = licence(
        "LIC-3", date(2027, 2, 1), "needs: LIC-2", "step 30 days: test"
    )  # the second is valid still
    found = start(licence("LIC-1", date(2027, 6, 1), *needs, "step 30 days: test"), second, third)
    assert found is not None
    assert (found.day, found.blocked) == (date(2027, 1, 1), ())


def test_what_was_renewed_early_is_valid_on_the_day_of_filing() -> None:
    old = replace(LATE, valid_to=JUNE, state="superseded", succeeded_by="LIC-3")
    new = licence("LIC-3", date(2031, 6, 30), valid_from=date(2026, 7, 1))
    found = start(licence("LIC-1", JUNE, "needs: LIC-2"), old, new)
    assert found is not None
    assert (found.day, found.blocked) == (JUNE, ())


def test_shared_needs_are_worked_out_once_and_said_once() -> None:
    many = [
        licence(f"LIC-{n}", JUNE - timedelta(weeks=n), f"needs: LIC-{n + 1}", f"needs: LIC-{n + 1}")
        for n in range(1, 50)
    ]
    found = start(*many)  # two to the fiftieth ways, if each were gone
    assert found is not None
    assert found.blocked == ("LIC-50, which it needs, is not there.",)


def test_a_row_without_end_is_cut_short_and_said() -> None:
    many = [licence(f"LIC-{n}", JUNE - timedelta(weeks=n), f"needs: LIC-{n + 1}") for n in range(1, 900)]
    found = start(*many)
    assert found is not None
    assert "waits for more than 60 others" in found.blocked[0]


def test_a_renewal_begun_counts_what_is_left_and_one_filed_nothing() -> None:
    lift = licence("LIC-1", JUNE, "step 10 days: photos", "step 20 days: test")
    leads = (Lead(kind="step", title="photos", days=10, done=TODAY), lift.plan[1])
    begun = Renewal(id="REN-1", licence="LIC-1", leads=leads)
    found = start(lift, renewals=(begun,))
    assert found is not None
    assert (found.day, found.critical) == (date(2026, 6, 10), "test")
    filed = Renewal(id="REN-1", licence="LIC-1", leads=leads, state="filed")
    assert start(lift, renewals=(filed,)) is None


@pytest.mark.parametrize(
    "over", [Licence(long_term=True), Licence(valid_to=JUNE, state="superseded"), Licence()]
)
def test_what_is_not_renewed_has_no_start(over: Licence) -> None:
    assert start(over) is None


def test_of_the_same_holdings_each_start_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def noted(licence_: Licence, workdays: Workdays) -> date | None:
        counted.append(licence_.id)
        return file_by(licence_, workdays)

    monkeypatch.setattr(reckoning, "file_by", noted)
    one, two = licence("LIC-1", JUNE, "needs: LIC-2"), licence("LIC-2", date(2026, 3, 31))
    held = gather((one, two))
    first = [latest_safe_start(each, held, WEEK) for each in (one, two, one)]
    assert sorted(counted) == ["LIC-1", "LIC-2"]
    assert latest_safe_start(replace(two, valid_to=JUNE), held, WEEK) != first[1], (
        "another licence than is held"
    )
    assert latest_safe_start(one, gather((one, replace(two, valid_to=None))), WEEK) != first[0]


def test_a_window_too_narrow_for_the_issuer_is_said() -> None:
    found = start(licence("LIC-1", JUNE, window_opens=10, window_closes=1, decision_days=20))
    assert found is not None
    (said,) = found.blocked
    assert said.startswith("Its window opens on 20 June 2026 only, too late for the issuer's 20 working days")


def test_a_needed_renewal_whose_clock_is_paused_is_not_decided_in_time() -> None:
    one, two = licence("LIC-1", JUNE, "needs: LIC-2"), licence("LIC-2", date(2026, 3, 31))
    runs = on(date(2026, 3, 20), TODAY)
    of_two = Renewal(id="REN-1", licence="LIC-2", state="supplement asked", due=runs)
    decided = start(one, two, renewals=(of_two,))
    paused = start(one, two, renewals=(replace(of_two, due=pause(runs, TODAY, "supplement")),))
    assert decided is not None
    assert decided.blocked == ()
    assert paused is not None
    assert paused.blocked == ("LIC-2 Permit 2, which it needs, is not decided yet.",)


@pytest.mark.parametrize(
    ("other", "year_before"),
    [
        (licence("LIC-2", date(2028, 1, 1), state="lost"), True),
        (licence("LIC-2", date(2028, 1, 1), state="suspended"), True),
        (licence("LIC-3", date(2028, 1, 1)), True),  # another than is needed
        (licence("LIC-2", date(2028, 1, 1)), False),
        (licence("LIC-2", date(2028, 1, 1), valid_from=date(2027, 1, 1)), False),
    ],
)
def test_what_is_to_be_put_right_first_presses_a_year_before_the_filing(
    other: Licence, year_before: bool
) -> None:
    found = start(licence("LIC-1", JUNE, "needs: LIC-2"), other)
    assert found is not None
    assert found.day == JUNE
    assert [start_presses(found, day) for day in (date(2025, 6, 29), date(2025, 6, 30))] == [
        False,
        year_before,
    ]


def test_what_only_takes_time_presses_from_its_day_on() -> None:
    narrow = start(licence("LIC-1", JUNE, window_opens=10, window_closes=1, decision_days=20))
    assert narrow is not None
    assert narrow.blocked
    assert not start_presses(narrow, narrow.day - timedelta(days=1))


def test_what_goes_on_beside_the_longest_way_says_when_it_begins() -> None:
    found = start(
        licence("LIC-1", JUNE, "material 30 days: accounts", "material 9 days: photos", "step 5 days: form")
    )
    assert found is not None
    assert explain_start(found) == [
        "accounts: from 26 May 2026 to 25 June 2026.",
        "form: from 25 June 2026 to 30 June 2026.",
        "Beside it, photos: from 16 June 2026 at the latest.",
        "File by 30 June 2026.",
    ]
