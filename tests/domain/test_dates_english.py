"""Dates asked for in figures and in English."""

from datetime import date

import pytest

from office_tui.domain.dates import read_date
from office_tui.domain.workdays import Workdays
from office_tui.errors import UsageError

# A Wednesday; the Friday after it is a holiday, and the Saturday after that is worked.
TODAY = date(2026, 3, 11)
DAYS = Workdays(holidays={date(2026, 3, 13): "Founders' Day"}, worked=frozenset({date(2026, 3, 14)}))

READ = [
    # figures
    ("2026-03-20", "2026-03-20"), ("2026-3-2", "2026-03-02"), ("2026/03/20", "2026-03-20"),
    ("2026.3.20", "2026-03-20"),
    ("20260320", "2026-03-20"), ("20.3.", "2026-03-20"), ("20.03.", "2026-03-20"),
    ("20. 3. 2027", "2027-03-20"),
    ("20.3.2026", "2026-03-20"), ("20.3", "2026-03-20"), ("3.4.", "2026-04-03"), ("11.3.", "2026-03-11"),
    ("10.3.", "2027-03-10"), ("5.5", "2026-05-05"), ("20/3", "2026-03-20"), ("3/20", "2026-03-20"),
    ("20/3/2027", "2027-03-20"), ("3/20/2027", "2027-03-20"), ("4/4/2026", "2026-04-04"),
    ("20-03-2026", "2026-03-20"),
    # months by name
    ("20 March", "2026-03-20"), ("20 march 2027", "2027-03-20"), ("20 Mar 2027", "2027-03-20"),
    ("20 Mar.", "2026-03-20"),
    ("20th March", "2026-03-20"), ("20th of March, 2027", "2027-03-20"), ("March 20", "2026-03-20"),
    ("March 20th, 2027", "2027-03-20"), ("mar 20 2027", "2027-03-20"), ("20mar", "2026-03-20"),
    ("20-Mar-2027", "2027-03-20"), ("2 sept", "2026-09-02"), ("2 jun", "2026-06-02"), ("2 jul", "2026-07-02"),
    ("10 March", "2027-03-10"), ("11 March", "2026-03-11"), ("29 Feb 2028", "2028-02-29"),
    ("Fri 20 Mar 2026", "2026-03-20"), ("Friday, 20 March", "2026-03-20"), ("20 March (Fri)", "2026-03-20"),
    ("Friday the 20th of March", "2026-03-20"), ("fri 2026-03-20", "2026-03-20"),
    # near days
    ("today", "2026-03-11"), ("TODAY", "2026-03-11"), ("tonight", "2026-03-11"), ("tomorrow", "2026-03-12"),
    ("tod", "2026-03-11"), ("ton", "2026-03-11"), ("tom", "2026-03-12"),
    ("the day after tomorrow", "2026-03-13"),
    ("eod", "2026-03-11"), ("yesterday", "2026-03-10"),
    # weekdays: the next one after today
    ("mo", "2026-03-16"), ("tu", "2026-03-17"), ("we", "2026-03-18"), ("th", "2026-03-12"),
    ("fr", "2026-03-13"),
    ("sa", "2026-03-14"), ("su", "2026-03-15"), ("fri", "2026-03-13"), ("Friday", "2026-03-13"),
    ("thurs", "2026-03-12"),
    ("wednesd", "2026-03-18"), ("coming friday", "2026-03-13"), ("this friday", "2026-03-13"),
    ("this wed", "2026-03-11"), ("fri next week", "2026-03-20"), ("friday of next week", "2026-03-20"),
    ("next week fri", "2026-03-20"), ("next week on Friday", "2026-03-20"), ("next mon", "2026-03-16"),
    # a time behind the date is left out
    ("fri 9am", "2026-03-13"), ("fri 14:30", "2026-03-13"), ("tomorrow at 9:15 pm", "2026-03-12"),
    ("20 March, 5 p.m.", "2026-03-20"), ("fri noon", "2026-03-13"),
    # spans
    ("in 3 days", "2026-03-14"), ("3 days", "2026-03-14"), ("within three days", "2026-03-14"),
    ("+3d", "2026-03-14"),
    ("3d", "2026-03-14"), ("+ 3 d", "2026-03-14"), ("+0d", "2026-03-11"), ("+2w", "2026-03-25"),
    ("2w", "2026-03-25"),
    ("in a week", "2026-03-18"), ("two weeks", "2026-03-25"), ("+1m", "2026-04-11"),
    ("in a month", "2026-04-11"),
    ("+1y", "2027-03-11"), ("3 days from now", "2026-03-14"), ("3 days ago", "2026-03-08"),
    # working days: not the 13th, but the 14th, not the 15th
    ("+1bd", "2026-03-12"), ("+2bd", "2026-03-14"), ("+3bd", "2026-03-16"), ("3wd", "2026-03-16"),
    ("3 working days", "2026-03-16"), ("in 3 business days", "2026-03-16"), ("3 workdays", "2026-03-16"),
    # periods and their ends
    ("next week", "2026-03-16"), ("next month", "2026-04-01"), ("next quarter", "2026-04-01"),
    ("next year", "2027-01-01"), ("this week", "2026-03-14"), ("end of week", "2026-03-14"),
    ("eow", "2026-03-14"),
    ("end of month", "2026-03-31"), ("end of the month", "2026-03-31"),
    ("the end of this month", "2026-03-31"),
    ("end of next month", "2026-04-30"), ("eom", "2026-03-31"), ("month-end", "2026-03-31"),
    ("end of quarter", "2026-03-31"), ("end of next quarter", "2026-06-30"), ("eoq", "2026-03-31"),
    ("end of year", "2026-12-31"), ("eoy", "2026-12-31"), ("end of next week", "2026-03-20"),
    ("end of March", "2026-03-31"), ("end of Feb", "2027-02-28"), ("end of Feb 2028", "2028-02-29"),
    ("first weekday of month", "2026-04-01"), ("last weekday of month", "2026-03-31"),
    ("first working day of next month", "2026-04-01"), ("second weekday of next month", "2026-04-02"),
    ("last friday of the month", "2026-03-27"), ("first friday of month", "2026-04-03"),
    ("first friday of this month", "2026-03-06"), ("third tuesday of next month", "2026-04-21"),
    ("last friday of February", "2027-02-26"), ("last friday of March 2027", "2027-03-26"),
    ("first wednesday of april", "2026-04-01"), ("20 next month", "2026-04-20"),
    ("20th of next month", "2026-04-20"),
    # a day of the month alone: the next one
    ("20", "2026-03-20"), ("20th", "2026-03-20"), ("the 20th", "2026-03-20"), ("11", "2026-03-11"),
    ("10", "2026-04-10"), ("31", "2026-03-31"), ("1st", "2026-04-01"),
    # introduced, and as echoed
    ("by fri", "2026-03-13"), ("before 20 March", "2026-03-20"), ("no later than 20 March", "2026-03-20"),
    ("Fri 20 Mar 2026, in 9 days", "2026-03-20"), ("Thu 12 Mar 2026, tomorrow", "2026-03-12"),
    ("  fri ,", "2026-03-13"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), READ)
