"""Which person that is here a row of a table means: a name is shared, and nothing else speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from office_tui.domain.names import fold
from office_tui.domain.people import Person

_Agrees = Callable[[Person, Person], bool]
_TOLD_APART_BY = ("department", "email", "name_zh")
"""Two people who share a name differ in one of these; in English many are called the same."""


def may_be(here: Person, row: Person) -> bool:
    """Tell whether of two who share a name or a mail address one may be the other.

    A mail address is one person's. What one of the two does not say speaks against nothing.
    """
    if _has_same_mail(here, row):
        return True
    told = ((fold(getattr(here, each)), fold(getattr(row, each))) for each in _TOLD_APART_BY)
    return all(one == other for one, other in told if one and other)


def nearest(row: Person, found: Sequence[Person]) -> list[Person]:
    """Return which of those that a row may mean agree most with it; several where nothing tells them apart."""
    for agrees in _NEAR:
        if near := [each for each in found if agrees(each, row)]:
            return near
    return list(found)


def _has_same_mail(here: Person, row: Person) -> bool:
    return bool(row.email) and fold(here.email) == fold(row.email)


def _has_same_post(here: Person, row: Person) -> bool:
    return here.department == row.department and fold(here.email) == fold(row.email)


def _is_in_that_department(here: Person, row: Person) -> bool:
    return bool(row.department) and here.department == row.department


_NEAR: tuple[_Agrees, ...] = (_has_same_mail, _has_same_post, _is_in_that_department)
"""By what one of several is the one that is meant, the surest first."""
