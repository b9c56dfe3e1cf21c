"""What `decide` does for each verb: its words are read, and the service of that name is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from office_tui.domain.capture import Becomes
from office_tui.domain.dates import read_date
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.services import deleting, follow, triage
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.merging import merge
from office_tui.services.when import moment_of

Act = Callable[[Desk, Sequence[Record], str], Done]


def _accept(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    if words not in get_args(Becomes):
        raise UsageError(
            f"Nothing is accepted as “{words}”.", "Say accept, accept directive or accept letter."
        )
    becomes: Becomes = words  # type: ignore[assignment]  # it is one of them: just checked
    return triage.accept(desk, seen, becomes)


def _reasoned(words: str) -> tuple[str, str]:
    """Return what was said before “because”, and the reason after it."""
    said, _, reason = f" {words}".partition(" because ")
    return said.strip(), reason.strip()


def _due(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    day, reason = _reasoned(words)
    return triage.set_due(desk, seen, read_date(day, desk.today, desk.workdays), reason=reason)


def _defer(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    until, reason = _reasoned(words)
    return triage.defer(desk, seen, moment_of(desk, until), reason)


def _suspend(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    until, reason = _reasoned(words)
    return follow.move(desk, seen, "suspend", reason, moment_of(desk, until.removeprefix("until ")))


def _merge(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    into, reason = _reasoned(words)
    return merge(desk, seen, into.removeprefix("into "), reason)


def _delegate(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    to, _, until = words.partition(" until ")
    return triage.delegate(desk, seen, to, moment_of(desk, until) if until else None)


def _importance(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    return triage.set_importance(desk, seen, words)  # type: ignore[arg-type]  # the service refuses any other word


def _more_time(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    day, reason = _reasoned(words)
    return follow.ask_more_time(desk, seen, read_date(day, desk.today, desk.workdays), reason)


def _wordless(act: Callable[[Desk, Sequence[Record]], Done]) -> Act:
    """Refuse words that the verb would not read: they were meant for something."""

    def take(desk: Desk, seen: Sequence[Record], words: str) -> Done:
        if words:
            raise UsageError(f"“{words}” is too much here.", "This verb takes no words.")
        return act(desk, seen)

    return take


ACTS: dict[str, Act] = {
    "accept": _accept,
    "give": triage.give,
    "owner": triage.own,
    "due": _due,
    "importance": _importance,
    "defer": _defer,
    "delegate": _delegate,
    "duplicate": triage.duplicate,
    "decline": triage.decline,
    "file": _wordless(triage.file),
    "reopen": lambda desk, seen, words: triage.reopen(desk, seen, words.removeprefix("because ")),
    "delete": _wordless(deleting.delete),
    "suspend": _suspend,
    "merge": _merge,
    "clarify": lambda desk, seen, words: follow.move(desk, seen, "clarify", words),
    "chase": lambda desk, seen, words: follow.chase(desk, seen, note=words),
    "report": follow.report,
    "verify": follow.verify,
    "close": lambda desk, seen, words: follow.verify(desk, seen, reason=words),
    "rework": follow.rework,
    "ask-time": _more_time,
    "grant": _wordless(lambda desk, seen: follow.answer_time(desk, seen, granted=True)),
    "refuse": _wordless(lambda desk, seen: follow.answer_time(desk, seen, granted=False)),
}


def act(desk: Desk, seen: Sequence[Record], verb: str, words: str) -> Done:
    """Do what a verb says to the records; a verb that is not listed is a step of their lives."""
    if verb in ACTS:
        return ACTS[verb](desk, seen, words)
    return follow.move(desk, seen, verb, words.removeprefix("because "))
