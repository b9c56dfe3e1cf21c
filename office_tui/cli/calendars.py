"""`calendar` and `vdir`: what falls on which day, as a list, for a phone, and for a synced folder."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, say_table, warn
from office_tui.domain.clean import clean_line
from office_tui.errors import UsageError

if TYPE_CHECKING:
    from office_tui.domain.event import Event
    from office_tui.services.agenda import Span
    from office_tui.services.desk import Desk

_LISTED = timedelta(days=31)
_BACK = timedelta(days=366)
_AHEAD = timedelta(days=2 * 366)


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    calendar = commands.add_parser("calendar", help="what falls on which day; --ics FILE for the phone")
    calendar.add_argument("--ics", metavar="FILE", help="write an iCalendar file; - is standard output")
    calendar.set_defaults(act=_calendar)
    vdir = commands.add_parser("vdir", help="keep a folder of .ics files in step, for vdirsyncer and khal")
    vdir.add_argument("folder", metavar="FOLDER", help="where to; made if it is missing")
    vdir.set_defaults(act=_vdir)
    for command in (calendar, vdir):
        command.add_argument("--from", dest="first", default="", metavar="DATE", help="the first day")
        command.add_argument("--to", dest="last", default="", metavar="DATE", help="the last day")
        command.add_argument(
            "--kind", action="append", default=[], metavar="KIND", help="only directives, …; may be repeated"
        )
        command.add_argument("--json", action="store_true", help="answer in JSON")


def _calendar(options: argparse.Namespace) -> int:
    with office() as desk:
        events = _events(desk, options, is_list=options.ics is None)
        if options.ics is not None:
            return _write(desk, events, options)
        if options.json:
            say_json([_plain(desk, each) for each in events])
        else:
            say_table(("day", "time", "what", "title", "id"), [_row(desk, each) for each in events])
    return 0


def _events(desk: Desk, options: argparse.Namespace, *, is_list: bool) -> list[Event]:
    from office_tui.services.agenda import agenda, kind_called

    kinds = {kind_called(clean_line(each)) for each in options.kind}
    return agenda(desk, _span(desk, options, is_list=is_list), kinds)


def _span(desk: Desk, options: argparse.Namespace, *, is_list: bool) -> Span:
    """Return the days asked for: a list shows a month from today, a file all that is still of use."""
    from office_tui.services.agenda import Span

    today = desk.today
    first = _day(desk, options.first, today if is_list else today - _BACK)
    last = _day(desk, options.last, max(first, today) + (_LISTED if is_list else _AHEAD))
    if last < first:
        raise UsageError(f"{last} is before {first}.", "--from is the first day, --to the last.")
    return Span(first, last)


def _day(desk: Desk, words: str, otherwise: date) -> date:
    from office_tui.domain.dates import read_date

    return read_date(clean_line(words), desk.today, desk.workdays) if words else otherwise


def _row(desk: Desk, event: Event) -> tuple[str, ...]:
    moment = f"{event.at.astimezone(desk.now.tzinfo):%H:%M}" if event.at is not None else ""
    return event.day.isoformat(), moment, event.what, event.title, event.id


def _plain(desk: Desk, event: Event) -> dict[str, Any]:
    from office_tui.calendars.ics_out import uid

    names = ("day", "at", "what", "kind", "title", "id", "letter", "heading", "lines", "alarms")
    return {name: getattr(event, name) for name in names} | {"uid": uid(event, desk.store.database)}


def _write(desk: Desk, events: list[Event], options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.services.publishing import calendar_of, save

    content = calendar_of(desk, events)
    if options.ics == "-":
        sys.stdout.buffer.write(content)
        return 0
    path = Path(options.ics)
    save(path, content)
    if options.json:
        say_json({"path": str(path), "events": len(events)})
    else:
        say(f"{path}: {_counted(len(events), 'event')}")
    return 0


def _vdir(options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.services.publishing import edition
    from office_tui.services.vdir import keep_in_step

    folder = Path(options.folder)
    with office() as desk:
        done = keep_in_step(folder, _events(desk, options, is_list=False), edition(desk))
    if options.json:
        say_json({"folder": str(folder), **done._asdict()})
    else:
        say(f"{folder}: {done.written} written, {done.removed} removed, {done.same} as they were")
    for name in done.foreign:
        warn(f"{folder / name} is not of this office's making and was left alone.")
    return 1 if done.foreign else 0


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
