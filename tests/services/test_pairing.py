"""A letter that came is paired with the one of ours it answers, and with no other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.letter import Letter
from office_tui.services import triage
from office_tui.services.desk import Desk
from tests.services.office import arrived, now, put

TAX = {"sender": "Tax Office", "address": "tax@example.org"}


@pytest.fixture
def sent(desk: Desk) -> Desk:
    """An office that has sent the tax office two letters, numbered without noughts."""
    ours = Letter(direction="out", state="dispatched", party="Tax Office", address="tax@example.org")
    put(desk, replace(ours, number="OUT-2026-1"), replace(ours, number="OUT-2026-12"))
    return desk


def accepted(desk: Desk, seen: Capture) -> Letter:
    (made,) = triage.accept(desk, [seen], "letter").made
    return now(desk, made, Letter)


@pytest.mark.parametrize(
    ("title", "fields", "answers"),
    [
        ("Re: OUT-2026-1", TAX, "LET-1"),
        ("Re: OUT-2026-12, boilers", TAX, "LET-2"),
        ("关于OUT-2026-12号函", TAX, "LET-2"),
        ("Re: ＯＵＴ-2026-12", {"sender": "TAX OFFICE"}, "LET-2"),
        ("Re: out-2026-12", {"address": "Tax@Example.org"}, "LET-2"),
        ("Re: OUT-2026-123", TAX, ""),
        ("Re: OUT-2026-12", {"sender": "Somebody", "address": "who@example.net"}, ""),
        ("Re: OUT-2026-12", {}, ""),
        ("Re: boilers", TAX, ""),
    ],
)
def test_by_our_number_and_the_other_side(
    sent: Desk, title: str, fields: dict[str, str], answers: str
) -> None:
    made = accepted(sent, arrived(sent, title, **fields))
    assert made.answers == answers
    for id_ in ("LET-1", "LET-2"):
        ours = now(sent, id_, Letter)
        paired = ("replied", made.id) if id_ == answers else ("dispatched", "")
        assert (ours.state, ours.answered_by) == paired


def test_by_the_suggestion_that_was_accepted(sent: Desk) -> None:
    said = Suggestion(becomes="letter", because=("answers OUT-2026-12",))
    made = accepted(sent, put(sent, Capture(title="Re: OUT-2026-12", sender="J. Doe", suggestion=said))[0])
    assert made.answers == "LET-2"
    other = accepted(sent, put(sent, Capture(title="Re: OUT-2026-1", sender="J. Doe", suggestion=said))[0])
    assert other.answers == ""


def test_what_is_answered_already_stays_so(sent: Desk) -> None:
    first = accepted(sent, arrived(sent, "Re: OUT-2026-1", **TAX))
    assert accepted(sent, arrived(sent, "Re: OUT-2026-1 again", **TAX)).answers == ""
    assert now(sent, "LET-1", Letter).answered_by == first.id
