"""What a fact was, is and will be, and the letterhead that follows it on its day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.drift import coming, is_same, reprinted, version_on
from office_tui.domain.fact import Fact, Version, changed
from office_tui.domain.letterhead import letterhead, told_anew
from office_tui.domain.people import Office

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
US = Office(company="Pumps Ltd", company_zh="水泵公司", address="18 Weir Lane")
MOVES = Fact(
    name="address",
    versions=(Version(value="18 Weir Lane", since=date.min), Version(value="3 Far Street", since=APRIL)),
)
RENAMED = Fact(name="name", versions=(Version(value="Valves Ltd", since=MARCH),))


@pytest.mark.parametrize(
    ("day", "address", "company"),
    [
        (date(2026, 3, 1), "18 Weir Lane", "Pumps Ltd"),
        (MARCH, "18 Weir Lane", "Valves Ltd"),
        (APRIL, "3 Far Street", "Valves Ltd"),
    ],
)
def test_the_letterhead_follows_a_fact_on_its_day(day: date, address: str, company: str) -> None:
    found = letterhead(US, [MOVES, RENAMED, Fact(name="capital", versions=RENAMED.versions)], day)
    assert (found.address, found.company, found.company_zh) == (address, company, "水泵公司")


def test_an_edited_letterhead_changes_what_is_kept_as_a_fact_and_nothing_else() -> None:
    after = Office(company="Pumps Ltd", company_zh="水泵公司", address="5 Near Street", director="Wang")
    (fact,) = told_anew([MOVES, RENAMED], US, after, MARCH)
    assert version_on(fact, MARCH) == Version(value="5 Near Street", since=MARCH, why="edited")
    assert [each.value for each in coming(fact, MARCH)] == ["3 Far Street"]
    assert list(told_anew([MOVES, RENAMED], US, US, MARCH)) == []
    assert list(told_anew([], US, after, MARCH)) == []
    (name,) = told_anew([RENAMED], US, Office(company_zh="阀门公司"), APRIL)
    assert version_on(name, APRIL) == Version(
        value="阀门公司", value_zh="阀门公司", since=APRIL, why="edited"
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.dates(MARCH, date(2026, 3, 6))), max_size=8))
def test_nothing_said_is_ever_lost_and_the_last_said_of_a_day_counts(said: list[tuple[str, date]]) -> None:
    fact = Fact(name="address")
    for value, since in said:
        fact = changed(fact, Version(value=value, since=since, why=f"{value} {since}"))
    assert sorted((each.value, each.since) for each in fact.versions) == sorted(said)
    assert [each.since for each in fact.versions] == sorted(since for _, since in said)
    for day in {since for _, since in said}:
        last = [value for value, since in said if since == day][-1]
        assert getattr(version_on(fact, day), "value", None) == last
        assert all(each.since > day for each in coming(fact, day))
    at_last = {since: value for value, since in said}
    assert [(each.since, each.value) for each in coming(fact, date.min)] == sorted(at_last.items())


@pytest.mark.parametrize(
    ("printed", "value", "zh", "wanted"),
    [
        ("王伟", "Li Na", "李娜", "李娜"),
        ("Wang Wei", "Li Na", "李娜", "Li Na"),
        ("王伟", "Li Na", "", ""),
        ("王伟", "李娜", "", "李娜"),
        ("Wang Wei", "李娜", "", "李娜"),
    ],
)
def test_a_paper_is_printed_again_in_its_own_language(printed: str, value: str, zh: str, wanted: str) -> None:
    version = Version(value=value, value_zh=zh, since=MARCH)
    assert reprinted(printed, version) == wanted
    assert not wanted or is_same(wanted, version)


def test_a_chinese_name_said_alone_is_the_chinese_one() -> None:
    renamed = Fact(name="name", versions=(Version(value="新公司", since=MARCH),))
    after = letterhead(US, [renamed], MARCH)
    assert (after.company, after.company_zh) == ("新公司", "新公司")