def test_reads(words: str, day: str) -> None:
    assert read_date(words, TODAY, DAYS) == date.fromisoformat(day)


REFUSED = [
    ("", "There is no date."), ("asdf", "“asdf” is no date."), ("may", "“may” is no date."),
    ("next", "“next” is no date."), ("13 o'clock", "is no date."), ("fri 20 elephants", "is no date."),
    ("31 February", "There is no 31 February."), ("30.2.", "There is no 30 February."),
    ("31.4.", "There is no 31 April."),
    ("29 Feb", "There is no 29 February 2027."),
    ("29.2.2027", "There is no 29 February 2027. 2027 is not a leap year."),
    ("31 June 2026", "There is no 31 June 2026."), ("1.13.", "There is no month 13."),
    ("2026-13-01", "There is no month 13."),
    ("0000-01-01", "There is no year 0."), ("0.1.", "There is no 0 January."),
    ("32", "No month has a day 32."),
    ("0", "No month has a day 0."), ("3/4/2026", "“3/4/2026” could be 3 April or 4 March."),
    ("3-4-2026", "“3/4/2026” could be"), ("3/4", "“3/4” could be 3 April or 4 March."),
    ("3.4", "Write 3.4. for the first."),
    ("20.3.26", "A year of two figures"), ("3/4/26", "A year of two figures"),
    ("t", "today, tonight, tomorrow, tuesday or thursday"), ("to", "today, tonight or tomorrow"),
    ("s", "saturday or sunday"), ("m", "“m” could be monday"),
    ("next friday", "“next Friday” could be 13 March 2026 or 20 March 2026. Write “fri” for the first"),
    ("this mon", "The Monday of this week, 9 March 2026, is past."),
    ("Thu 20 Mar 2026", "20 March 2026 is a Friday, not a Thursday."),
    ("20 March (Mon)", "is a Friday, not a Monday"),
    ("9999y", "is out of reach"), ("fri 25:00", "“25:00” is no time of day."),
    ("fri 13pm", "is no time of day"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "says"), REFUSED)
def test_refuses_and_says_why(words: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_date(words, TODAY, DAYS)
    assert says in str(caught.value)


def test_next_weekday_is_only_read_where_both_meanings_agree() -> None:
    assert read_date("next friday", date(2026, 3, 14), DAYS) == date(2026, 3, 20)
    assert read_date("next friday", date(2026, 3, 13), DAYS) == date(2026, 3, 20)
    with pytest.raises(UsageError):
        read_date("next friday", date(2026, 3, 12), DAYS)


def test_the_week_is_over_on_sunday() -> None:
    with pytest.raises(UsageError, match="is past"):
        read_date("end of week", date(2026, 3, 15), DAYS)


BACK = [
    ("2 Mar", "2026-03-02"), ("27 Feb", "2026-02-27"), ("20 March", "2025-03-20"), ("11 March", "2026-03-11"),
    ("20.12.", "2025-12-20"), ("fri", "2026-03-06"), ("wed", "2026-03-04"), ("yesterday", "2026-03-10"),
    ("20", "2026-02-20"),
    ("30", "2026-01-30"), ("today", "2026-03-11"), ("2024-03-20", "2024-03-20"), ("3 days ago", "2026-03-08"),
    ("end of february", "2026-02-28"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), BACK)
def test_the_date_of_a_letter_lies_behind(words: str, day: str) -> None:
    assert read_date(words, TODAY, DAYS, sense="back") == date.fromisoformat(day)


def test_what_was_typed_comes_back_without_control_characters() -> None:
    with pytest.raises(UsageError) as caught:
        read_date("\x1b]0;title\x07 \u202e evil", TODAY, DAYS)
    assert caught.value.message.isprintable()
