"""Keys changed in the settings: which are taken over, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen

from office_tui.commands.declared import Commanded, commands_of
from office_tui.domain.record import Problem


def _normal(key: str) -> str:
    """One spelling for each key, so that `?` and `question_mark` are seen to be the same."""
    *modifiers, last = key.strip().split("+") if len(key) > 1 else (key,)
    return "+".join([*modifiers, format_key(last)])


def clashes(
    cls: type[Commanded], keys: Mapping[str, tuple[str, ...]] | None = None
) -> list[tuple[str, str, str]]:
    """Return (key, id, id) for every key that two commands of the class would share."""
    taken: dict[str, str] = {}
    pairs = [(_normal(key), one.id) for one in commands_of(cls, keys) for key in one.keys]
    return [(key, taken[key], id_) for key, id_ in pairs if taken.setdefault(key, id_) != id_]


class Remapped(NamedTuple):
    """The outcome of `remap`: the keys to use, by command id, and what was wrong with the rest."""

    keys: dict[str, tuple[str, ...]]
    problems: list[Problem]


def remap(classes: Sequence[type[DOMNode]], keys: Mapping[str, str | Sequence[str]]) -> Remapped:
    """Check the keys a person wants (`{"inbox.snooze": "z"}`) against every screen's commands.

    An id that no class has and a key that two commands of one screen would share are left out and reported,
    each as a `Problem` whose field is `keys.<id>`. What an app and a widget bind clashes with every screen.
    """
    known = {one.id for cls in classes for one in commands_of(cls)}
    problems = [
        Problem(f"keys.{id_}", f"There is no command {id_}.{_nearest(id_, known)}")
        for id_ in keys
        if id_ not in known
    ]
    wanted = {
        id_: (want,) if isinstance(want, str) else tuple(want) for id_, want in keys.items() if id_ in known
    }
    for id_ in list(wanted):
        rival = _rival(id_, wanted, classes)
        if rival:
            del wanted[id_]
            problems.append(Problem(f"keys.{id_}", rival))
    return Remapped(wanted, problems)


def _rival(id_: str, wanted: Mapping[str, tuple[str, ...]], classes: Sequence[type[DOMNode]]) -> str:
    everywhere = [one for cls in classes if not issubclass(cls, Screen) for one in commands_of(cls, wanted)]
    mine = {_normal(key) for key in wanted[id_]}
    for cls in classes:
        here = commands_of(cls, wanted)
        if not any(one.id == id_ for one in (*here, *everywhere)):
            continue
        for one in (*here, *everywhere):
            shared = mine & set(map(_normal, one.keys))
            if one.id != id_ and shared:
                return f"The key {min(shared)} already means {one.id} ({one.title})."
    return ""


def _nearest(id_: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(id_, list(known), 1)
    return f" Did you mean {near[0]}?" if near else ""


def use_keys(app: Any, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Make the app listen to the remapped keys and show them wherever keys are shown."""
    app.keys_in_use = dict(keys)
    app.set_keymap({id_: ",".join(names) for id_, names in keys.items()})
