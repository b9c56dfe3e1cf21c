"""`restore`: what an earlier copy would change, and going back to it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, say_table, warn
from office_tui.errors import DamagedError, NoOfficeError, OfficeError, UsageError

if TYPE_CHECKING:
    from office_tui.services.restoring import Plan, Restored
    from office_tui.store.snapshot import Snapshot

WORD: Final = "restore"
"""What is typed to confirm."""


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    restore = commands.add_parser(
        "restore", help="go back to an earlier copy, as one decision that undo takes back"
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="the copy; `backup --verify` lists them")
    restore.add_argument("--dry-run", action="store_true", help="only show what would change")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.add_argument("-n", "--lines", type=int, default=40, help="how many records to show at most (40)")
    restore.add_argument("--json", action="store_true", help="answer in JSON; needs --yes or --dry-run")
    restore.set_defaults(act=_restore)


def _restore(options: argparse.Namespace) -> int:
    from office_tui.services.restoring import compare, read_for_restore

    copy = read_for_restore(options.file)
    try:
        with office(still=True) as desk:
            plan = compare(desk, copy)
    except (DamagedError, NoOfficeError) as error:
        return _replace(options, copy, error)
    if not options.json:
        _show(plan, options)
    entry, beware = "", tuple[str, ...]()
    if plan.differences and not options.dry_run:
        _confirm(options)
        entry, beware = _do(plan, options.file.name)
    if options.json:
        differences = [{"how": each.how, "id": each.id, "title": each.title} for each in plan.differences]
        told = {"differences": differences, "entries": plan.entries, "entry": entry}
        say_json(told | ({"beware": beware} if beware else {}))
    elif entry:
        say(f"Restored as {entry}; `office-tui undo` takes it back.")
        for each in beware:
            warn(f"The copy contradicts itself: {each}")
    return 0


def _show(plan: Plan, options: argparse.Namespace) -> None:
    shown = plan.differences[: max(options.lines, 0)]
    say_table(("how", "record", "title"), [(each.how, each.id, each.title) for each in shown])
    if rest := len(plan.differences) - len(shown):
        say(f"and {rest} more")
    counts: dict[tuple[str, str], int] = {}
    for each in plan.differences:
        counts[each.table, each.how] = counts.get((each.table, each.how), 0) + 1
    for (table, how), count in counts.items():
        say(f"{table}: {count} {how}")
    if not plan.differences:
        say(f"Nothing differs from {options.file.name}.")
    elif plan.entries:
        made = "1 decision was" if plan.entries == 1 else f"{plan.entries} decisions were"
        say(f"{made} made since; the journal keeps them.")


def _confirm(options: argparse.Namespace) -> None:
    if options.yes:
        return
    if options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("Nothing was changed: nobody was there to ask.", "Add --yes to do it, or --dry-run.")
    say(f"Type {WORD} to do it:")
    if sys.stdin.readline().strip() != WORD:
        raise OfficeError("Nothing was changed.")


def _do(plan: Plan, name: str) -> Restored:
    from office_tui.services.restoring import restore

    with office() as desk:
        return restore(desk, plan, name)


def _replace(options: argparse.Namespace, copy: Snapshot, why: OfficeError) -> int:
    """Put the copy in the place of an office that does not open, or is not there."""
    from office_tui.paths import paths
    from office_tui.services.mending import put_back

    warn(why.message)
    if isinstance(why, DamagedError):
        warn("`office-tui doctor --repair` saves more than a copy has; try it first.")
    records = sum(map(len, copy.tables.values()))
    if not options.json:
        say(f"{options.file.name} has commit {copy.seq} and {records} records, and takes the office's place.")
    kept_in = None
    if not options.dry_run:
        _confirm(options)
        kept_in = put_back(paths(), options.file)
    if options.json:
        done = not options.dry_run
        say_json({"commit": copy.seq, "records": records, "done": done, "kept_in": str(kept_in or "")})
    elif not options.dry_run:
        say("Restored." + (f" The damaged files are kept in {kept_in}." if kept_in else ""))
    return 0
