"""A duty keeps its id while others come and go, so that its days keep their names in every calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from office_tui.domain.duty import Duty
from office_tui.domain.duty_ids import keep_ids, meant, with_ids
from office_tui.domain.licence import Licence

A, B, C = (
    Duty(title=title, kind="inspection", since=date(2026, month, 15), months=6)
    for month, title in enumerate("ABC", start=1)
)
Z = Duty(title="Z", kind="inspection", since=date(2030, 1, 1), days=("06-30",))
LATER = replace(A, since=date(2026, 6, 1))
OTHER_DAYS = replace(A, title="A, thoroughly")


def own(duty: Duty, id_: str) -> Duty:
    return replace(duty, id=id_)


def ids(*duties: Duty) -> list[str]:
    return [duty.id for duty in duties]


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ((), []),
        ((A, B, C), ["1", "2", "3"]),
        ((own(B, "2"), own(C, "3")), ["2", "3"]),
        ((own(B, "2"), C), ["2", "3"]),
        ((A, own(B, "1")), ["2", "1"]),
        ((own(A, "1"), own(B, "1")), ["1", "2"]),
        ((own(A, "x"), B), ["x", "2"]),
    ],
)
def test_what_was_saved_without_one_is_called_by_its_place(
    duties: tuple[Duty, ...], expected: list[str]
) -> None:
    assert ids(*with_ids(duties)) == expected


@pytest.mark.parametrize("saved", [(A, B, C), (own(A, "1"), own(B, "2"), own(C, "3"))])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ((A, B, C), ["1", "2", "3"]),
        ((B, C), ["2", "3"]),
        ((C,), ["3"]),
        ((C, B, A), ["3", "2", "1"]),
        ((replace(A, title="New", kind="report"), A, B, C), ["4", "1", "2", "3"]),
        ((A, B, C, replace(C, title="D", since=date(2027, 1, 1))), ["1", "2", "3", "4"]),
        ((LATER, B, C), ["1", "2", "3"]),
        ((B, LATER), ["2", "1"]),
        ((OTHER_DAYS, B), ["1", "2"]),
        ((B, OTHER_DAYS), ["2", "1"]),
        ((replace(A, kind="report"), C), ["1", "3"]),
        ((Z, B, C), ["1", "2", "3"]),  # in its place
        ((replace(Z, kind="duty"), B, C), ["4", "2", "3"]),
        ((Z, C), ["4", "3"]),
        ((A, A, B, C), ["1", "4", "2", "3"]),
    ],
)
def test_a_duty_typed_again_keeps_its_id(
    saved: tuple[Duty, ...], typed: tuple[Duty, ...], expected: list[str]
) -> None:
    before = Licence(id="LIC-1", duties=saved)
    assert ids(*keep_ids(before, replace(before, duties=typed)).duties) == expected


def test_ids_that_are_said_stand() -> None:
    before = Licence(id="LIC-1", duties=(own(A, "1"), own(B, "2")))
    swapped = replace(before, duties=(own(B, "1"), own(A, "2")))
    assert keep_ids(before, swapped) == swapped
    assert ids(*keep_ids(None, replace(before, duties=(A, own(B, "7")))).duties) == ["1", "7"]


REPORTS = (
    Duty(title="Report", kind="report", since=date(2026, 1, 1), days=("06-30",), id="1"),
    Duty(title="Taxes", kind="report", since=date(2026, 1, 1), days=("03-31",), id="2"),
    Duty(title="Fee", since=date(2026, 1, 1), days=("05-01",), id="3"),
    Duty(title="fee", since=date(2026, 1, 1), days=("11-01",), id="4"),
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Report", ["1"]),  # the title first, though its kind is another's too
        ("taxes", ["2"]),
        ("2", ["2"]),
        ("Fee", ["3", "4"]),
        ("4", ["4"]),
        ("duty", ["3", "4"]),
        ("", ["1", "2", "3", "4"]),
        ("inspection", []),
        ("5", []),
    ],
)
def test_which_duty_words_mean(words: str, expected: list[str]) -> None:
    assert ids(*meant(REPORTS, words)) == expected


MADE = st.builds(
    Duty,
    title=st.sampled_from("ABC"),
    since=st.dates(date(2026, 1, 1), date(2026, 1, 3)),
    months=st.sampled_from([1, 6]),
    id=st.sampled_from(["", "1", "2", "9"]),
)


@given(st.lists(MADE, max_size=5), st.lists(MADE, max_size=5))
def test_every_id_is_one_duty_s_own_and_saving_again_changes_none(old: list[Duty], new: list[Duty]) -> None:
    before, after = Licence(duties=tuple(old)), Licence(duties=tuple(new))
    for saved in (Licence(duties=with_ids(old)), keep_ids(before, after), keep_ids(None, after)):
        assert all(duty.id for duty in saved.duties)
        assert len(set(ids(*saved.duties))) == len(saved.duties)
        assert with_ids(saved.duties) == saved.duties
        assert keep_ids(saved, saved) == saved
        typed = replace(saved, duties=tuple(replace(duty, id="") for duty in saved.duties))
        assert sorted(ids(*keep_ids(saved, typed).duties)) == sorted(ids(*saved.duties))
