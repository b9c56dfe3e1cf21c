"""What a command answers after a decision: its label and what came of it, or the records in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from office_tui.cli.printing import plain, say, say_json

if TYPE_CHECKING:
    from office_tui.services.deciding import Done
    from office_tui.services.desk import Desk


def say_done(desk: Desk, done: Done, *, as_json: bool) -> None:
    """Say what was decided, and what came of it; in JSON every record that it touched, as it stands now."""
    if as_json:
        found = (desk.store.get(each) for each in dict.fromkeys((*done.ids, *done.made)))
        records = [plain(each) for each in found if each is not None]
        say_json({"label": done.label, "records": records} | ({"beware": done.beware} if done.beware else {}))
    else:
        from office_tui.services.deciding import listed

        say(done.label + (f" → {listed(done.made)}" if done.made else ""))
        for each in done.beware:
            say(f"  beware: {each}")
