"""`backup`, `restore`, `check` and `doctor`: copies, and what to do when something is broken."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, say_table
from office_tui.errors import DamagedError

if TYPE_CHECKING:
    from office_tui.store.mending.finding import Finding


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    backup = commands.add_parser("backup", help="copy the office as it stands now, and read the copy again")
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to; never overwritten")
    backup.add_argument(
        "--verify",
        action="store_true",
        help="make none: read all copies (or FILE) and the kept files they name",
    )
    backup.add_argument("--json", action="store_true", help="answer in JSON")
    backup.set_defaults(act=_backup)
    check = commands.add_parser("check", help="quickly look for damage; says nothing where there is none")
    check.add_argument("--json", action="store_true", help="answer in JSON")
    check.set_defaults(act=_check)
    doctor = commands.add_parser(
        "doctor", help="look for any damage; exit code 1 if anything is odd, 4 if damaged"
    )
    doctor.add_argument(
        "--repair", action="store_true", help="repair it, once the damaged files are kept aside"
    )
    doctor.add_argument("--json", action="store_true", help="answer in JSON")
    doctor.set_defaults(act=_doctor)


def _backup(options: argparse.Namespace) -> int:
    from office_tui.paths import paths
    from office_tui.services.backing_up import back_up

    if options.verify:
        return _verify(options)
    made = back_up(paths(), options.file)
    if options.json:
        say_json({**made._asdict(), "path": str(made.path)})
    else:
        say(f"{made.path}: commit {made.seq}, {made.records} records, read again and whole.")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from office_tui.paths import paths
    from office_tui.services.backing_up import verify

    found = list(verify(paths(), options.file))
    if options.json:
        say_json([{**each._asdict(), "path": str(each.path)} for each in found])
    else:
        rows = [
            (each.path.name, str(each.seq), str(each.records), str(each.size), each.wrong or "whole")
            for each in found
        ]
        say_table(("copy", "commit", "records", "bytes", "state"), rows)
    if any(each.damaged for each in found):
        return 4
    return 1 if any(each.wrong for each in found) else 0


def _check(options: argparse.Namespace) -> int:
    findings = _findings(quick=True)
    return _answer(findings, as_json=options.json)


def _doctor(options: argparse.Namespace) -> int:
    from office_tui.paths import paths
    from office_tui.services.mending import repair

    if not options.repair:
        findings = _findings()
        if not findings and not options.json:
            say("Nothing wrong found.")
        return _answer(findings, as_json=options.json)
    done = repair(paths())
    findings = _findings()
    if options.json:
        say_json(
            {
                "repaired": [each._asdict() for each in done.findings],
                "kept_in": str(done.kept_in or ""),
                "left": [each._asdict() for each in findings],
            }
        )
        return _code(findings)
    _say_findings(done.findings)
    say(f"Repaired. The damaged files are kept in {done.kept_in}." if done.kept_in else "Nothing to repair.")
    return _answer(findings, as_json=False)


def _findings(*, quick: bool = False) -> list[Finding]:
    from office_tui.paths import paths
    from office_tui.services.doctor import check, examine
    from office_tui.services.mending import ailing, around

    try:
        with office(still=True) as desk:
            findings = list(check(desk) if quick else examine(desk))
    except DamagedError as error:
        findings = ailing(paths(), error)
    return findings if quick else findings + around(paths())


def _answer(findings: list[Finding], *, as_json: bool) -> int:
    if as_json:
        say_json([each._asdict() for each in findings])
    elif findings:
        _say_findings(findings)
    return _code(findings)


def _say_findings(findings: list[Finding]) -> None:
    """Print a row each in a pipe, and on a terminal, where a sentence is longer than a column, a paragraph each."""
    if not sys.stdout.isatty():
        say_table((), [(each.where, each.what, each.cure) for each in findings])
        return
    for each in findings:
        say(f"{each.where}\n  {each.what}" + (f"\n  → {each.cure}" if each.cure else ""))


def _code(findings: list[Finding]) -> int:
    if any(each.damaged for each in findings):
        return 4
    return 1 if findings else 0
