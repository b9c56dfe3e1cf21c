"""The templates there are: those that ship, and the director's own, which override them by name."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from office_tui.documents.field import Field, Template
from office_tui.documents.front import Front, at_line, read_front
from office_tui.documents.language import jinja_problems
from office_tui.domain.clean import clean, clean_line
from office_tui.domain.record import Problem
from office_tui.errors import NotFoundError

__all__ = [
    "LIMIT",
    "SHIPPED",
    "Field",
    "Template",
    "all_templates",
    "check",
    "load",
    "own_file",
    "shipped_names",
]

SHIPPED = Path(__file__).parent.parent / "templates"
LIMIT = 65_536
"""The most bytes the source of a template has."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}(\.[a-z]{2})?")


class _Read(NamedTuple):
    """A template's file as read: its text, or why it cannot be read."""

    source: str
    problems: list[Problem]


def load(name: str, own_folder: Path | None) -> Template:
    """Return the template in force under that name: the director's own if sound, else the shipped.

    What is wrong with an own one that is not in force is in `problems`. Raises NotFoundError.
    """
    own = own_file(name, own_folder) if own_folder is not None else None
    shipped = SHIPPED / f"{name}.md"
    in_force = _template(name, shipped, own=False) if _NAME.fullmatch(name) and shipped.is_file() else None
    if own is not None and own.is_file():
        mine = _template(name, own, own=True)
        if not mine.problems or in_force is None:
            return mine
        return msgspec.structs.replace(in_force, problems=mine.problems, path=str(own))
    if in_force is None:
        raise NotFoundError(f"There is no template “{clean_line(name)[:60]}”.", _names_hint(own_folder))
    return in_force


def all_templates(own_folder: Path | None) -> list[Template]:
    """Return every template, shipped and own, by kind and title; those of each kind in English first."""
    names = set(shipped_names())
    if own_folder is not None and own_folder.is_dir():
        names |= {path.stem for path in own_folder.glob("*.md") if _NAME.fullmatch(path.stem)}
    found = [load(name, own_folder) for name in names]
    return sorted(found, key=lambda one: (one.kind, one.name))


def check(source: str) -> list[Problem]:
    """Return what is wrong with the source of a template, each with its line; none: it can be used."""
    return list(_parsed(source).problems)


def shipped_names() -> list[str]:
    """Return the names of the templates that ship, in order."""
    return sorted(path.stem for path in SHIPPED.glob("*.md"))


def own_file(name: str, own_folder: Path) -> Path | None:
    """Return where the director's own template of that name is kept, there or not; None: no such name."""
    return own_folder / f"{name}.md" if _NAME.fullmatch(name) else None


def _names_hint(own_folder: Path | None) -> str:
    names = [template.name for template in all_templates(own_folder)]
    return f"There are {', '.join(names)}."


def _template(name: str, path: Path, *, own: bool) -> Template:
    """Read one file into a template; one with problems has no text and cannot be used."""
    read = read_source(path)
    front = _parsed(read.source) if not read.problems else Front({}, (), "", 1, tuple(read.problems))
    said = front.said
    return Template(
        name=name,
        title=clean_line(said.get("title", "")) or name,
        language=said.get("language", "en"),
        kind=said.get("kind", "letter"),
        profile=said.get("profile", "western"),
        fields=front.fields,
        source=read.source,
        body="" if front.problems else front.body,
        body_line=front.body_line,
        path=str(path),
        own=own,
        problems=front.problems,
    )


def read_source(path: Path) -> _Read:
    """Read a template's file as cleaned text; what cannot be read becomes a problem, nothing raises."""
    try:
        with path.open("rb") as file:
            octets = file.read(LIMIT + 1)
    except OSError as error:
        return _Read("", [at_line(1, f"the file cannot be read: {error.strerror}")])
    if len(octets) > LIMIT:
        return _Read("", [at_line(1, f"a template has at most {LIMIT // 1024} kB")])
    try:
        return _Read(clean(octets.decode("utf-8-sig")), [])
    except UnicodeDecodeError as error:
        line = octets[: error.start].count(b"\n") + 1
        return _Read("", [at_line(line, "this is not UTF-8 text")])


@lru_cache(maxsize=32)
def _parsed(source: str) -> Front:
    """Read head and text of a source, with the problems of both."""
    if len(source.encode(errors="replace")) > LIMIT:
        return Front({}, (), "", 1, (at_line(1, f"a template has at most {LIMIT // 1024} kB"),))
    front = read_front(source)
    if not front.body:
        return (
            front
            if front.problems
            else front._replace(problems=(at_line(1, "there is no text below the head"),))
        )
    found = jinja_problems(front.body, front.fields, front.body_line)
    return front._replace(problems=front.problems + tuple(found))
