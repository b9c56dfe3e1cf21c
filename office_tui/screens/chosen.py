"""What the verbs act on, and why one of them cannot run just now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from office_tui.commands import Commanded
from office_tui.domain.record import Record
from office_tui.services.deciding import Done, Seen, listed
from office_tui.services.desk import Desk


def none_chosen(screen: Chosen) -> str | None:
    """Return why nothing can be decided here: nothing is chosen."""
    return None if screen.chosen() else screen.nothing_chosen()


def one_chosen(screen: Chosen) -> str | None:
    """Return why nothing can be done to one item: there is none, or there are several."""
    return none_chosen(screen) or (None if len(screen.chosen()) == 1 else "This goes one at a time.")


def not_registered(screen: Chosen) -> str | None:
    """Return why nothing can be followed through here: it is still to be decided what it is."""
    why = none_chosen(screen)
    if why is None and any(each.id.startswith("CAP-") for each in screen.chosen()):
        return "It is not registered yet: a accepts it first."
    return why


def one_registered(screen: Chosen) -> str | None:
    """Return why this one thing cannot be followed through."""
    return not_registered(screen) or one_chosen(screen)


def no_wording(screen: Chosen) -> str | None:
    """Return why there is no wording of ours to edit: what others wrote stays as it came."""
    why = one_chosen(screen)
    if why is None and screen.chosen()[0].id.startswith("LET"):
        return "A letter stays as it came; e edits what is noted about it."
    return why


def said(done: Done) -> str:
    """Say what was decided, what came of it, and what to beware of."""
    came = f" → {listed(done.made)}" if done.made else ""
    return " ".join((f"{done.label}{came}{'.' if done.beware else ''}", *done.beware))


class Chosen(Commanded):
    """Mixed into a screen that has `desk`, `chosen()` and `decided()`."""

    desk: Desk
    app: Any

    def chosen(self) -> Sequence[Seen]:
        """Return what the verbs act on, as it was seen: the marked items, else the one under the cursor."""
        raise NotImplementedError

    def nothing_chosen(self) -> str:
        """Say why there is nothing to act on, where `chosen()` is empty."""
        return "Nothing is chosen."

    def decided(self, done: Done, *, stays: bool = False) -> None:
        """Say what was decided and go on; `stays` where the item still wants its decision."""
        raise NotImplementedError

    def told(self, done: Done) -> None:
        """Say what was decided; the words typed for it are saved with it."""
        self.app.unsaved.clear()
        self.app.notify(said(done))

    def records(self, seen: Sequence[Seen]) -> list[Record]:
        """Return the records behind what was seen, as they are now."""
        return [self.desk.get(each.id) for each in seen]
