"""Every date can say how it came about."""

from datetime import date

import pytest

from office_tui.domain.clock import Clock, due_on, explain, extend, on, pause, resume, stop
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.domain.standing import undone
from office_tui.domain.workdays import Workdays

HOLIDAYS = {date(2026, 4, 6): "Tomb-Sweeping Day"} | {date(2026, 10, n): "National Day" for n in (1, 2, 3, 5)}
DAYS = Workdays(
    holidays=HOLIDAYS, worked=frozenset({date(2026, 2, 28)}), provisional=frozenset({2027}),
)  # fmt: skip
START = date(2026, 3, 2)
TWENTY = Clock(start=START, unit="workdays", amount=20)

CASES = {
    "the whole story": (
        resume(pause(TWENTY, date(2026, 3, 9), "clarification"), date(2026, 3, 16)),
        [
            "20 working days from 2 March 2026, that day not counted.",
            "Paused for 5 working days from 9 March 2026: clarification.",
            "6 April 2026 (Tomb-Sweeping Day), not counted.",
            "So it is due on Tuesday, 7 April 2026.",
        ],
    ),
    "a fixed date": (on(date(2026, 3, 20), START), ["Set to Friday, 20 March 2026."]),
    "extended and done late": (
        stop(extend(on(date(2026, 3, 20), START), date(2026, 4, 1), date(2026, 3, 9)), date(2026, 4, 3)),
        [
            "Set to Friday, 20 March 2026.",
            "Extended to 1 April 2026; the first date, 20 March 2026, stays on record.",
            "So it is due on Wednesday, 1 April 2026.",
            "Done on 3 April 2026, 2 days late.",
        ],
    ),
    "done early": (
        stop(on(date(2026, 3, 20), START), date(2026, 3, 19)),
        ["Set to Friday, 20 March 2026.", "Done on 19 March 2026, 1 day early."],
    ),
    "done on the day": (
        stop(on(date(2026, 3, 20), START), date(2026, 3, 20)),
        ["Set to Friday, 20 March 2026.", "Done on 20 March 2026, on the day."],
    ),
    "a run of holidays": (
        Clock(start=date(2026, 9, 30), unit="workdays", amount=1),
        [
            "1 working day from 30 September 2026, that day not counted.",
            "1 October 2026 to 2 October 2026 (National Day), not counted.",
            "5 October 2026 (National Day), not counted.",
            "So it is due on Tuesday, 6 October 2026.",
        ],
    ),
    "a make-up day": (
        Clock(start=date(2026, 2, 27), unit="workdays", amount=1),
        [
            "1 working day from 27 February 2026, that day not counted.",
            "Saturday, 28 February 2026, is worked and counted.",
            "So it is due on Saturday, 28 February 2026.",
        ],
    ),
    "rolled off a weekend": (
        Clock(start=START, unit="days", amount=5, roll="forward"),
        [
            "5 days from 2 March 2026, that day not counted.",
            "7 March 2026 is a Saturday, so it moves forward to 9 March 2026.",
            "So it is due on Monday, 9 March 2026.",
        ],
    ),
    "rolled off a holiday": (
        Clock(start=START, fixed=date(2026, 4, 6), roll="back"),
        [
            "Set to Monday, 6 April 2026.",
            "6 April 2026 is a holiday (Tomb-Sweeping Day), so it moves back to 3 April 2026.",
            "So it is due on Friday, 3 April 2026.",
        ],
    ),
    "not resumed": (
        pause(on(date(2026, 3, 20), START), date(2026, 3, 10), "their papers"),
        [
            "Set to Friday, 20 March 2026.",
            "Paused since 10 March 2026, 10 days by now: their papers.",
            "Resumed now, it is due on Monday, 30 March 2026.",
        ],
    ),
    "paused today": (
        pause(on(date(2026, 3, 20), START), date(2026, 3, 20), "which banks are meant"),
        [
            "Set to Friday, 20 March 2026.",
            "Paused since 20 March 2026: which banks are meant.",
            "Resumed now, it is due on Friday, 20 March 2026.",
        ],
    ),
    "paused when it was late": (
        pause(on(date(2026, 3, 10), START), date(2026, 3, 12), "their papers"),
        [
            "Set to Tuesday, 10 March 2026.",
            "Paused since 12 March 2026: their papers.",
            "It was late already, so the date stays what it was.",
            "Resumed now, it is due on Tuesday, 10 March 2026.",
        ],
    ),
    "done while it was paused": (
        stop(pause(on(date(2026, 3, 20), START), date(2026, 3, 10), "their papers"), date(2026, 3, 13)),
        [
            "Set to Friday, 20 March 2026.",
            "Paused for 3 days from 10 March 2026: their papers.",
            "So it is due on Monday, 23 March 2026.",
            "Done on 13 March 2026, 10 days early.",
        ],
    ),
    "extended, then paused": (
        resume(
            pause(extend(on(date(2026, 3, 10), START), date(2026, 4, 1), START), date(2026, 3, 12), "x"),
            date(2026, 3, 14),
        ),
        [
            "Set to Tuesday, 10 March 2026.",
            "Extended to 1 April 2026; the first date, 10 March 2026, stays on record.",
            "Paused for 2 days from 12 March 2026: x.",
            "So it is due on Friday, 3 April 2026.",
        ],
    ),
    "extended while it is paused": (
        extend(pause(TWENTY, date(2026, 3, 9), "no budget"), date(2026, 4, 30), date(2026, 3, 16)),
        [
            "20 working days from 2 March 2026, that day not counted.",
            "Paused for 5 working days from 9 March 2026: no budget.",
            "6 April 2026 (Tomb-Sweeping Day), not counted.",
            "Extended to 30 April 2026; the first date, 30 March 2026, stays on record.",
            "Paused since 9 March 2026, 4 working days by now: no budget.",
            "Resumed now, it is due on Wednesday, 6 May 2026.",
        ],
    ),
    "a year not announced": (
        Clock(start=date(2026, 12, 30), unit="workdays", amount=3),
        [
            "3 working days from 30 December 2026, that day not counted.",
            "The holidays of 2027 are not all known yet, so this may change.",
            "So it is due on Monday, 4 January 2027.",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_explains(name: str) -> None:
    clock, sentences = CASES[name]
    today = date(2026, 3, 20)
    assert explain(clock, DAYS, today) == sentences
    due = due_on(clock, DAYS, today)
    assert any(f"{due.day} {due:%B} {due.year}" in sentence for sentence in sentences)


@pytest.mark.parametrize("reason", ["Which years?", "Which years.", "哪几年？", "Which years"])
def test_a_question_is_not_followed_by_a_full_stop(reason: str) -> None:
    asked = pause(on(date(2026, 3, 20), START), START, reason)
    said = explain(asked, DAYS, START)[1]
    assert said.endswith(f": {reason}" + ("." if reason == "Which years" else ""))


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Directive(state="merged", merged_into="DIR-56", reason="into x"), "merged into DIR-56"),
        (Directive(state="cancelled", reason="no budget"), "cancelled: no budget"),
        (Letter(state="returned to sender", reason="not ours"), "returned to sender: not ours"),
        (Directive(state="closed", reason="seen"), ""),
        (Letter(state="answered"), ""),
    ],
)
def test_what_stopped_undone_is_not_called_done(record: Directive | Letter, said: str) -> None:
    ended = explain(stop(on(date(2026, 3, 20), START), START), DAYS, START, undone(record))[-1]
    assert ended == (f"Stopped on 2 March 2026: {said}." if said else "Done on 2 March 2026, 18 days early.")
