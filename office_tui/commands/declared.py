"""A command, declared once: its key, foot, palette, help and settings name all come from one decorator."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key

Unless = Callable[[Any], "str | None"]
"""Given the screen or app, the reason why the command cannot run now, or None."""

F = TypeVar("F", bound=Callable[..., Any])

SHOWN = {"escape": "Esc", "enter": "Enter", "tab": "Tab", "pagedown": "PgDn", "pageup": "PgUp"} | {
    key: key for key in ("up", "down", "left", "right", "space", "backspace", "delete")
}
"""Keys whose name on the keyboard is not their name in Textual."""


class Command(NamedTuple):
    """One thing a person can ask for: the method `action_<name>`, its keys, and how it is told."""

    name: str
    keys: tuple[str, ...]
    title: str
    help: str
    id: str
    footer: bool
    unless: Unless | None

    @property
    def key(self) -> str:
        """The first key, as a person reads it (`?`, `ctrl+d`, `Enter`); empty where there is none."""
        return show_key(self.keys[0]) if self.keys else ""


class _Declared(NamedTuple):
    """What the decorator leaves on the method until its class is made."""

    keys: tuple[str, ...]
    title: str
    footer: bool
    unless: Unless | None


def command(
    keys: str | Sequence[str] = (), title: str = "", *, footer: bool = False, unless: Unless | None = None
) -> Callable[[F], F]:
    """Declare the decorated method `action_…` a command; its docstring is the help.

    `keys` is one key or several (`"r"`, `("k", "up")`), none for what only the palette offers. `footer` asks
    for a place among the few keys at the foot. `unless` returns the reason why it cannot run now, or None.
    """
    names = (keys,) if isinstance(keys, str) else tuple(keys)

    def declare(method: F) -> F:
        method._declared = _Declared(names, title, footer, unless)  # type: ignore[attr-defined]  # read back below
        return method

    return declare


class Commanded:
    """Mixed into screens and the app, before Textual's class: makes declared methods key bindings."""

    COMMANDS_ID: ClassVar[str] = ""
    """The first half of the ids of the commands declared here; the class's name where it is empty."""

    DECLARED: ClassVar[tuple[Command, ...]] = ()
    """Every command of this class, its own first, then those it inherits."""

    keys_in_use: Mapping[str, tuple[str, ...]] = {}
    """On the app: the keys that the settings changed, by command id (see `use_keys`)."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Collect what the class declares before Textual reads its bindings."""
        own = tuple(_collect(cls))
        cls.DECLARED = (*own, *_inherited(cls, own))
        bindings: list[BindingType] = [
            *vars(cls).get("BINDINGS", ()),
            *(b for one in (*own, *_mixed_in(cls)) for b in _bindings(one)),
        ]
        cls.BINDINGS = bindings  # type: ignore[attr-defined]  # Textual's, read by the next line
        super().__init_subclass__(**options)

    async def action_command(self, name: str) -> None:
        """Run the command whose method is `action_<name>`: every bound key comes through here."""
        from office_tui.commands.running import run

        await run(self, next(one for one in self.DECLARED if one.name == name))


def _collect(cls: type[Commanded]) -> Iterator[Command]:
    prefix = vars(cls).get("COMMANDS_ID") or cls.__name__.removesuffix("Screen").lower()
    for attribute, method in vars(cls).items():
        declared = getattr(method, "_declared", None)
        if isinstance(declared, _Declared):
            name = attribute.removeprefix("action_")
            told = inspect.cleandoc(method.__doc__ or "")
            yield Command(
                name,
                declared.keys,
                declared.title,
                told,
                f"{prefix}.{name}",
                declared.footer,
                declared.unless,
            )


def _inherited(cls: type[Commanded], own: Sequence[Command]) -> Iterator[Command]:
    mine = {one.name: one for one in own}
    seen: set[str] = set()
    for parent in cls.__mro__[1:]:
        for one in vars(parent).get("DECLARED", ()):
            if one.name in mine and one.keys != mine[one.name].keys:
                raise TypeError(f"{cls.__name__}.action_{one.name} is inherited under other keys: {one.keys}")
            if one.name not in mine and one.name not in seen:
                seen.add(one.name)
                yield one


def _mixed_in(cls: type[Commanded]) -> Iterator[Command]:
    """The commands of plain mixins, whose bindings Textual would not see."""
    for parent in cls.__mro__[1:]:
        if issubclass(parent, Commanded) and not issubclass(parent, DOMNode):
            yield from _collect(parent)


def _bindings(one: Command) -> Iterator[Binding]:
    for key in one.keys:
        yield Binding(key, f"command({one.name!r})", one.title, id=one.id, show=False)


def show_key(key: str) -> str:
    """Return a key as a person reads it: `question_mark` gives `?`, `escape` gives `Esc`."""
    return SHOWN.get(key) or format_key(key)


def commands_of(thing: object, keys: Mapping[str, tuple[str, ...]] | None = None) -> list[Command]:
    """Return the commands of a class or object, own ones first; `keys` holds the changed keys by id.

    A widget that binds its keys in Textual's own way (a list, a text) counts too, as far as they have ids.
    """
    cls = thing if isinstance(thing, type) else type(thing)
    found = cls.DECLARED if issubclass(cls, Commanded) else _bound(cls)
    return [one._replace(keys=keys[one.id]) if keys and one.id in keys else one for one in found]


def _bound(cls: type) -> Iterator[Command]:
    for parent in reversed(cls.__mro__):
        for one in vars(parent).get("BINDINGS", ()):
            if isinstance(one, Binding) and one.id:
                names = tuple(one.key.split(","))
                yield Command("", names, one.description, one.tooltip, one.id, footer=False, unless=None)


def live(node: Any) -> list[Command]:
    """Return the commands of a mounted screen, or of the app, with the keys in use."""
    return commands_of(node, getattr(node.app, "keys_in_use", None))


def offered(node: Any) -> list[tuple[Any, Command]]:
    """Return what a mounted screen, or the app, offers now, each with what runs it.

    A screen some of whose lines lend their keys to other verbs says so in a method `offers`.
    """
    offers = getattr(node, "offers", None)
    return offers() if offers is not None else [(node, one) for one in live(node)]


def why_not(node: object, one: Command) -> str | None:
    """Return the reason why `one` cannot run on `node` now, or None where it can."""
    return one.unless(node) if one.unless else None
