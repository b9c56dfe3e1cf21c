"""What a story is made of: steps, each on its day at its time, played in order on the demo's desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time
from typing import NamedTuple

from office_tui.demo.days import Days
from office_tui.demo.desk import DemoDesk


class Scene(NamedTuple):
    """Where it plays: the desk, the days, and the ids of departments and people by their keys."""

    desk: DemoDesk
    days: Days
    ids: dict[str, str]


Act = Callable[[Scene], None]


class Step(NamedTuple):
    """One act, on the n-th working day from today, at a time of day."""

    n: int
    at: time
    act: Act


def at(index: int, hour: int) -> time:
    """Return a time within the hour, another for every index, so that not all things happen at once."""
    return time(hour, index * 7 % 60)


def play(scene: Scene, steps: Iterable[Step]) -> None:
    """Do every step in the order of their moments; what the clock has not reached yet happens now."""
    now = scene.desk.real(scene.days.zone)
    for step in sorted(steps, key=lambda step: (step.n, step.at)):
        scene.desk.moment = min(scene.days.moment(step.n, step.at), now)
        step.act(scene)
