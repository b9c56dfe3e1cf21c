"""`templates` and `draft`: documents from templates, without a screen."""

from __future__ import annotations

import argparse
from typing import Any

from office_tui.cli.office import office
from office_tui.cli.printing import say, say_json, say_table
from office_tui.domain.clean import clean
from office_tui.errors import AccessError, UsageError


def add_commands(commands: Any) -> None:
    """Declare this group's commands."""
    listed = commands.add_parser(
        "templates", help="the documents that can be drafted, and what each asks for"
    )
    listed.add_argument("--json", action="store_true", help="answer in JSON")
    listed.set_defaults(act=_templates)
    draft = commands.add_parser("draft", help="a document from a template, as .docx")
    draft.add_argument("template", help="its name, as `office-tui templates` lists it")
    draft.add_argument("--about", metavar="ID", help="the letter it answers, or the directive it is about")
    draft.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a field; may be repeated"
    )
    draft.add_argument("-o", "--output", required=True, metavar="FILE", help="where to; never overwrites")
    draft.add_argument(
        "--register", action="store_true", help="take a number and register it as an outgoing letter"
    )
    draft.add_argument("--json", action="store_true", help="answer in JSON")
    draft.set_defaults(act=_draft)


def _templates(options: argparse.Namespace) -> int:
    from office_tui.documents.template import all_templates
    from office_tui.paths import paths

    found = all_templates(paths().templates)
    if options.json:
        say_json(
            [
                {
                    "name": each.name,
                    "title": each.title,
                    "language": each.language,
                    "fields": each.fields,
                    "problems": each.problems,
                }
                for each in found
            ]
        )
        return 0
    rows = [
        (each.name, each.title, each.language, ", ".join(field.name for field in each.fields))
        for each in found
    ]
    say_table(("name", "title", "language", "fields"), rows)
    return 0


def _settings(pairs: list[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(
                f"--set {pair!r} is not NAME=VALUE.", "For instance --set subject='Annual inspection'."
            )
        values[name] = clean(value)
    return values


def _draft(options: argparse.Namespace) -> int:
    from pathlib import Path

    from office_tui.services import answering

    with office() as desk:
        form = answering.template(desk, options.template)
        about = desk.find(options.about) if options.about else None
        values = answering.filled(desk, form, about, _settings(options.set))
        path, problem = Path(options.output), ""
        if options.register:
            issued = answering.issue(desk, form, values, path, about)
            answer = {"id": issued.id, "number": issued.number, "path": str(issued.path)}
            problem = issued.problem
        else:
            answer = {"id": "", "number": "", "path": str(answering.draft_to(desk, form, values, path))}
    if options.json:
        say_json(answer)
    else:
        say(" ".join(each for each in (answer["id"], answer["number"], answer["path"]) if each))
    if problem:
        raise AccessError(problem, "It is issued, and kept at the path named.")
    return 0
