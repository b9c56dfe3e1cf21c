"""What every screen of the desk has: the bar, the foot, and a list that refills when the office changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from office_tui.commands import Commanded
from office_tui.services.desk import Desk
from office_tui.widgets.bar import Bar, Number, Place
from office_tui.widgets.foot import Foot

if TYPE_CHECKING:
    from office_tui.domain.today import Counts

PLACES: tuple[tuple[str, str], ...] = (("1", "Today"), ("2", "Inbox"), ("4", "Licences"), ("0", "Registers"))


class DeskScreen(Commanded, Screen[None]):
    """A full screen over the desk; subclasses say what stands between bar and foot, and how it refills."""

    NAME: ClassVar[str] = ""
    """What the bar calls this screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True

    def compose(self) -> ComposeResult:
        """Bar, body, foot."""
        yield Bar()
        yield from self.body()
        yield Foot()

    def body(self) -> Iterable[Widget]:
        """Return what stands between bar and foot."""
        raise NotImplementedError

    def refill(self) -> None:
        """Read the desk anew and show it; the cursor stays where it is."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Fill for the first time."""
        self.fill()

    def on_screen_resume(self) -> None:
        """Fill anew if the office changed while another screen was on top."""
        if self.stale:
            self.fill()

    def fill(self) -> None:
        """Refill list, bar and foot together, as one repaint."""
        self.stale = False
        with self.app.batch_update():
            self.refill()
            self.say_where()
            self.query_one(Foot).refill()

    def on_descendant_focus(self) -> None:
        """Let the foot follow to where the keys are now."""
        self.query_one(Foot).refill()

    def changed(self, *, elsewhere: bool = False) -> None:
        """Take note that the office changed, here or `elsewhere`: refill now if in sight, later if not."""
        if self.is_current and self.is_mounted:
            self.fill()
        else:
            self.stale = True

    def go_home(self) -> None:
        """Go to Today."""
        self.app.call_later(self.app.run_action, "command('today')")

    def say_where(self) -> None:
        """Fill the bar: where we are, the date, and the numbers that matter."""
        counts = self.counts()
        places = [
            Place(key, name, name == self.NAME, counts.undecided if name == "Inbox" else 0)
            for key, name in PLACES
        ]
        if not any(place.here for place in places):
            places.append(Place("", self.NAME, here=True))
        today = self.desk.today
        numbers = [
            Number(counts.late, "late", presses=True),
            Number(counts.unanswered, "unanswered"),
            Number(counts.undecided, "undecided"),
            *([Number(counts.expiring, "expiring", presses=True)] if counts.expiring else []),
        ]
        self.query_one(Bar).say(places, f"{today:%a} {today.day} {today:%b %Y}", numbers)

    def counts(self) -> Counts:
        """Return the numbers for the bar."""
        from office_tui.services.today import counts

        return counts(self.desk)
