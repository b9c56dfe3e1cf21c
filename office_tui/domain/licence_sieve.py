"""What a filter asks of licences and of what belongs to them: which day, how it stands, and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from office_tui.domain.clock import due_on
from office_tui.domain.drift import profile
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.lending import back_by, days_overdue
from office_tui.domain.licence import Licence
from office_tui.domain.licence_line import licence_line
from office_tui.domain.loan import Loan
from office_tui.domain.red import reds
from office_tui.domain.renewal import Renewal
from office_tui.domain.rounds import original_missing, unchecked
from office_tui.domain.safe_start import is_pressing, latest_safe_start, start_presses
from office_tui.domain.succession import is_ours, is_valid, stands
from office_tui.domain.validity import is_window_open, last_day
from office_tui.domain.verification import Check, Round

if TYPE_CHECKING:
    from office_tui.domain.sieve import Look

Held = Licence | Loan | Renewal | Check | Round


class LicenceSieve:
    """The rules a filter asks, with what is worked out once for all records it looks at."""

    def __init__(self, look: Look) -> None:
        """Look at the office as it is today."""
        self._held, self._today, self._workdays = look.holdings, look.today, look.workdays
        self._truth = profile(self._held, self._today)

    def day(self, record: Held) -> date | None:
        """Return the last day of a licence, else the day a paper, a renewal or a round is due; None where none is."""
        match record:
            case Licence():
                return last_day(record)
            case Loan():
                return None if record.returned else back_by(record, self._workdays, self._today)
            case Renewal():
                decided = due_on(record.due, self._workdays, self._today) if record.due else None
                return record.supply_by if record.state == "supplement asked" else decided
            case Round():
                return record.due
        return None

    def stands(self, record: Held, word: str) -> bool:
        """Tell whether a record stands as one word says: `late`, `open`, `settled`, `waiting`, or a licence's own."""
        match record:
            case Licence():
                return self._licence_stands(record, word)
            case Loan():
                is_open = record.returned is None
                is_late = days_overdue(record, self._today, self._workdays) > 0
            case Renewal():
                is_open = record.state not in {"granted", "refused"}
                is_late = is_open and self._is_past(record)
            case Round():
                is_open = bool(unchecked(record, self._held))
                is_late = is_open and self._is_past(record)
            case Check():
                is_open, is_late = bool(record.finding) and record.corrected is None, False
        return {"late": is_late, "open": is_open, "settled": not is_open}.get(word, False)

    def _licence_stands(self, it: Licence, word: str) -> bool:
        today, renewal = self._today, open_renewal(self._held, it.id)
        match word:
            case "late":
                return is_ours(it, today, self._held) and self._is_late(it)
            case "open" | "settled":
                return is_ours(it, today, self._held) is (word == "open")
            case "waiting":
                return renewal is not None and renewal.state == "filed"
            case "renewing":
                return renewal is not None
            case "valid":
                return is_valid(it, today, self._held)
            case "expiring":
                return is_pressing(it, self._held, today, self._workdays)
            case "window":
                return is_window_open(it, today, self._workdays)
            case "lent":
                return bool(open_loans(self._held, it.id))
            case "missing":
                return is_ours(it, today, self._held) and bool(original_missing(it, self._held))
            case "red":
                return bool(reds(it, self._held, today, self._truth))
        return word in {it.state, stands(it, self._held, today, self._workdays)}

    def _is_late(self, it: Licence) -> bool:
        """Tell whether it has expired, a paper of it is not back, or its renewal was to be begun."""
        last = last_day(it)
        if last is not None and last < self._today:
            return True
        if any(days_overdue(loan, self._today, self._workdays) for loan in open_loans(self._held, it.id)):
            return True
        return start_presses(latest_safe_start(it, self._held, self._workdays), self._today)

    def _is_past(self, record: Renewal | Round) -> bool:
        day = self.day(record)
        return day is not None and day < self._today

    def states(self, it: Licence) -> tuple[str, ...]:
        """Return in which states a licence is: as decided, as it stands today, and as its renewal goes."""
        renewal = open_renewal(self._held, it.id)
        stood = stands(it, self._held, self._today, self._workdays)
        return (it.state, stood, renewal.state) if renewal else (it.state, stood)

    def said(self, record: Held) -> str:
        """Return, folded, what lists say of a record besides its own fields."""
        if isinstance(record, Licence):
            line = licence_line(record, self._held, self._today, self._workdays, self._truth)
            long = "" if last_day(record) else "long-term"
            return "\n".join((line.words, *self.states(record)[1:], long)).casefold()
        of = self._held.licences.get(getattr(record, "licence", ""))
        return of.name.casefold() if of else ""
