"""Numbers from the ledger: they never come twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.numbers import number, pattern_problems, take, void
from office_tui.domain.people import Series
from office_tui.domain.record import Problem
from office_tui.errors import StepError, UsageError


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("DIR-{year}-{n:03}", "DIR-2026-012"), ("〔{year}〕{n}号", "〔2026〕12号"), ("{n}/{year}", "12/2026"),
        ("{series} {year}.{n:05}", "OUT 2026.00012"), ("{year}{n}", "202612"), ("{n:01}-{year}", "12-2026"),
        ("%s %(n)d $n \\1 {year} {n}", "%s %(n)d $n \\1 2026 12"),
    ],
)  # fmt: skip
def test_written(pattern: str, written: str) -> None:
    assert pattern_problems(pattern) == []
    assert number(pattern, "OUT", 2026, 12) == written


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("", "{year} must stand in it once"), ("DIR-{n}", "{year} must stand"),
        ("DIR-{year}", "{n} must stand"),
        ("{year}{n}{n}", "{n} must stand in it once"), ("{year}-{n.__class__}", "Only {year}"),
        ("{year}-{n!r}", "Only {year}"), ("{year}-{n:>999999999}", "Only {year}"),
        ("{0}{year}{n}", "Only {year}"),
        ("{{{year}{n}", "Only {year}"), ("{year:04}{n}", "Only {n} takes a width"),
        ("{year}\n{n}", "one line"),
        ("\x1b{year}{n}", "one line"), ("x" * 70 + "{year}{n}", "one line"),
    ],
)  # fmt: skip
def test_a_bad_pattern_is_a_problem_and_never_a_number(pattern: str, says: str) -> None:
    (problem,) = pattern_problems(pattern, "patterns.directive")
    assert problem == Problem("patterns.directive", problem.message)
    assert says in problem.message
    with pytest.raises(UsageError, match=r"settings\.toml"):
        number(pattern, "OUT", 2026, 1)


TEXT = st.text(st.characters(blacklist_characters="{}", categories=["L", "N", "P"]), max_size=6)
PATTERNS = st.builds(
    lambda parts, width: "".join(
        [parts[0], *[f"{text}{place}" for text, place in zip(parts[1:3], width, strict=True)], parts[3]]
    ),
    st.tuples(TEXT, TEXT, TEXT, TEXT),
    st.permutations(["{year}", "{n:03}"]) | st.permutations(["{year}", "{n}"]),
)


@given(PATTERNS, st.lists(st.sampled_from([2025, 2026, 2027]), max_size=40))
def test_no_number_comes_twice(pattern: str, years: list[int]) -> None:
    assert pattern_problems(pattern) == []
    ledger = {year: Series(series="OUT", year=year) for year in set(years)}
    written = []
    for year in years:
        ledger[year], n = take(ledger[year])
        written.append(number(pattern, "OUT", year, n))
    assert len(set(written)) == len(written)


@given(
    PATTERNS,
    st.tuples(st.integers(1000, 9999), st.integers(1, 99999)),
    st.tuples(st.integers(1000, 9999), st.integers(1, 99999)),
)
def test_two_numbers_are_never_written_alike(
    pattern: str, one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert (number(pattern, "IN", *one) == number(pattern, "IN", *other)) is (one == other)


def test_a_void_number_stays_with_its_reason_and_is_not_given_again() -> None:
    series, n = take(Series(series="OUT", year=2026, last=11))
    given_up = void(series, "OUT-2026-012", " never sent ")
    assert n == 12
    assert given_up.void == {"OUT-2026-012": "never sent"}
    assert take(given_up)[1] == 13
    assert void(given_up, "OUT-2026-001", "twice").void.keys() == {"OUT-2026-012", "OUT-2026-001"}
    with pytest.raises(StepError, match="with a reason"):
        void(series, "OUT-2026-012", "  ")
