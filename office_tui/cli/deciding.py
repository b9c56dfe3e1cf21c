"""`decide`, `undo` and `redo`: the inbox's verbs from a script."""

from __future__ import annotations

import argparse
from typing import Any

from office_tui.cli.answering import say_done
from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json
from office_tui.domain import life
from office_tui.domain.clean import clean_line
from office_tui.errors import UsageError

VERBS = {
    "accept": "[directive|letter]  take the suggestion, or accept as that",
    "give": "WHO  to a department or person",
    "owner": "WHO  who in the department does it",
    "due": "DATE [because REASON]  2026-03-20, fri, 10 working days, 3月20日",
    "importance": "low|normal|high|top",
    "defer": "WHEN [because REASON]  tonight, tomorrow, next week, fri 9am",
    "delegate": "WHO [until WHEN]  hand over, and wait",
    "duplicate": "ID  of what it repeats",
    "decline": "REASON",
    "file": "seen, nothing to do",
    "suspend": "[until] WHEN because REASON  it comes back then; paused until “resume”",
    "merge": "[into] ID [because REASON]  a directive goes into another one",
    "clarify": "WHAT IS ASKED  a letter's clock is paused until “resume”",
    "reopen": "REASON",
    "delete": "undo brings it back",
    "chase": "[NOTE]  log a reminder",
    "report": "[EVIDENCE]  it is reported done",
    "verify": "EVIDENCE  verify and close",
    "close": "REASON  close without evidence",
    "rework": "REASON  send back",
    "ask-time": "DATE because REASON  more time is asked for",
    "grant": "the time asked for",
    "refuse": "the time asked for",
}
"""Each verb, and what it needs; `cli.verbs` has what it does."""
ELSEWHERE = {"assign": "give", "answer": "report"}
"""Steps that a verb under another name takes, with all that belongs to them."""
STEPS = tuple(
    dict.fromkeys(
        verb
        for kind in ("directive", "letter", "letter out")
        for steps in life.LIVES[kind].values()
        for verb in steps
        if verb not in VERBS and verb not in ELSEWHERE
    )
)
"""Every other step of a life, in the order in which people meet them; what goes back or aside takes its reason."""


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    verbs = "\n".join(f"  {name:<11}{text}" for name, text in VERBS.items())
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
    words = [clean_line(each) for each in options.words]
    at = next((i for i, word in enumerate(words) if i and (word in VERBS or word in STEPS)), 0)
    if not at:
        raise UsageError(
            "No verb was understood.", f"After the ids say one of: {', '.join([*VERBS, *STEPS])}."
        )
    with office() as desk:
        from office_tui.cli.verbs import act

        seen = [desk.find(each) for each in words[:at]]
        done = act(desk, seen, words[at], " ".join(words[at + 1 :]))
        say_done(desk, done, as_json=options.json)
    return 0


def _turn(options: argparse.Namespace) -> int:
    from office_tui.services.undo import redo, undo

    with office() as desk:
        undone = undo(desk) if options.verb == "undo" else redo(desk)
    if options.json:
        say_json({"label": undone.label, "entry": undone.entry, "spared": undone.spared})
    else:
        spared = f" ({undone.spared} decided since were left)" if undone.spared else ""
        say(f"{options.verb}: {undone.label}{spared}")
    return 0
