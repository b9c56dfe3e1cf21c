"""The line at the foot: the keys that work here, and for a moment what has just happened."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

from textual import events
from textual.app import App, ScreenStackError
from textual.css.scalar import Scalar

from office_tui.commands import Command, offered, show_key, why_not
from office_tui.domain.clean import clean_line
from office_tui.widgets.drawn import Drawn
from office_tui.widgets.ink import ACCENT, INK, PLAIN, Line, Span, cut, width_of
from office_tui.widgets.wrap import wrap

KEPT = "?"
"""The key that is always in the foot: the one that shows all the others."""

SHARED: Final = ("item.", "list.", "licence.")
"""Commands that several screens have: a screen's `FOOT` says which of them matter there, and in what order."""

ROWS: Final = 3
"""How far a long notice may grow; what it covers comes back with the next key."""

UNSEEN: Final = 0.4
"""Seconds that nobody needs less of to see a notice: a warning is not taken away by a key typed before."""


class Foot(Drawn):
    """About six keys of its screen, from the commands; a notice takes its place until the next key."""

    DEFAULT_CSS = "Foot { dock: bottom; height: 1; width: 100%; }"

    def __init__(self) -> None:
        """Begin with the keys."""
        super().__init__()
        self.notice = ""
        self._severity = "information"
        self._said_at = 0.0
        self._typed_on = False

    def on_resize(self, event: events.Resize) -> None:
        """Say as much as fits."""
        self.refill(event.size.width)

    def say(self, text: str, severity: str = "information") -> None:
        """Show a notice instead of the keys; a second one before the next key follows the first.

        One that comes of a key typed too soon to have seen the first stands before it.
        """
        said = clean_line(text)
        if self.notice and said not in self.notice:
            said = f"{said}  {self.notice}" if self._typed_on else f"{self.notice}  {said}"
        self.notice, self._typed_on = said, False
        self._severity = "error" if "error" in {severity, self._severity} else severity
        self._said_at = time.monotonic()
        self.refill()

    def hush(self) -> None:
        """Forget the notice; every key does this first, but for a warning that nobody can have seen yet."""
        unseen = self._severity != "information" and time.monotonic() - self._said_at < UNSEEN
        self._typed_on = unseen
        if self.notice and not unseen:
            self.notice = ""
            self._severity = "information"
            self.refill()

    def refill(self, width: int = 0) -> None:
        """Work out anew what can be done here; repaints only if that changed."""
        width = width or self.size.width
        if not width or not self.is_attached:
            return
        told = self._told(width) if self.notice else [foot_line(list(_keys_of(self.screen)), width)]
        if self.styles.height != Scalar.from_number(len(told)):
            self.styles.height = len(told)
        self.show(told)

    def _told(self, width: int) -> list[Line]:
        """Return the notice on as many rows as it takes, but no more than `ROWS`."""
        ink = INK.get(self._severity, PLAIN)
        said = list(wrap(self.notice, width - 2))
        last = " ".join(said[ROWS - 1 :])
        return [((cut(f" {row}", width), ink),) for row in (*said[: ROWS - 1], *([last] if last else ()))]


def _keys_of(screen: Any) -> Iterator[Command]:
    """Yield what the foot may offer; where letters are being typed, only keys that are no letters."""
    writes = isinstance(getattr(screen.focused, "text", None), str)
    first: Sequence[str] = getattr(screen, "FOOT", ())
    found = offered(screen)
    if not screen.is_modal:  # a page that has to be left first takes no key of the app
        found = [*found, *offered(screen.app)]
    found.sort(key=lambda pair: first.index(pair[1].name) if pair[1].name in first else len(first))
    for node, one in found:
        typed = writes and all(len(show_key(key)) == 1 for key in one.keys)
        wanted = one.name in first or (one.footer and not (first and one.id.startswith(SHARED)))
        if wanted and one.keys and not typed and not why_not(node, one):
            yield one


def foot_line(found: list[Command], width: int) -> Line:
    """Return as many keys as fit in `width` cells; `? keys`, where it is offered, always does."""
    last = [span for one in found if one.key == KEPT for span in _key(one)]
    spans: list[Span] = []
    for one in found:
        more = _key(one)
        if one.key != KEPT and width_of(spans) + width_of(more) + width_of(last) <= width:
            spans += more
    return (*spans, *last)


def _key(one: Command) -> list[Span]:
    words = one.title[:1].lower() + one.title[1:]
    return [(" ", PLAIN), (one.key, ACCENT), (f" {words} ", PLAIN)]


def foot_of(app: App[Any]) -> Foot | None:
    """Return the foot of the topmost screen that has one; prompts have none."""
    try:
        found = [screen.query_one_optional(Foot) for screen in app.screen_stack]
    except ScreenStackError:
        return None
    return next((foot for foot in reversed(found) if foot is not None), None)


def say(app: App[Any], text: str, severity: str = "information") -> None:
    """Show a notice in the foot; what the app's `notify` should do."""
    foot = foot_of(app)
    if foot is not None:
        foot.say(text, severity)


def hush(app: App[Any]) -> None:
    """Take the notice away; what the app should do first with every key."""
    foot = foot_of(app)
    if foot is not None:
        foot.hush()
