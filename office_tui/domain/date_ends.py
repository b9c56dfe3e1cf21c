"""The forms of a date that name a period or its end: next week, end of March, the last Friday of a month."""

from __future__ import annotations

from datetime import date, timedelta

from office_tui.domain.date_rules import Asked, Groups, Rule, day_in, refusal
from office_tui.domain.date_words import MONTH, WEEKDAY, month_of, weekday_of
from office_tui.domain.months import add_months, long_date, month_end, quarter_end, week_start, year_end
from office_tui.domain.workdays import DAY, shift, working_from, working_until

ORDINALS = ("first", "second", "third", "fourth")


def period_end(what: str, day: date, asked: Asked) -> date:
    """Return the end of the week, month, quarter or year of `day`: of a week its last working day.

    Refuses an end that is past: "this week", asked on a Sunday.
    """
    match what[:1].casefold():
        case "w":
            end = working_until(week_start(day) + 6 * DAY, asked.workdays)
        case "m":
            end = month_end(day)
        case "q":
            end = quarter_end(day)
        case _:
            end = year_end(day)
    if end < asked.today:
        raise refusal(
            f"Its last working day, {long_date(end)}, is past.", "Write “end of next week”, or the date."
        )
    return end


def period_next(what: str, day: date) -> date:
    """Return the first day of the week, month, quarter or year after the one of `day`."""
    match what[:1].casefold():
        case "w":
            return week_start(day) + 7 * DAY
        case "m":
            return month_end(day) + DAY
        case "q":
            return quarter_end(day) + DAY
        case _:
            return year_end(day) + DAY


def _end(groups: Groups, asked: Asked) -> date:
    ahead = groups.get("which", "").casefold().endswith("next")
    day = period_next(groups["what"], asked.today) if ahead else asked.today
    return period_end(groups["what"], day, asked)


def _next(groups: Groups, asked: Asked) -> date:
    return working_from(period_next(groups["what"], asked.today), asked.workdays)


def _month(groups: Groups, asked: Asked) -> date:
    """Return the first day of the month meant; a name alone is this month or the next of that name."""
    today = asked.today
    if groups.get("month"):
        month = month_of(groups["month"])
        rolled = -(month > today.month) if asked.sense == "back" else month < today.month
        return day_in(int(groups["year"] or today.year + rolled), month, 1)
    first = today.replace(day=1)
    return add_months(first, 1) if groups.get("which", "").casefold() == "next" else first


def _end_of_month(groups: Groups, asked: Asked) -> date:
    return month_end(_month(groups, asked))


def _day_of_month(groups: Groups, asked: Asked) -> date:
    first = _month(groups, asked)
    return day_in(first.year, first.month, int(groups["day"]))


def _nth(groups: Groups, asked: Asked) -> date:
    first = _month(groups, asked)
    day = _nth_in(first, groups, asked)
    if day < asked.today and not groups["year"] and not groups["which"] and asked.sense == "ahead":
        return _nth_in(add_months(first, 12 if groups["month"] else 1), groups, asked)
    return day


def _nth_in(first: date, groups: Groups, asked: Asked) -> date:
    nth, what, last = groups["nth"].casefold(), groups["what"].casefold(), month_end(first)
    if what.endswith("day") and what.split()[0] in {"working", "business", "weekday", "workday"}:
        if nth == "last":
            return working_until(last, asked.workdays)
        return shift(first - DAY, 1 + ORDINALS.index(nth), asked.workdays)
    weekday = weekday_of(what)
    if nth == "last":
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * ORDINALS.index(nth))


_PERIOD = r"(?P<what>week|month|quarter|year)"
_NAMED_MONTH = rf"(?P<month>{MONTH})\.?(?:,?\s+(?P<year>\d{{4}}))?"
_WHAT = rf"(?P<what>(?:working|business)\s+day|weekday|workday|{WEEKDAY})"

ENDS: tuple[Rule, ...] = (
    Rule(rf"next\s+{_PERIOD}", _next),
    Rule(r"this\s+(?P<what>week)", _end),
    Rule(rf"(?:the\s+)?end\s+of\s+(?:(?P<which>this|next|the|the\s+next)\s+)?{_PERIOD}", _end),
    Rule(r"(?:the\s+)?(?P<what>month|quarter|year)[\s-]end", _end),
    Rule(r"eo(?P<what>[wmqy])", _end),
    Rule(rf"(?:the\s+)?end\s+of\s+{_NAMED_MONTH}", _end_of_month),
    Rule(
        rf"(?:the\s+)?(?P<nth>{'|'.join(ORDINALS)}|last)\s+{_WHAT}\s+(?:of|in)\s+"
        rf"(?:(?:the\s+)?(?:(?P<which>this|next)\s+)?month|{_NAMED_MONTH})",
        _nth,
    ),
    Rule(
        r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<which>this|next)\s+month",
        _day_of_month,
    ),
)
