"""`decide`, `undo` and `redo`: the inbox's verbs from a script."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, get_args

from office_tui.cli.printing import plain, say, say_json
from office_tui.domain.capture import Becomes
from office_tui.domain.dates import read_date
from office_tui.domain.record import Record
from office_tui.errors import UsageError
from office_tui.services import follow, triage
from office_tui.services.deciding import Done
from office_tui.services.desk import Desk
from office_tui.services.opening import open_desk
from office_tui.services.when import moment_of

Verb = Callable[[Desk, Sequence[Record], str], Done]


def _accept(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    if words not in get_args(Becomes):
        raise UsageError(
            f"Nothing is accepted as “{words}”.", "Say accept, accept directive or accept letter."
        )
    becomes: Becomes = words  # type: ignore[assignment]  # it is one of them: just checked
    return triage.accept(desk, seen, becomes)


def _due(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    day, _, reason = words.partition(" because ")
    return triage.set_due(desk, seen, read_date(day, desk.today, desk.workdays), reason=reason)


def _defer(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    until, _, reason = words.partition(" because ")
    return triage.defer(desk, seen, moment_of(desk, until), reason)


def _delegate(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    to, _, until = words.partition(" until ")
    return triage.delegate(desk, seen, to, moment_of(desk, until) if until else None)


def _importance(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    return triage.set_importance(desk, seen, words)  # type: ignore[arg-type]  # the service refuses any other word


def _extend(desk: Desk, seen: Sequence[Record], words: str) -> Done:
    day, _, reason = words.partition(" because ")
    return follow.ask_more_time(desk, seen, read_date(day, desk.today, desk.workdays), reason)


VERBS: dict[str, tuple[Verb, str]] = {
    "accept": (_accept, "[directive|letter]  take the suggestion, or accept as that"),
    "give": (triage.give, "WHO  to a department or person"),
    "owner": (triage.own, "WHO  who in the department does it"),
    "due": (_due, "DATE [because REASON]  2026-03-20, fri, 10 working days, 3月20日"),
    "importance": (_importance, "low|normal|high|top"),
    "defer": (_defer, "WHEN [because REASON]  tonight, tomorrow, next week, fri 9am"),
    "delegate": (_delegate, "WHO [until WHEN]  hand over, and wait"),
    "duplicate": (triage.duplicate, "ID  of what it repeats"),
    "decline": (triage.decline, "REASON"),
    "file": (lambda desk, seen, _: triage.file(desk, seen), "seen, nothing to do"),
    "reopen": (triage.reopen, "[REASON]"),
    "delete": (lambda desk, seen, _: triage.delete(desk, seen), "undo brings it back"),
    "chase": (lambda desk, seen, words: follow.chase(desk, seen, note=words), "[NOTE]  log a reminder"),
    "report": (follow.report, "[EVIDENCE]  it is reported done"),
    "verify": (follow.verify, "EVIDENCE  verify and close"),
    "close": (
        lambda desk, seen, words: follow.verify(desk, seen, reason=words),
        "REASON  close without evidence",
    ),
    "rework": (follow.rework, "REASON  send back"),
    "ask-time": (_extend, "DATE because REASON  more time is asked for"),
    "grant": (lambda desk, seen, _: follow.answer_time(desk, seen, granted=True), "the time asked for"),
    "refuse": (lambda desk, seen, _: follow.answer_time(desk, seen, granted=False), "the time asked for"),
}
STEPS = (
    "start",
    "return",
    "suspend",
    "resume",
    "propose",
    "instruct",
    "clarify",
    "circulate",
    "read",
    "dispatch",
    "deliver",
)


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    verbs = "\n".join(f"  {name:<11}{text}" for name, (_, text) in VERBS.items())
    decide = commands.add_parser(
        "decide",
        help="decide on items: decide CAP-3 accept",
        description="Decide on one or several items. The verbs:\n"
        + verbs
        + f"\nand the steps {', '.join(STEPS)}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    decide.add_argument(
        "words", nargs="+", metavar="ID … VERB …", help="ids or numbers, a verb, and what it needs"
    )
    decide.add_argument("--json", action="store_true", help="answer in JSON")
    decide.set_defaults(act=_decide)
    for name, text in (("undo", "take back your last decision"), ("redo", "do again what was undone")):
        back = commands.add_parser(name, help=text)
        back.add_argument("--json", action="store_true", help="answer in JSON")
        back.set_defaults(act=_turn, verb=name)


def _decide(options: argparse.Namespace) -> int:
    words: list[str] = options.words
    at = next((i for i, word in enumerate(words) if i and (word in VERBS or word in STEPS)), 0)
    if not at:
        raise UsageError(
            "No verb was understood.", f"After the ids say one of: {', '.join([*VERBS, *STEPS])}."
        )
    verb, rest = words[at], " ".join(words[at + 1 :])
    desk = open_desk()
    try:
        seen = [desk.find(each) for each in words[:at]]
        done = VERBS[verb][0](desk, seen, rest) if verb in VERBS else follow.move(desk, seen, verb, rest)
        after = [record for each in (*done.ids, *done.made) if (record := desk.store.get(each)) is not None]
    finally:
        desk.close()
    if options.json:
        say_json({"label": done.label, "records": [plain(record) for record in after]})
        return 0
    say(done.label + (f" → {', '.join(done.made)}" if done.made else ""))
    return 0


def _turn(options: argparse.Namespace) -> int:
    from office_tui.services.undo import redo, undo

    desk = open_desk()
    try:
        undone = undo(desk) if options.verb == "undo" else redo(desk)
    finally:
        desk.close()
    if options.json:
        say_json({"label": undone.label, "entry": undone.entry, "spared": undone.spared})
    else:
        spared = f" ({undone.spared} decided since were left)" if undone.spared else ""
        say(f"{options.verb}: {undone.label}{spared}")
    return 0
