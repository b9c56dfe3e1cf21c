"""The forms of a date in Chinese; what comes here has passed `plain`, so its characters are simplified."""

from __future__ import annotations

from datetime import date, timedelta

from office_tui.domain.date_ends import period_end, period_next
from office_tui.domain.date_rules import (
    Asked,
    Groups,
    Rule,
    checked,
    day_in,
    day_of_month,
    day_without_year,
    refusal,
    weekday_after,
    weekday_in_week,
)
from office_tui.domain.date_spans import later
from office_tui.domain.date_words import (
    CHINESE_COUNT,
    CHINESE_DAY,
    CHINESE_WEEK,
    CHINESE_WEEKDAY,
    CHINESE_YEAR,
    number_of,
    weekday_of,
)
from office_tui.domain.months import add_months, month_end
from office_tui.domain.workdays import working_from

NEAR = {"今": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2}
UNITS = {
    "天": "d", "日": "d", "周": "w", "星期": "w", "个星期": "w", "礼拜": "w", "个礼拜": "w", "个月": "m",
    "工作日": "b", "个工作日": "b", "年": "y",
}  # fmt: skip
PERIODS = {
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季": "quarter",
    "季度": "quarter",
    "年": "year",
}


def _year(groups: Groups, asked: Asked) -> int | None:
    if groups["year"]:
        return number_of(groups["year"])
    return {"今年": asked.today.year, "明年": asked.today.year + 1}.get(groups["which"])


def _dated(groups: Groups, asked: Asked) -> date:
    year, month, day = _year(groups, asked), number_of(groups["month"]), number_of(groups["day"])
    return day_in(year, month, day) if year else day_without_year(month, day, asked)


def _day_of_month(groups: Groups, asked: Asked) -> date:
    day = number_of(groups["day"])
    if not groups["which"]:
        return day_of_month(day, asked)
    first = add_months(asked.today.replace(day=1), groups["which"].count("下"))
    return day_in(first.year, first.month, day)


def _near(groups: Groups, asked: Asked) -> date:
    return asked.today + timedelta(days=NEAR[groups["near"]])


def _weekday(groups: Groups, asked: Asked) -> date:
    weekday = weekday_of(groups["weekday"])
    if not groups["which"]:
        return weekday_after(weekday, asked)
    return weekday_in_week(weekday, groups["which"].count("下"), asked)


def _period(groups: Groups, asked: Asked) -> date:
    """Read 下周 as its first working day, but 本周, 下周内 and 下月底 as the end."""
    what = PERIODS[groups["what"]]
    ahead = groups["which"] in {"下", "明"}
    day = period_next(what, asked.today) if ahead else asked.today
    if ahead and not groups["end"]:
        return working_from(day, asked.workdays)
    return period_end(what, day, asked)


def _end_of_month(groups: Groups, asked: Asked) -> date:
    month = number_of(groups["month"])
    year = _year(groups, asked) or asked.today.year + (month < asked.today.month)
    return month_end(day_in(year, month, 1))


def _end_of_year(groups: Groups, asked: Asked) -> date:
    return day_in(_year(groups, asked) or asked.today.year, 12, 31)


def _span(groups: Groups, asked: Asked) -> date:
    return later(asked.today, number_of(groups["n"]), UNITS[groups["unit"]], asked.workdays)


def _ago(groups: Groups, asked: Asked) -> date:
    if asked.sense == "back":
        return later(asked.today, -number_of(groups["n"]), UNITS[groups["unit"]], asked.workdays)
    words = f"{groups['n']}{groups['unit']}"
    raise refusal(f"“{words}前” lies in the past.", f"Write “{words}后” or “{words}内”.")


_AFTER = rf"(?:\s?\(?{CHINESE_WEEK}(?P<weekday>{CHINESE_WEEKDAY})\)?)?"
_YEAR = rf"(?:(?P<year>{CHINESE_YEAR})年|(?P<which>今年|明年))?"
_OF = r"(?P<which>下下个?|下个?|本|这个?)?"
# Without 个 a month is a name: 3月内 is within March, 3个月内 within three months.
_MANY = rf"(?P<n>{CHINESE_COUNT})\s?(?P<unit>{'|'.join(UNITS)})"

CHINESE: tuple[Rule, ...] = (
    Rule(rf"{_YEAR}(?P<month>{CHINESE_DAY})月(?P<day>{CHINESE_DAY})[日号]?{_AFTER}", checked(_dated)),
    Rule(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?P<which>)" + _AFTER, checked(_dated)),
    Rule(rf"(?:(?P<which>下|本|这)个?月)?(?P<day>{CHINESE_DAY})[日号]{_AFTER}", checked(_day_of_month)),
    Rule(r"(?P<near>今|明|大后|后)[天日]", _near),
    Rule(r"(?P<near>今|明)[晚早]上?", _near),
    Rule(r"(?P<near>昨|前)天", _near, "alone"),
    Rule(rf"{_OF}{CHINESE_WEEK}(?P<weekday>{CHINESE_WEEKDAY})", _weekday),
    Rule(r"(?P<which>本|这|下)个?(?P<what>周|星期|礼拜|月|季度?)(?P<end>[底末]|之?内)?", _period),
    Rule(r"(?P<which>)(?P<what>月|季度?)(?P<end>[底末])", _period),
    Rule(r"(?P<which>今|本|明)?(?P<what>年)(?P<end>[底末]|之?内)", _period),
    Rule(rf"{_YEAR}(?P<month>{CHINESE_DAY})月份?(?:[底末]|之?内)", _end_of_month),
    Rule(rf"(?P<year>{CHINESE_YEAR})年(?P<which>)(?:[底末]|之?内)", _end_of_year),
    Rule(rf"{_MANY}[之以]?内", _span, span=True),
    Rule(rf"{_MANY}(?:[之以]?后)?", _span, "alone"),
    Rule(rf"{_MANY}(?<![\d一二三四五六七八九十]日)[之以]?前", _ago, "alone"),
)
