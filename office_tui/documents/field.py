"""What a template asks for: its fields, and the template itself as a plain record."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from office_tui.domain.record import Problem

FieldType = Literal["text", "lines", "date", "money", "list", "link", "markdown"]
FIELD_TYPES: tuple[str, ...] = get_args(FieldType)


class Field(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to fill in: `name` in the template, `label` in the form.

    A *text*, *link* or *money* is one line, *lines* several, a *date* a plain date, a *list* several texts;
    only a *markdown* is read as Markdown, every other value stands in the document as it was typed.
    """

    name: str
    label: str
    type: FieldType = "text"
    required: bool = False
    default: str = ""
    help: str = ""


class Template(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A template in force: what it asks for, and the text that the answers go into.

    `body_line` is the line of the file on which `body` begins, so that a message can name a line of the file.
    `own` says that it is the director's; `problems` tells what is wrong with an own one that is therefore not
    in force (a template with problems and no `body` cannot be used at all).
    """

    name: str
    title: str = ""
    language: str = "en"
    kind: str = "letter"
    profile: str = "western"
    fields: tuple[Field, ...] = ()
    source: str = ""
    body: str = ""
    body_line: int = 1
    path: str = ""
    own: bool = False
    problems: tuple[Problem, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the field with that name, or None if the template declares none."""
        return next((field for field in self.fields if field.name == name), None)
