"""What is asked of all licences together: may we, reminders, rounds, facts."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from office_tui.cli.answering import say_done
from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, warn
from office_tui.domain.clean import clean_line
from office_tui.errors import UsageError

if TYPE_CHECKING:
    from office_tui.domain.reminding import Message
    from office_tui.services.desk import Desk

SUBJECTS = {
    (False, False): "Licence ledger", (True, False): "Record of checks",
    (False, True): "证照台账", (True, True): "证照检查记录",
}  # fmt: skip
"""What the document is called: of checks or licences, in Chinese or English."""


def add_commands(verbs: Any) -> None:
    """Declare these verbs."""
    may = verbs.add_parser("may", help="may we? yes by which licence, or no and why; exit code 1 for no")
    may.add_argument("wanted", nargs="+", metavar="CLASS", help="words of its name, class or keywords")
    may.add_argument("--on", default="", metavar="DATE", help="the day, if not today")
    may.add_argument(
        "--for", dest="activity", default="", metavar="ACTIVITY", help="what must be within its scope"
    )
    may.set_defaults(act=_may)
    _add_reminders(verbs)
    _add_papers(verbs)


def _add_reminders(verbs: Any) -> None:
    reminders = verbs.add_parser(
        "reminders",
        help="today's reminders, one message a person; silent when nothing is due; for cron",
        description="Tells nothing outside office hours. In cron, so: 30 9 * * * office-tui licence reminders",
    )
    reminders.add_argument("--look", action="store_true", help="only look: they stay to be told")
    reminders.add_argument("--any-hour", action="store_true", help="outside office hours too")
    reminders.set_defaults(act=_reminders)


def _add_papers(verbs: Any) -> None:
    ledger = verbs.add_parser(
        "ledger", help="the ledger, or with --checks the record of checks, as CSV or .docx"
    )
    ledger.add_argument("--view", default="", help="which licences: held, red, expiring, on loan, all, …")
    ledger.add_argument("--checks", action="store_true", help="what was checked, instead of the licences")
    ledger.add_argument("--chinese", action="store_true", help="headings and document in Chinese")
    ledger.add_argument("-o", "--output", default="", metavar="FILE", help=".csv or .docx; never overwrites")
    ledger.set_defaults(act=_ledger)
    round_ = verbs.add_parser("round", help="begin a round of verification over all licences")
    round_.add_argument("name", help="such as 2026-Q1")
    round_.add_argument("--due", required=True, metavar="DATE", help="by when every licence is checked")
    round_.add_argument(
        "--every",
        type=int,
        default=3,
        metavar="MONTHS",
        help="until the next one (3); 0: it is one of its own",
    )
    round_.set_defaults(act=_round)
    fact = verbs.add_parser(
        "fact", help="what is true of the company, and what must be amended after a change"
    )
    fact.add_argument("name", nargs="?", default="", help="name, address, representative, …; without it, all")
    fact.add_argument("value", nargs="?", help="what it is; without it, what it is is said")
    fact.add_argument(
        "--chinese", default="", metavar="TEXT", help="with a value: as it is printed in Chinese"
    )
    fact.add_argument(
        "--since", default="", metavar="DATE", help="with a value: from which day, if not today"
    )
    fact.add_argument("--why", default="", metavar="TEXT", help="with a value: the decision that changed it")
    fact.set_defaults(act=_fact)


def _may(options: argparse.Namespace) -> int:
    from office_tui.cli.licence_verbs import day
    from office_tui.domain.may_we import may_we
    from office_tui.domain.may_words import told
    from office_tui.services.holdings import holdings

    wanted, activity = clean_line(" ".join(options.wanted)), clean_line(options.activity)
    if not wanted.strip():
        raise UsageError("Say what is wanted.", "Such as: licence may food permit --for “cold dishes”.")
    with office() as desk:
        on = day(desk, options.on) or desk.today
        verdict = may_we(
            wanted, on, holdings(desk), today=desk.today, workdays=desk.workdays, activity=activity
        )
    if options.json:
        say_json({"on": on, **verdict._asdict()})
    else:
        first, *more = told(verdict, on)
        say("\n".join([first, *(f"  {each}" for each in more)]))
    return 0 if verdict.yes else 1


def _reminders(options: argparse.Namespace) -> int:
    from office_tui.services.reminding import due_messages, tell

    with office() as desk:
        print_them = partial(_print_messages, desk, as_json=options.json)
        if options.look:
            print_them(due_messages(desk))
        else:
            tell(desk, print_them, at_any_hour=options.any_hour)
        if not (options.look or options.any_hour):
            _tell_withheld(desk)
    return 0


def _print_messages(desk: Desk, messages: list[Message], *, as_json: bool) -> None:
    """Print them to the last byte: what cannot be printed is not told."""
    if as_json:
        say_json([_plain(desk, each) for each in messages])
    elif messages:
        say("\n\n".join(_letter(desk, each) for each in messages))
    sys.stdout.flush()


def _tell_withheld(desk: Desk) -> None:
    """Say that something is due and was not told: a cron job at night would stay silent for ever."""
    from office_tui.services.reminding import withheld

    if count := len(withheld(desk)):
        hours = desk.settings.snooze
        few = "message is" if count == 1 else "messages are"
        warn(
            f"{count} {few} due and not told: office hours are {hours.morning:%H:%M} to {hours.tonight:%H:%M}. "
            "Let cron ask within them, or use --any-hour."
        )


def _plain(desk: Desk, message: Message) -> dict[str, Any]:
    lines = [
        {"title": each.title, "id": each.told.of, "day": each.told.day, "rung": each.told.rung}
        for each in message.lines
    ]
    return {"to": message.to, "name": desk.name(message.to), "mail": _mail(desk, message.to), "lines": lines}


def _letter(desk: Desk, message: Message) -> str:
    from office_tui.domain.dates import say_date

    mail = _mail(desk, message.to)
    lines = [
        f"  {each.title}: {say_date(each.told.day, desk.today)} ({each.told.of})" for each in message.lines
    ]
    return "\n".join([f"To: {desk.name(message.to)}{f' <{mail}>' if mail else ''}", *lines])


def _mail(desk: Desk, id_: str) -> str:
    return str(getattr(desk.store.get(id_), "email", ""))


def _round(options: argparse.Namespace) -> int:
    from office_tui.domain.dates import read_date
    from office_tui.services.verifying import begin_round

    with office() as desk:
        due = read_date(clean_line(options.due), desk.today, desk.workdays)
        done = begin_round(desk, clean_line(options.name), due, every=options.every)
        say_done(desk, done, as_json=options.json)
    return 0


def _fact(options: argparse.Namespace) -> int:
    from office_tui.cli.licence_facts import as_json, say_fact
    from office_tui.cli.licence_verbs import day
    from office_tui.services.facts import change_fact, still_to_amend
    from office_tui.services.holdings import holdings

    _refuse_valueless(options)
    with office() as desk:
        if options.value is not None:
            since = day(desk, options.since)
            done = change_fact(
                desk, options.name, options.value, value_zh=options.chinese, since=since, why=options.why
            )
            if not options.json:
                say(done.label)
        names = [options.name] if options.name else sorted(holdings(desk).facts)
        told = [(name, still_to_amend(desk, name)) for name in names]
        if options.json:
            each = [as_json(desk, name, found) for name, found in told]
            say_json(each[0] if options.name else each)
        else:
            for name, found in told:
                say_fact(desk, name, found)
    return 0


def _refuse_valueless(options: argparse.Namespace) -> None:
    """Refuse what says more of a value that is not given: it would be lost without a word."""
    said = [f"--{name}" for name in ("chinese", "since", "why") if getattr(options, name)]
    if options.value is None and said:
        name = clean_line(options.name) or "address"
        raise UsageError(
            f"{', '.join(said)} says more of a value, and none is given.",
            f"Such as: licence fact {name} “…” {said[0]} ….",
        )


def _ledger(options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.registers.all import register_of
    from office_tui.registers.ledger import CHECK_RECORD, LEDGER, ledger_rows
    from office_tui.services.ledgers import csv_text, write_table
    from office_tui.services.look import look

    register, view = register_of("checks" if options.checks else "licences", clean_line(options.view))
    columns = CHECK_RECORD if options.checks else LEDGER
    path = Path(options.output) if options.output else None
    with office() as desk:
        records = register.chosen(desk.all(register.type), view, look(desk))
        on_paper = path is not None and path.suffix.lower() == ".docx"
        table = ledger_rows(columns, records, look(desk), chinese=options.chinese, on_paper=on_paper)
        if path is not None:
            subject = SUBJECTS[options.checks, options.chinese]
            write_table(desk, table, path, subject=subject, chinese=options.chinese)
    if options.json:
        say_json(
            {"rows": [dict(zip(table[0], row, strict=True)) for row in table[1:]], "path": options.output}
        )
    elif path is None:
        sys.stdout.write(csv_text(table))
    else:
        say(f"{len(table) - 1} in {path}")
    return 0
