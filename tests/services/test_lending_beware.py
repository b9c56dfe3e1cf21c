"""Filing and editing say that an original is out which is needed; neither is refused for it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain.copy import Copy
from office_tui.domain.duty import Duty
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.renewal import Renewal
from office_tui.services import lending, renewing
from office_tui.services.desk import Desk
from office_tui.services.register import save
from tests.services.office import now

FIRE = Licence(name="Fire safety", valid_to=date(2026, 12, 31), copies=(Copy(kind="original"),))
VISIT = Duty(title="Visit", kind="inspection", since=date(2026, 3, 5), months=6)


def test_filing_says_that_the_original_is_out(office: Desk) -> None:
    it = save(office, FIRE)
    lending.lend(office, [it], borrower="Works", purpose="tender", back_by=date(2026, 3, 9))
    renewing.begin(office, [it])
    filed = renewing.file(office, [now(office, "REN-1", Renewal)], "R-7")
    assert filed.beware == ("The original of LIC-1 is still out (LOA-1).",)
    assert now(office, "REN-1", Renewal).state == "filed"


def test_filing_with_the_original_here_says_nothing(office: Desk) -> None:
    it = save(office, FIRE)
    lending.lend(office, [it], borrower="Works", purpose="tender", back_by=date(2026, 3, 9))
    lending.give_back(office, [now(office, "LOA-1", Loan)])
    renewing.begin(office, [it])
    assert renewing.file(office, [now(office, "REN-1", Renewal)], "R-7").beware == ()


def test_a_duty_entered_while_the_original_is_out_is_said(office: Desk) -> None:
    it = save(office, FIRE)
    lending.lend(office, [it], borrower="Works", purpose="tender", back_by=date(2026, 3, 9))
    assert lending.needed_though_out(office, it) == ()
    it = save(office, replace(it, duties=(VISIT,)))
    [said] = lending.needed_though_out(office, it)
    assert said.endswith("(LOA-1). The original is needed on 5 March 2026: Visit.")


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ((60, 0), ("The window opens on 1 November 2026 only: ask whether the issuer takes it now.",)),
        ((365, 330), ("The window closed on 4 February 2026: ask whether the issuer still takes it.",)),
        ((330, 0), ()),
        ((0, 30), ()),
    ],
)
def test_filing_outside_the_window_is_said(
    office: Desk, days: tuple[int, int], says: tuple[str, ...]
) -> None:
    it = save(office, replace(FIRE, window_opens=days[0], window_closes=days[1]))
    renewing.begin(office, [it])
    assert renewing.file(office, [now(office, "REN-1", Renewal)], "R-7").beware == says


def test_an_original_whose_renewal_is_late_to_be_filed_goes_out_and_that_is_said(office: Desk) -> None:
    it = save(office, replace(FIRE, valid_to=date(2026, 3, 20), decision_days=20))
    lent = lending.lend(office, [it], borrower="Works", purpose="to the issuer", back_by=date(2026, 3, 9))
    assert lent.made == ("LOA-1",)
    assert lent.beware == ("The original is needed now: the renewal was to be filed by 20 February 2026.",)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 12, 31), ()),
        (date(2027, 1, 1), ("LIC-1 ends on 31 December 2026, before it is back: look at the day.",)),
    ],
)
def test_a_loan_beyond_the_end_is_said(office: Desk, day: date, says: tuple[str, ...]) -> None:
    it = save(office, replace(FIRE, copies=(Copy(kind="duplicate", number=1),)))
    lent = lending.lend(office, [it], copy="duplicate 1", borrower="Works", purpose="hall", back_by=day)
    assert lent.beware == says


def test_of_several_that_are_filed_each_says_its_own(office: Desk) -> None:
    for _ in range(2):
        it = save(office, replace(FIRE, window_opens=60))
        renewing.begin(office, [it])
    save(office, FIRE)
    renewing.begin(office, [office.get("LIC-3")])
    filed = renewing.file(office, [now(office, f"REN-{n}", Renewal) for n in (1, 2, 3)], "R-7")
    assert [said[:10] for said in filed.beware] == ["The window"] * 2
