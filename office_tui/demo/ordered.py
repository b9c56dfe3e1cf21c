"""The life of a directive, told from its row: captured and given, taken up, chased, done, closed or come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial

from msgspec.structs import replace

from office_tui.demo.story import Act, Scene, Step, at
from office_tui.demo.tables import Chased, Order
from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.directive import Directive
from office_tui.services import accepting, follow, triage
from office_tui.store.draft import Draft

TAKEN_UP = {"in progress", "reported done", "closed", "asks", "suspended"}


class OrderStory:
    """One directive and its steps; its id is known once it has been given."""

    def __init__(self, order: Order, index: int) -> None:
        self.order = order
        self.index = index
        self.id = ""

    def steps(self) -> Iterator[Step]:
        """Yield every step of its life."""
        order, index = self.order, self.index
        yield Step(order.given, at(index, 8), self._give)
        if order.end == "assigned":
            return
        answered = min(order.given + 1, 0)
        if order.end != "returned":
            yield Step(answered, at(index, 10), self._moves("accept"))
        if order.end in TAKEN_UP:
            yield Step(answered, at(index, 13), self._moves("start"))
        yield from (Step(one.day, at(index, 11), partial(self._chase, one)) for one in order.chased)
        yield from self._ends(order.done or order.due - 1)

    def _ends(self, day: int) -> Iterator[Step]:
        order, index = self.order, self.index
        if order.end in {"reported done", "closed"}:
            yield Step(day, at(index, 15), self._report)
        if order.end == "closed":
            yield Step(day + 1, at(index, 16), self._close)
        elsewhere: dict[str, tuple[int, Act]] = {
            "returned": (-1, self._moves("return", order.note)),
            "asks": (-1, self._ask),
            "cancelled": (order.due - 2, self._cancel),
            "suspended": (order.given + 3, self._suspend),
        }
        if order.end in elsewhere:
            n, act = elsewhere[order.end]
            yield Step(n, at(index, 14), act)

    def _seen(self, scene: Scene) -> list[Directive]:
        record = scene.desk.get(self.id)
        assert isinstance(record, Directive)
        return [record]

    def _give(self, scene: Scene) -> None:
        def build(draft: Draft) -> None:
            capture = draft.put(self._capture(scene))
            made = accepting.register(scene.desk, draft, capture, "directive")
            assert isinstance(made, Directive)
            order = self.order
            told = replace(made, occasion=order.occasion, measure=order.measure, cadence=order.cadence)
            self.id = draft.put(told).id

        scene.desk.change(f"capture and accept: {self.order.title}", build)

    def _capture(self, scene: Scene) -> Capture:
        order, desk = self.order, scene.desk
        due = scene.days.day(order.due)
        owner, unit = scene.ids[order.owner], scene.ids[order.department]
        words = f"{desk.name(unit)}: {order.title} by {due.day} {due:%B} @{desk.name(owner)}"
        wish = Suggestion(
            becomes="directive",
            department=unit,
            owner=owner,
            due=due,
            importance=order.importance,
            because=("the line says so",),
        )
        return Capture(title=order.title, words=words, received=desk.now, sender=order.by, suggestion=wish)

    def _moves(self, verb: str, reason: str = "") -> Act:
        def act(scene: Scene) -> None:
            follow.move(scene.desk, self._seen(scene), verb, reason)

        return act

    def _chase(self, one: Chased, scene: Scene) -> None:
        follow.chase(
            scene.desk,
            self._seen(scene),
            channel="phone",
            effect=one.effect,
            note=one.note,
            again=scene.days.day(one.again),
        )

    def _report(self, scene: Scene) -> None:
        follow.report(scene.desk, self._seen(scene), self.order.note)

    def _close(self, scene: Scene) -> None:
        follow.verify(scene.desk, self._seen(scene), self.order.note)

    def _ask(self, scene: Scene) -> None:
        to = scene.days.day(self.order.due + 7)
        follow.ask_more_time(scene.desk, self._seen(scene), to, self.order.note)

    def _cancel(self, scene: Scene) -> None:
        triage.decline(scene.desk, self._seen(scene), self.order.note)

    def _suspend(self, scene: Scene) -> None:
        until = scene.days.moment(self.order.done, time(8))
        follow.move(scene.desk, self._seen(scene), "suspend", self.order.note, until)
