"""Capturing a line, over a real file."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department
from office_tui.errors import UsageError
from office_tui.services.capturing import answered, capture, read_line
from office_tui.services.desk import Desk
from tests.services.office import NOW, captured, labels, now, whole


def test_a_line_is_kept_verbatim_beside_what_was_understood(office: Desk) -> None:
    done = capture(office, "财务部：周五前交资金计划 !高 @李伟")
    assert (done.ids, done.made) == (("CAP-1",), ())
    one = now(office, "CAP-1", Capture)
    assert (one.words, one.source, one.received, one.state) == (
        "财务部：周五前交资金计划 !高 @李伟", "typed", NOW, "new",
    )  # fmt: skip
    understood = one.suggestion
    assert (understood.becomes, understood.department, understood.owner) == ("directive", "DEP-1", "PER-1")
    assert (understood.due, understood.importance) == (date(2026, 3, 6), "high")
    assert understood.because[0].startswith("the line says so")
    assert labels(office)[0] == f"capture: {one.title}"


def test_what_is_unknown_is_kept_as_typed(office: Desk) -> None:
    understood = captured(office, "Logistics: new lorry @Zhao").suggestion
    assert (understood.department, understood.owner) == ("Logistics", "Zhao")
    assert len(office.all(Department)) == 2


def test_everything_ambiguous_is_said_at_once_and_nothing_captured(office: Desk) -> None:
    before = whole(office)
    with pytest.raises(UsageError) as refused:
        capture(office, "Finance: cash plan by 31 February @Li")
    assert "Li" in refused.value.message
    assert "31 February" in refused.value.message
    assert whole(office) == before


def test_what_was_ambiguous_and_answered_is_captured(office: Desk) -> None:
    known = read_line(office, "Finance: cash plan @Li")
    assert known.owner_choices == ("PER-1", "PER-3")
    capture(office, "Finance: cash plan @Li", answered(known, owner="PER-3", owner_known=True))
    assert now(office, "CAP-1", Capture).suggestion.owner == "PER-3"


def test_nothing_is_not_captured(desk: Desk) -> None:
    for line in ("", "  \n", "\u200b\x1b"):
        with pytest.raises(UsageError, match="nothing to capture"):
            capture(desk, line)


def test_a_line_that_says_nothing_suggests_nothing(desk: Desk) -> None:
    understood = captured(desk, "lorem ipsum").suggestion
    assert (understood.becomes, understood.because) == ("", ())


def test_a_line_that_was_unsafe_says_so(desk: Desk) -> None:
    one = captured(desk, "call \x1b[31mthem\u202e")
    assert (one.cleaned, one.title, one.words) == (True, "call [31mthem", "call [31mthem")


def test_accepted_at_once_it_is_one_entry(office: Desk) -> None:
    before = len(labels(office))
    done = capture(office, "Finance: cash plan", accept=True)
    assert (done.ids, done.made) == (("CAP-1",), ("DIR-1",))
    assert len(labels(office)) == before + 1
    assert now(office, "DIR-1", Directive).department == "DEP-1"


def test_accepted_at_once_what_says_nothing_is_a_directive(desk: Desk) -> None:
    assert capture(desk, "lorem ipsum", accept=True).made == ("DIR-1",)


def test_a_paper_letter_in_one_line(office: Desk) -> None:
    done = capture(
        office, "letter Tax Office, ref T-5, dated 2026-02-20: annual return by 20 March", accept=True
    )
    one = now(office, done.made[0], Letter)
    assert (one.party, one.their_number, one.dated) == ("Tax Office", "T-5", date(2026, 2, 20))
    assert one.due is not None
    assert one.due.fixed == date(2026, 3, 20)
    assert now(office, "CAP-1", Capture).source == "paper"
