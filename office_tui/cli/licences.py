"""`licence`: everything that is done about licences, from a script."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from office_tui.cli.answering import say_done
from office_tui.cli.office import office

if TYPE_CHECKING:
    from office_tui.services.deciding import Done
    from office_tui.services.desk import Desk

Asked = tuple[tuple[str, ...], dict[str, Any]]
"""One argument: its names, and how argparse takes it."""


class Verb(NamedTuple):
    """One verb: its help, what it asks besides the ids, and whether the ids come first."""

    help: str
    asks: tuple[Asked, ...] = ()
    ids: str = "LIC-…"


def _option(*names: str, **how: Any) -> Asked:
    return names, {"default": ""} | how


REASON: Asked = (("reason",), {"nargs": "+", "help": "in a few words"})
DAY = _option("--on", metavar="DATE", help="the day it was done, if not today")
WHAT: Asked = (("what",), {"nargs": "+", "help": "its beginning, or its number in the plan"})

VERBS: dict[str, Verb] = {
    "edit": Verb(
        "change fields", ((("--set",), {"action": "append", "required": True, "metavar": "NAME=VALUE"}),)
    ),
    "lend": Verb(
        "lend a piece of it",
        (
            (("borrower",), {"metavar": "WHO", "help": "a person or department"}),
            _option("--for", dest="purpose", metavar="PURPOSE", required=True, help="what it is needed for"),
            _option("--back", metavar="DATE", required=True, help="by when it must be back"),
            _option("--copy", metavar="PIECE", default="original", help="original, duplicate 1, …"),
            _option("--approved-by", dest="approver", metavar="WHO", help="who allowed it, if not you"),
        ),
    ),
    "return": Verb(
        "it is back", ((("condition",), {"nargs": "*", "help": "how it came back"}), DAY), "LOA-… or LIC-…"
    ),
    "renew": Verb("begin to renew", (_option("--owner", metavar="WHO", help="who sees to it"),)),
    "step": Verb("a step was taken, a material is there", (WHAT, DAY), "REN-… or LIC-…"),
    "file": Verb(
        "the renewal was filed", ((("receipt",), {"help": "the receipt's number"}), DAY), "REN-… or LIC-…"
    ),
    "supplement": Verb(
        "the issuer asks for more",
        ((("asked",), {"nargs": "+", "help": "what"}), _option("--by", metavar="DATE", help="by when")),
        "REN-… or LIC-…",
    ),
    "grant": Verb(
        "the renewal was granted: its successor takes its place",
        (
            _option("--to", metavar="DATE", help="its last day"),
            (("--long-term",), {"action": "store_true", "help": "it has no last day"}),
            _option(
                "--from", dest="first", metavar="DATE", help="its first day, if not after the old one's last"
            ),
            _option("--number", metavar="NO", help="if it is a new one"),
        ),
        "REN-… or LIC-…",
    ),
    "refuse": Verb("the renewal was refused", (REASON,), "REN-… or LIC-…"),
    "resume": Verb("no longer suspended; or the supplement was handed in", (), "LIC-… or REN-…"),
    "suspend": Verb("it may not be used for a time", (REASON,)),
    "surrender": Verb("given up", (REASON,)),
    "revoke": Verb("taken away", (REASON,)),
    "lose": Verb("lost", (REASON,)),
    "replace": Verb("a new paper was issued for a lost or revoked one"),
    "missing": Verb("a piece of it is missing", ((("piece",), {"help": "original, duplicate 1, …"}),)),
    "found": Verb(
        "a piece of it lies here now",
        ((("piece",), {"help": "original, …"}), (("place",), {"help": "where"})),
    ),
    "done": Verb(
        "an inspection, report or duty was met",
        ((("duty",), {"nargs": "*", "help": "its title or number, if several"}),),
    ),
    "scan": Verb("keep a file with it", ((("file",), {"metavar": "FILE"}),)),
    "verify": Verb(
        "what was seen of it",
        (
            _option("--paper", choices=("yes", "no"), help="the original was there"),
            _option("--issuer", choices=("yes", "no"), help="the issuer confirms it"),
            _option("--facts", choices=("yes", "no"), help="what is printed is true"),
            _option("--finding", metavar="TEXT", help="what is wrong"),
            _option("--by", metavar="WHO", help="who checked, if not you"),
        ),
    ),
    "close": Verb(
        "a round that will not be finished is closed",
        (REASON, (("--last",), {"action": "store_true", "help": "no round follows it any more"})),
        "RND-…",
    ),
    "correct": Verb("what was found was put right", ((("correction",), {"nargs": "+", "help": "how"}),)),
    "amend": Verb(
        "it prints the facts as they are now",
        ((("fact",), {"nargs": "?", "default": "", "help": "only one"}),),
    ),
}
"""Each verb of one licence; what is asked of all of them stands in `cli.licences_asked`."""


def add_commands(commands: Any) -> None:
    """Declare the group."""
    from office_tui.cli import licences_asked

    group = commands.add_parser("licence", help="licences: lend, return, renew, verify, may we, reminders")
    verbs = group.add_subparsers(title="verbs", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="enter a licence: --set valid_to=2026-12-31")
    add.add_argument("name", help="what it is called")
    add.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a field; may be repeated"
    )
    add.set_defaults(act=_add)
    for name, verb in VERBS.items():
        parser = verbs.add_parser(name, help=verb.help)
        parser.add_argument("id", metavar=verb.ids, help="an id or a number")
        for names, how in verb.asks:
            parser.add_argument(*names, **how)
        parser.set_defaults(act=_decide, verb=name)
    licences_asked.add_commands(verbs)
    for parser in verbs.choices.values():
        parser.add_argument("--json", action="store_true", help="answer in JSON")


def _add(options: argparse.Namespace) -> int:
    from office_tui.cli.licence_fields import entered

    return _answer(options, lambda desk: entered(desk, options.name, options.set), create=True)


def _decide(options: argparse.Namespace) -> int:
    from office_tui.cli.licence_verbs import act

    return _answer(options, lambda desk: act(desk, options))


def _answer(options: argparse.Namespace, take: Callable[[Desk], Done], *, create: bool = False) -> int:
    with office(create=create) as desk:
        say_done(desk, take(desk), as_json=options.json)
    return 0
