"""Which check counts for which round: every check of a licence, or of what stands in for it, in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from office_tui.domain.holdings import Holdings
from office_tui.domain.succession import in_line
from office_tui.domain.verification import Check, Round


class Row(NamedTuple):
    """The checks of a licence and of its successors by their days, and since when each counts for the licence.

    `noted` is where the first stands that was noted for a round, by the round's id.
    """

    checks: list[Check]
    days: list[date]
    since: list[date]
    noted: dict[str, int]


def over_on(round_: Round) -> date:
    """Return the day by which a round is to be done, else the one it was begun on."""
    return round_.due or round_.opened or date.max


def first_check(round_: Round, covered: str, held: Holdings) -> Check | None:
    """Return the check by which a licence a round covers was first seen in it, or whatever then stood in its place.

    A check counts that was noted for it, or made since it was begun and until it was closed; one made after its day
    catches up on it.
    """
    return _first(round_, _in_order(held).row(covered))


def rounds_of(check: Check, held: Holdings) -> list[Round]:
    """Return the rounds a check was noted for, or is the first to count for, in their order."""
    first_in = _in_order(held).first_in().get(check, ())
    return [each for each in held.rounds if each.id == check.round or each.id in first_in]


def covered_as(licence: str, round_: Round, held: Holdings, today: date) -> list[str]:
    """Return which of the licences that a round covers a check of this one, made today, would count for."""
    until = max(over_on(round_), today)
    standing = _in_order(held).stands_for(licence)
    covers = _in_order(held).covered(round_) if standing else ()
    return [id_ for id_, since in standing if id_ in covers and since <= until]


def _first(round_: Round, row: Row) -> Check | None:
    found = [n for n in (row.noted.get(round_.id), _in_time(round_, row)) if n is not None]
    return row.checks[min(found)] if found else None


def _in_time(round_: Round, row: Row) -> int | None:
    """Return where the first stands that was made while the round was open, by its own day or in its turn."""
    if round_.opened is None:
        return None
    for n in range(bisect_left(row.days, round_.opened), len(row.days)):
        if row.since[n] <= max(over_on(round_), row.days[n]):
            return n if round_.closed is None or row.days[n] <= round_.closed else None
    return None


def _in_order(held: Holdings) -> _InOrder:
    """Return the checks in order: once for all that is asked of these holdings."""
    kept = held.worked_out
    known = kept.get("checks") if kept is not None else None
    if isinstance(known, _InOrder):
        return known
    new = _InOrder(held)
    if kept is not None:
        kept["checks"] = new
    return new


class _InOrder:
    """The checks of each licence in order, and what follows from that, each worked out when it is first asked."""

    def __init__(self, held: Holdings) -> None:
        self._held = held
        self._rows: dict[str, Row] = {}
        self._first_in: dict[Check, set[str]] | None = None
        self._before: dict[str, list[str]] | None = None
        self._covered: dict[str, frozenset[str]] = {}

    def row(self, covered: str) -> Row:
        """Return the checks of a licence and of what came after it."""
        if covered not in self._rows:
            found = [
                (check.on or date.min, since, check)
                for id_, since in in_line(self._held, covered)
                for check in self._held.checks.get(id_, ())
            ]
            found.sort(key=lambda each: each[0])
            noted: dict[str, int] = {}
            for n, (_, _, check) in enumerate(found):
                noted.setdefault(check.round, n)
            self._rows[covered] = Row(
                [each[2] for each in found], [each[0] for each in found], [each[1] for each in found], noted
            )
        return self._rows[covered]

    def first_in(self) -> dict[Check, set[str]]:
        """Return for each check the ids of the rounds it is the first to count for."""
        if self._first_in is None:
            self._first_in = defaultdict(set)
            for each in self._held.rounds:
                for covered in each.covers:
                    check = _first(each, self.row(covered))
                    if check is not None:
                        self._first_in[check].add(each.id)
        return self._first_in

    def stands_for(self, licence: str) -> list[tuple[str, date]]:
        """Return for which licences one stands, itself and those it came after, and from which day for each."""
        line = [licence]
        for id_ in line:
            line += [each for each in self._predecessors().get(id_, ()) if each not in line]
        return [(id_, since) for id_ in line for later, since in in_line(self._held, id_) if later == licence]

    def covered(self, round_: Round) -> frozenset[str]:
        """Return the ids of the licences a round covers."""
        if round_.id not in self._covered:
            self._covered[round_.id] = frozenset(round_.covers)
        return self._covered[round_.id]

    def _predecessors(self) -> dict[str, list[str]]:
        if self._before is None:
            self._before = defaultdict(list)
            for each in self._held.licences.values():
                if each.succeeded_by:
                    self._before[each.succeeded_by].append(each.id)
        return self._before
