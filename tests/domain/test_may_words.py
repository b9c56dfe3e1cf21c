"""“May we?” in one line: which words are the permit, the day, and what it is for."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.may_we import Verdict
from office_tui.domain.may_words import Question, asked, told
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

TODAY, MAY = date(2026, 3, 2), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("food permit", Question("food permit", TODAY)),
        ("food permit on 1 May for cold dishes", Question("food permit", MAY, "cold dishes")),
        ("food permit for cold dishes on 1 May", Question("food permit", MAY, "cold dishes")),
        ("food permit for cold dishes, 1 May", Question("food permit", MAY, "cold dishes")),
        ("lift for works on line 3", Question("lift", TODAY, "works on line 3")),
        ("lift for repairs on 3 floors", Question("lift", TODAY, "repairs on 3 floors")),
        ("lift for repairs on board", Question("lift", TODAY, "repairs on board")),
        ("food for cold dishes", Question("food", TODAY, "cold dishes")),
        ("food, 1 May, cold dishes", Question("food", MAY, "cold dishes")),
        ("food, cold dishes", Question("food", TODAY, "cold dishes")),
        ("食品经营，5月1日，冷食", Question("食品经营", MAY, "冷食")),
        ("食品经营许可证 5月1日 冷食类制售", Question("食品经营许可证", MAY, "冷食类制售")),
        ("5月1日食品经营许可证", Question("食品经营许可证", MAY)),
        ("2026年5月1日 食品经营许可证 热食", Question("食品经营许可证", MAY, "热食")),
        ("2023-10-0456", Question("2023-10-0456", TODAY)),
        ("2024-1-12345", Question("2024-1-12345", TODAY)),
        ("2024-1-12-A", Question("2024-1-12-A", TODAY)),
        ("lift for repairs on 3 decks", Question("lift", TODAY, "repairs on 3 decks")),
        ("lift 2 2026-05-01", Question("lift 2", MAY)),
        ("lift 2", Question("lift 2", TODAY)),
        ("formal notes", Question("formal notes", TODAY)),
        ("lic-2 ON fri", Question("lic-2", date(2026, 3, 6))),
    ],
)
def test_one_line_is_permit_day_and_purpose(words: str, question: Question) -> None:
    assert asked(words, TODAY, Workdays()) == question


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        ", 1 May",
        "food on 31 Feb",
        "food on wheels",
        "food for tea on 31 Feb",
        "food for tea on 20260532",
        "food for tea on 2026年13月",
    ],
)
def test_what_is_no_question_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        asked(words, TODAY, Workdays())


def test_a_name_in_front_is_taken_whole() -> None:
    names = ("Permit for storage of chemicals", "Permit")
    question = asked("permit for storage of chemicals for acids on 1 May", TODAY, Workdays(), names)
    assert question == Question("Permit for storage of chemicals", MAY, "acids")


def test_what_was_understood_is_said() -> None:
    assert (
        asked("food on 1 May for tea", TODAY, Workdays()).echo(TODAY)
        == "food for tea, Fri 1 May 2026, in 60 days"
    )


def test_an_answer_says_first_what_it_is() -> None:
    yes = Verdict(True, "LIC-1", "Food", date(2027, 5, 2), beware=("its original is missing",))
    assert told(yes, TODAY) == ["yes, by LIC-1 Food (until 2 May 2027)", "beware: its original is missing"]
    assert told(yes._replace(until=None, beware=()), TODAY) == ["yes, by LIC-1 Food (long-term)"]
    assert told(Verdict(False, reasons=("It has expired.",)), TODAY) == ["no", "It has expired."]
