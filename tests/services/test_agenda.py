"""Everything that falls on a day, from the desk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from office_tui.domain import clock
from office_tui.domain.assignment import Assignment
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.errors import UsageError
from office_tui.services.agenda import Span, agenda, changed_at, kind_called
from office_tui.services.desk import Desk
from tests.services.office import NOW, put, suggested

TODAY = NOW.date()
MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))


def due(in_days: int) -> clock.Clock:
    return clock.on(TODAY + timedelta(days=in_days), TODAY)


@pytest.fixture
def busy(office: Desk) -> Desk:
    """An office with things due in March."""
    put(
        office,
        Directive(title="Cash plan", due=due(9), department="DEP-1"),
        Directive(title="Old", due=due(-40)),
    )
    put(office, Letter(title="Inspection", due=due(3)))
    put(
        office, Assignment(of="DIR-1", department="DEP-2", role="assist"), Assignment(of="DIR-1", role="lead")
    )
    suggested(office, due=TODAY.isoformat())
    return office  # fmt: skip


def test_all_kinds_in_one_order_within_the_days(busy: Desk) -> None:
    found = [(each.day.day, each.name) for each in agenda(busy, MARCH)]
    assert found == [(2, "CAP-1.due"), (5, "LET-1.due"), (11, "ASG-1.due"), (11, "DIR-1.due")]


def test_only_the_kinds_that_are_wanted(busy: Desk) -> None:
    assert [each.id for each in agenda(busy, MARCH, {"letter", "capture"})] == ["CAP-1", "LET-1"]


def test_names_stand_for_ids(busy: Desk) -> None:
    share = next(each for each in agenda(busy, MARCH) if each.id == "ASG-1")
    assert share.title == "Works: Cash plan"
    assert "With Finance" in share.lines


def test_licences_have_their_days_here_too(busy: Desk) -> None:
    put(busy, Licence(name="Discharge permit", valid_to=date(2026, 3, 25)))
    found = [(each.day.day, each.id, each.what) for each in agenda(busy, MARCH, {"licence"})]
    assert (25, "LIC-1", "expires") in found


def test_no_two_events_bear_one_name(busy: Desk) -> None:
    put(busy, Licence(name="Discharge permit", valid_to=date(2026, 3, 25)))
    names = [each.name for each in agenda(busy, Span(date(2025, 1, 1), date(2028, 1, 1)))]
    assert len(names) == len(set(names)) > 4


@pytest.mark.parametrize("word", ["letter", "letters", "LET", "Letters"])
def test_a_kind_goes_by_several_words(word: str) -> None:
    assert kind_called(word) == "letter"


def test_a_word_that_is_no_kind_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="directive"):
        kind_called("holiday")


def test_every_commit_has_its_time(busy: Desk) -> None:
    times = changed_at(busy)
    assert set(times) >= {each.rev for each in agenda(busy, MARCH)}
    assert all(each.tzinfo for each in times.values())
