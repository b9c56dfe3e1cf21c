"""The head of a template: YAML between two lines of `---`, read as plain strings, faults by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from office_tui.documents.field import FIELD_TYPES, Field, FieldType
from office_tui.documents.head import HeadError, compose_head
from office_tui.documents.profile import PROFILES
from office_tui.domain.record import Problem

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

_FENCE = "---"
_KEYS = ("title", "language", "kind", "profile", "fields")
_FIELD_KEYS = ("label", "type", "required", "default", "help")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_KIND = re.compile(r"[a-z][a-z -]{0,40}")
_LANGUAGES = ("en", "zh")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False, "": False}


class Front(NamedTuple):
    """What the head declares, the text below it, and the line of the file on which that text begins."""

    said: dict[str, str]
    fields: tuple[Field, ...]
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def at_line(line: int, message: str, field: str = "template") -> Problem:
    """Return a problem whose message begins with the line of the file."""
    return Problem(field, f"line {line}: {message}")


def read_front(source: str) -> Front:
    """Split a template into head and text; never raises, all problems are returned at once."""
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Front({}, (), source, 1, (at_line(1, "a template begins with a line of three hyphens (---)"),))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        return Front(
            {}, (), "", 1, (at_line(1, "the head is never closed by a second line of three hyphens"),)
        )
    reader = _Reader()
    reader.read("\n".join(lines[1:end]))
    body = "\n".join(lines[end + 1 :])
    return Front(reader.said, tuple(reader.fields), body, end + 2, tuple(reader.problems))


class _Reader:
    """Walks the YAML nodes without making objects of them: a default of `no` stays the word."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.fields: list[Field] = []
        self.problems: list[Problem] = []

    def read(self, head: str) -> None:
        """Read the text between the fences; what is wrong goes to `problems`."""
        try:
            root = compose_head(head)
        except HeadError as error:
            self._add(error.line, error.message)
            return
        for key, node in self._pairs(root, _KEYS, "the head").items():
            if key == "fields":
                self._read_fields(node)
            else:
                self.said[key] = self._scalar(node, key)
        self._expect("title", bool(self.said.get("title")), "the head needs a title", root)
        self._expect("language", self.said.get("language", "en") in _LANGUAGES, "language is en or zh", root)
        self._expect(
            "kind",
            bool(_KIND.fullmatch(self.said.get("kind", "letter"))),
            "kind is a word in small letters",
            root,
        )
        known = ", ".join(PROFILES)
        self._expect(
            "profile", self.said.get("profile", "western") in PROFILES, f"profile is one of {known}", root
        )

    def _read_fields(self, node: Node) -> None:
        for name, declared in self._pairs(node, (), "fields").items():
            if not _NAME.fullmatch(name):
                self._add(
                    declared.start_mark.line,
                    f"“{name[:40]}” is no name for a field; use small letters, digits and _",
                )
                continue
            parts = self._pairs(declared, _FIELD_KEYS, f"the field {name}")
            text = {key: self._scalar(part, key) for key, part in parts.items()}
            self._read_field(name, text, {key: part.start_mark.line for key, part in parts.items()})

    def _read_field(self, name: str, text: dict[str, str], lines: dict[str, int]) -> None:
        type_, required = text.get("type", "text"), text.get("required", "").lower()
        if type_ not in FIELD_TYPES:
            self._add(
                lines["type"], f"“{type_[:40]}” is no type; the types are {', '.join(FIELD_TYPES)}", name
            )
            return
        if required not in _YES_NO:
            self._add(lines["required"], "required is true or false", name)
            return
        label = text.get("label") or name.replace("_", " ").capitalize()
        self.fields.append(
            Field(
                name=name,
                label=label,
                type=cast("FieldType", type_),
                required=_YES_NO[required],
                default=text.get("default", ""),
                help=text.get("help", ""),
            )
        )

    def _pairs(self, node: Node, allowed: tuple[str, ...], where: str) -> dict[str, Node]:
        from yaml.nodes import MappingNode

        if not isinstance(node, MappingNode):
            self._add(node.start_mark.line, f"{where}: keys with values were expected here")
            return {}
        found: dict[str, Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if allowed and key not in allowed:
                self._add(
                    key_node.start_mark.line, f"{where} has no “{key[:40]}”; it may have {', '.join(allowed)}"
                )
            elif key in found:
                self._add(key_node.start_mark.line, f"“{key[:40]}” is declared twice")
            else:
                found[key] = value
        return found

    def _scalar(self, node: Node, key: str) -> str:
        from yaml.nodes import ScalarNode

        if isinstance(node, ScalarNode):
            return str(node.value)
        self._add(node.start_mark.line, f"{key} is a single value, not a list", key)
        return ""

    def _expect(self, key: str, holds: bool, message: str, root: MappingNode) -> None:
        if not holds:
            line = next((k.start_mark.line for k, _ in root.value if k.value == key), 0)
            self._add(line, message, key)

    def _add(self, line: int, message: str, field: str = "template") -> None:
        """Note a problem; `line` counts from 0 below the opening fence."""
        self.problems.append(at_line(line + 2, message, field))
