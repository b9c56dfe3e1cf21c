"""The director's morning: forty new things, each decided in a key or two, at most 160 presses in all."""

from __future__ import annotations

import random
import re

import pytest

from office_tui.domain.assignment import Assignment
from office_tui.domain.capture import Capture
from office_tui.domain.clock import due_on
from office_tui.domain.directive import Directive
from office_tui.domain.letter import Letter
from office_tui.services.inbox import undecided
from office_tui.services.triage import accept, give
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House
from tests.stories.morning_things import LAST_WEEK, MORNING, Thing

ALLOWED = 160
"""Key presses, each letter of a date or a name among them; an expert with neomutt and taskwarrior needs 310."""
SAYS = {
    "deferred": "defer", "declined": "decline", "duplicate": "duplicate", "filed": "file",
    "delegated": "delegate", "directive": "accept", "letter": "accept",
}  # fmt: skip


def work_last_week(house: House) -> None:
    """Decide what this morning's repeats and reminders refer to."""
    for sender, title, unit in LAST_WEEK:
        id_ = house.receive(sender, title, at="2026-02-20 10:00") if sender else house.capture(title)
        give(house.desk, [house.desk.get(id_)], house.department(unit))
        accept(house.desk, [house.desk.get(id_)], "letter" if sender else "directive")


def arrive(house: House, thing: Thing) -> str:
    """Let a thing arrive; returns the id of its capture."""
    if isinstance(thing.arrives, str):
        return house.capture(thing.arrives)
    return house.receive(*thing.arrives, at="2026-03-02 07:30")


def decide(at: AtDesk, id_: str, thing: Thing) -> None:
    """Press what decides a thing, and wait until the foot says that it is decided."""
    before, _, rest = thing.keys.partition("“")
    words, _, after = rest.partition("”")
    at.press(before)
    at.write(words)
    at.press(after)
    said = re.compile(rf"{SAYS[thing.becomes]}\b.*: {id_}\b")
    at.wait_until(lambda: bool(said.search(at.line(-1))), what=f"the foot to say {said.pattern}")


def check(house: House, id_: str, thing: Thing) -> None:
    """See that the decision is on disk, whole."""
    capture = house.read(id_, Capture)
    assert capture.decided is not None
    if thing.becomes in {"directive", "letter"}:
        check_accepted(house, capture, thing)
        return
    assert capture.state == thing.becomes
    assert (capture.until.date() if capture.until else None) == thing.day
    assert house.desk.name(capture.delegated_to) == thing.unit
    repeats = getattr(house.desk.get(capture.duplicate_of), "title", "") if capture.duplicate_of else ""
    assert (capture.reason or repeats) == thing.because


def check_accepted(house: House, capture: Capture, thing: Thing) -> None:
    """See that it became what it should, numbered, due, and given to whom it should."""
    assert capture.state == "accepted"
    made = house.desk.get(capture.became)
    assert isinstance(made, Directive if thing.becomes == "directive" else Letter)
    assert made.capture == capture.id
    assert (due_on(made.due, house.desk.workdays) if made.due else None) == thing.day
    given = [house.desk.name(each.department) for each in house.desk.all(Assignment) if each.of == made.id]
    assert [house.desk.name(made.department)] == (given or [""])
    assert given == ([thing.unit] if thing.unit else [])


def test_forty_things_in_a_morning(
    house: House, sit_down: SitsDown, capsys: pytest.CaptureFixture[str]
) -> None:
    work_last_week(house)
    shuffled = random.Random(40).sample(MORNING, 40)
    things = {arrive(house, thing): thing for thing in shuffled}
    order = [each.id for each in undecided(house.desk)]
    assert set(order) == set(things)
    at = sit_down()
    at.press("2")
    for id_ in order:
        at.cursor_on(house.read(id_, Capture).title[:16])
        decide(at, id_, things[id_])
        check(house, id_, things[id_])
    at.wait_for("Nothing is undecided")
    at.leave()
    for id_, thing in things.items():
        check(house, id_, thing)
    made: list[Directive | Letter] = [*house.desk.all(Directive), *house.desk.all(Letter)]
    numbers = [each.number for each in made]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers) == 24
    with capsys.disabled():
        print(f"\nthe morning: 40 things, {at.pressed} key presses")
    assert at.pressed <= ALLOWED
