"""Reads `settings.toml` key by key, so that one mistake costs one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import msgspec

from office_tui.settings import TYPES, Patterns, SettingProblem, Settings, Snooze, declared, why_not

TABLES: dict[str, type[msgspec.Struct]] = {"patterns": Patterns, "snooze": Snooze}
_HEADER = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def read_file(path: Path) -> tuple[Settings, list[SettingProblem]]:
    """Return the settings and the problems of the file (see `read_settings`)."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [SettingProblem(0, "", f"{path.name} cannot be read: {error}.")]
    import tomllib

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return Settings(), [
            SettingProblem(int(line[1]) if line else len(text.splitlines()), "", f"No TOML: {error}.")
        ]
    known, problems = declared(), list[SettingProblem]()
    taken: dict[str, Any] = {}
    for name, value in _named(said):
        if problem := _take(name, value, known, taken):
            problems.append(SettingProblem(_line(text, name), _shown(name), problem))
    for name in [name for name in taken if _same(name, taken)]:
        problems.append(SettingProblem(_line(text, name), name, "Another series has this pattern already."))
        del taken[name]
    return _settings(taken), problems


def _same(name: str, taken: dict[str, Any]) -> bool:
    """Say whether a pattern equals another one: then two things would bear one number."""
    others = Patterns.__struct_fields__ if name.startswith("patterns.") else ()
    same = (taken.get(f"patterns.{other}", getattr(Patterns(), other)) == taken[name] for other in others)
    return sum(same) > 1 and "{series}" not in taken[name]


def _shown(name: str) -> str:
    """A key without what a terminal would obey."""
    return "".join(sign for sign in name if sign.isprintable())


def _named(said: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every setting by its full name; each command in `keys` is one."""
    for name, value in said.items():
        if isinstance(value, dict) and (name in TABLES or name == "keys"):
            yield from ((f"{name}.{inner}", of) for inner, of in _flat(value, deep=name == "keys"))
        else:
            yield name, value


def _flat(table: dict[str, object], *, deep: bool) -> Iterator[tuple[str, object]]:
    """Yield what stands in a table; `deep`, a command may stand without quotes: `inbox.file = "f"`."""
    for name, value in table.items():
        if deep and isinstance(value, dict):
            yield from ((f"{name}.{inner}", of) for inner, of in _flat(value, deep=True))
        else:
            yield name, value


def _take(name: str, value: object, known: dict[str, Any], taken: dict[str, Any]) -> str:
    """Put one setting with those taken; return what is wrong with it, if anything is."""
    table, _, command = name.partition(".")
    is_key = table == "keys" and bool(command)
    if name in TABLES:
        return "It should be a table."
    if not is_key and name not in known:
        return _unknown(name, known)
    kind = str | list[str] if is_key else known[name]
    if kind is time and isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value):
        value = f"{value}:00"
    try:
        value = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return "It should be a key or a list of keys." if is_key else f"It should be {TYPES[kind]}."
    if problem := why_not(name, value):
        return problem
    if is_key:
        taken.setdefault("keys", {})[command] = value
    else:
        taken[name] = value
    return ""


def _settings(taken: dict[str, Any]) -> Settings:
    """Make the settings from what was taken, the defaults for the rest."""
    whole = {name: value for name, value in taken.items() if "." not in name}
    for table, struct in TABLES.items():
        inner = {
            name.partition(".")[2]: value for name, value in taken.items() if name.startswith(f"{table}.")
        }
        whole[table] = struct(**inner)
    return Settings(**whole)


def _unknown(name: str, known: dict[str, Any]) -> str:
    from difflib import get_close_matches

    # "directive" outside its table is as near to "patterns.directive" as a slip of the finger.
    near = get_close_matches(name, known, 1, 0.6) or [full for full in known if full.endswith(f".{name}")]
    return "There is no such setting" + (f"; do you mean “{near[0]}”?" if near else ".")


def _line(text: str, name: str) -> int:
    """Return the line on which the setting stands, or that of its table; 0 where neither is found."""
    table, header = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if match := _HEADER.match(line):
            table = _bare(match["name"])
            header = number if name == table or name.startswith(f"{table}.") else header
        elif match := _KEY.match(line):
            full = ".".join(filter(None, (table, _bare(match["name"]))))
            if full == name:
                return number
            header = number if name.startswith(f"{full}.") else header
    return header


def _bare(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
