"""The ledger of numbers: how one is written, how the next is taken, how one is given up."""

from __future__ import annotations

from msgspec.structs import replace

from office_tui.domain.people import Series
from office_tui.domain.record import Problem
from office_tui.errors import StepError, UsageError
from office_tui.patterns import fill, pattern_problem


def pattern_problems(pattern: str, field: str = "pattern") -> list[Problem]:
    """Return what is wrong with a pattern; with none of these, no number of a series ever comes twice."""
    message = pattern_problem(pattern)
    return [Problem(field, message)] if message else []


def number(pattern: str, series: str, year: int, n: int) -> str:
    """Return the `n`-th number of a series in a year, as `DIR-2026-012`; UsageError for a bad pattern."""
    if message := pattern_problem(pattern):
        raise UsageError(
            f"The number pattern of {series} is no use. {message}", "Correct it in settings.toml."
        )
    return fill(pattern, series, year, n)


def take(series: Series) -> tuple[Series, int]:
    """Return the ledger after the next number is taken, and that number; it never comes again."""
    n = series.last + 1
    return replace(series, last=n), n


def void(series: Series, number: str, reason: str) -> Series:
    """Return the ledger with `number` given up, for ever and with its reason; StepError without one."""
    if not reason.strip():
        raise StepError(f"{number} is given up with a reason.", "Say why it is not used.")
    return replace(series, void={**series.void, number: reason.strip()})
