"""`list`, `show` and `today`: what is there, without a screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from office_tui.cli.office import office
from office_tui.cli.printing import plain, say, say_json, say_table
from office_tui.domain.clean import clean_line
from office_tui.errors import UsageError

if TYPE_CHECKING:
    from office_tui.domain.licence_told import Said
    from office_tui.domain.record import Record
    from office_tui.domain.today import BandItem, Bands
    from office_tui.registers.register import Column
    from office_tui.services.desk import Desk


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    listed = commands.add_parser("list", help="records of a kind: inbox, directives, letters, departments, …")
    listed.add_argument(
        "kind",
        metavar="KIND",
        help="inbox, captures, directives, letters, assignments, departments, people, licences, loans, renewals, …",
    )
    listed.add_argument("--view", default="", help="which of them: open, late, waiting, settled, all, …")
    listed.add_argument("--filter", default="", help="words, or dept:finance due:<7d is:late from:tax")
    listed.add_argument("--json", action="store_true", help="answer in JSON")
    listed.set_defaults(act=_list)
    show = commands.add_parser("show", help="everything about one record")
    show.add_argument("id", metavar="ID", help="an id or a number")
    show.add_argument("--json", action="store_true", help="answer in JSON")
    show.set_defaults(act=_show)
    today = commands.add_parser("today", help="what to decide, to chase and to verify today")
    today.add_argument("--json", action="store_true", help="answer in JSON")
    today.set_defaults(act=_today)


def _list(options: argparse.Namespace) -> int:
    from office_tui.registers.all import register_of
    from office_tui.services.look import look

    kind = clean_line(options.kind)
    register, view = register_of(kind, clean_line(options.view))
    wanted = clean_line(options.filter)
    _refuse_misunderstood(wanted)
    with office() as desk:
        seen = look(desk)
        columns, records = register.columns, register.chosen(desk.all(register.type), view, seen)
        if (kind, view.name) == ("inbox", "away"):
            columns, records = _away(desk)
        if wanted:
            from office_tui.services.search import passing

            records = passing(desk, records, wanted)
        if options.json:
            say_json([plain(each) for each in records])
        else:
            rows = [tuple(column.value(each, seen) for column in columns) for each in records]
            say_table([column.title for column in columns], rows)
    return 0


def _away(desk: Desk) -> tuple[tuple[Column, ...], list[Record]]:
    """Return the columns and records of all that is put off or delegated, registered already or not."""
    from office_tui.registers.items import AWAY
    from office_tui.services.inbox import away

    return AWAY, [desk.get(each.id) for each in away(desk)]


def _refuse_misunderstood(wanted: str) -> None:
    """Raise `UsageError` for terms that were not understood: nobody is there who sees that they keep everything."""
    if not wanted:
        return
    from office_tui.domain.filter import parse_filter

    if problems := parse_filter(wanted).problems:
        raise UsageError(" ".join(problems), 'Quotes around a phrase make it words: "re: plan".')


def _show(options: argparse.Namespace) -> int:
    from office_tui.services.journal import history, told_of

    with office() as desk:
        record = desk.find(clean_line(options.id))
        fields = plain(record)
        body = desk.body(getattr(record, "text", ""))
        if options.json:
            say_json(fields | {"body": body} if body else fields)
            return 0
        for name, value in fields.items():
            if value not in ("", None, [], {}, False, 0):
                say(f"{name:<14}{_worded(desk, record, name, value)}")
        for each in _told(desk, record):
            say(f"{each.label:<14}{each.text}")
        if body:
            say("\n" + body)
        for entry in history(desk, record.id):
            say(f"{desk.here(entry.at):%Y-%m-%d %H:%M}  {entry.actor}: {told_of(entry, record.id)}")
    return 0


def _told(desk: Desk, record: Record) -> list[Said]:
    """Return what the rules say of a record besides its own fields."""
    from office_tui.domain.directive import Directive
    from office_tui.domain.licence import Licence

    if isinstance(record, Directive):
        return _merged_in(desk, record)
    if not isinstance(record, Licence):
        return []
    from office_tui.domain.licence_told import say_licence
    from office_tui.services.holdings import holdings

    return say_licence(record, holdings(desk), desk.today, desk.workdays, desk.name)


def _merged_in(desk: Desk, record: Record) -> list[Said]:
    """Return what went into a directive; its own record does not say so."""
    from office_tui.domain.licence_told import Said
    from office_tui.services.merging import went_into

    return [
        Said("merged_in", f"{each.id} went into this: {each.title}") for each in went_into(desk, record.id)
    ]


def _worded(desk: Desk, record: Record, name: str, value: Any) -> str:
    from datetime import datetime

    from office_tui.domain.clock import Clock, explain
    from office_tui.domain.fact import Fact
    from office_tui.domain.fact_history import history
    from office_tui.domain.standing import undone
    from office_tui.domain.worded import Worded

    field = getattr(record, name, None)
    if isinstance(field, tuple) and any(isinstance(each, Worded) for each in field):
        return "; ".join(each.words() for each in field)
    if isinstance(record, Fact) and name == "versions":
        return "; ".join(history(record, desk.today))
    if isinstance(field, tuple) and all(isinstance(each, str) for each in field):
        return ", ".join(field)
    if isinstance(field, Clock):
        return " ".join(explain(field, desk.workdays, desk.today, undone(record)))
    if isinstance(field, datetime):
        return f"{desk.here(field):%Y-%m-%d %H:%M}"
    if isinstance(value, str):
        return desk.name(value)
    import msgspec

    return msgspec.json.encode(value).decode()


def _today(options: argparse.Namespace) -> int:
    return show_today(as_json=options.json)


def show_today(*, as_json: bool) -> int:
    """Print today's bands; returns the exit code."""
    from office_tui.services.today import today_bands

    with office() as desk:
        bands = today_bands(desk)
        if as_json:
            say_json({"date": desk.today, **{name: _plain(getattr(bands, name)) for name in bands._fields}})
        else:
            say_today(desk, bands)
    return 0


def _plain(part: Any) -> Any:
    if hasattr(part, "_asdict"):
        return part._asdict()
    return [each._asdict() for each in part]


def say_today(desk: Desk, bands: Bands) -> None:
    """Print today's bands as text."""
    from office_tui.services.letterhead import letterhead

    us = letterhead(desk)
    office = us.company or us.company_zh or "Office"
    counts = bands.counts
    say(f"{office}  {desk.today:%a} {desk.today.day} {desk.today:%b %Y}")
    say(
        f"{counts.late} late, {counts.unanswered} unanswered, {counts.undecided} undecided, "
        f"{counts.waiting} waiting, {counts.due_today} due today"
        + (f", {counts.expiring} expiring" if counts.expiring else "")
    )
    for title, items in (
        ("DECIDE", bands.decide),
        ("CHASE", bands.chase),
        ("VERIFY", bands.verify),
        ("NEXT DAYS", bands.next_days),
    ):
        if items:
            say(f"\n{title} {len(items)}")
            for each in items:
                say(_line(desk, each))


def _line(desk: Desk, item: BandItem) -> str:
    from office_tui.domain.dates import short_date
    from office_tui.domain.width import pad

    due = f"due {short_date(item.due, desk.today)}" if item.due and not item.late else ""
    late = f"{item.late} d late" if item.late else "" if due and item.why == "due" else item.why
    right = ", ".join(dict.fromkeys(each for each in (late, due) if each))
    return f"  {pad(desk.name(item.who), 16)}  {pad(item.title, 44)}  {item.id:<8}  {right}"
