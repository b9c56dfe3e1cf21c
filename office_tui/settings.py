"""The director's preferences: every setting declared once, read from `settings.toml`."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import msgspec
from msgspec import Meta

from office_tui.patterns import pattern_problem

WeekBegins = Literal["monday", "sunday", "saturday"]


class Patterns(msgspec.Struct, frozen=True):
    """How our numbers look."""

    directive: Annotated[
        str, Meta(title="Directives", description="{year} and {n} are filled in; {n:03} to three figures")
    ] = "DIR-{year}-{n:03}"
    incoming: Annotated[str, Meta(title="Letters in", description="Likewise, for letters that come")] = (
        "IN-{year}-{n:03}"
    )
    outgoing: Annotated[str, Meta(title="Letters out", description="Likewise, for letters that go")] = (
        "OUT-{year}-{n:03}"
    )


class Snooze(msgspec.Struct, frozen=True):
    """When things put off come back."""

    morning: Annotated[time, Meta(title="Morning", description="The hour of a date without one: “08:00”")] = (
        time(8)
    )
    tonight: Annotated[time, Meta(title="Tonight", description="The hour of “tonight”: “18:00”")] = time(18)


class Settings(msgspec.Struct, frozen=True):
    """All preferences; a file need name only what is to be otherwise."""

    keys: Annotated[
        dict[str, str | list[str]],
        Meta(
            title="Keys", description="A command's id, such as “inbox.decline”, and its key or list of keys"
        ),
    ] = {}
    patterns: Annotated[Patterns, Meta(title="Numbers", description="How our numbers look")] = Patterns()
    snooze: Annotated[Snooze, Meta(title="Snooze", description="When things put off come back")] = Snooze()
    editor: Annotated[
        str, Meta(title="Editor", description="The command for long texts; empty: $VISUAL, else $EDITOR")
    ] = ""
    week_begins: Annotated[
        WeekBegins, Meta(title="Week begins", description="The first day of a week in a calendar")
    ] = "monday"
    mouse: Annotated[
        bool, Meta(title="Mouse", description="true: clicks work; false: the terminal selects text as usual")
    ] = False


class SettingProblem(NamedTuple):
    """One thing in the file that was not taken: its line (0: the whole file), its key, and why."""

    line: int
    key: str
    message: str


class Described(NamedTuple):
    """A setting for people: its name in the file, its type, its default as TOML has it, what it does."""

    name: str
    type: str
    default: str
    text: str


TYPES: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    WeekBegins: "“monday”, “sunday” or “saturday”",
    time: "a time such as “08:00”",
    dict[str, str | list[str]]: "a table of keys, or lists of keys",
}


def declared() -> dict[str, Any]:
    """Return the type of every setting by its full name (`patterns.directive`)."""
    names: dict[str, Any] = {}
    for name, kind in get_type_hints(Settings).items():
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            names |= {f"{name}.{inner}": of for inner, of in get_type_hints(kind).items()}
        else:
            names[name] = kind
    return names


def describe() -> list[Described]:
    """Return every setting in the order of its declaration, for `docs/settings.md`."""
    described = []
    for name, kind in declared().items():
        table, _, inner = name.rpartition(".")
        struct: type[msgspec.Struct] = type(getattr(Settings(), table)) if table else Settings
        default = getattr(struct(), inner)
        meta = get_type_hints(struct, include_extras=True)[inner].__metadata__[0]
        described.append(Described(name, TYPES[kind], _toml(default), f"{meta.title}. {meta.description}."))
    return described


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case time():
            return f'"{value:%H:%M}"'
        case dict():
            return "{}"
        case _:
            return f'"{value}"'


def read_settings(path: Path) -> tuple[Settings, list[SettingProblem]]:
    """Return the settings of the file, and what in it was not taken; a missing file is all defaults."""
    from office_tui.settings_file import read_file

    return read_file(path)


def why_not(name: str, value: object) -> str:
    """Return what is wrong with a value of the right type; empty if nothing is."""
    return pattern_problem(str(value)) if name.startswith("patterns.") else ""
