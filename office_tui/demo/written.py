"""The life of a letter, told from its row: came, given, answered by one of ours; or sent by us, and replied to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from office_tui.demo.story import Scene, Step, at
from office_tui.demo.tables import Came, Party, Went
from office_tui.domain.capture import Capture, Suggestion, Text
from office_tui.domain.clock import on
from office_tui.domain.letter import Letter
from office_tui.services import accepting, follow, steps
from office_tui.services.numbering import OUTGOING, take_number
from office_tui.store.draft import Draft


class CameStory:
    """A letter that came, and ours that answers it."""

    def __init__(self, row: Came, party: Party, index: int, answers: str = "") -> None:
        """`answers` is the subject of the letter of ours that this one answers."""
        self.row, self.party, self.index, self.answers = row, party, index, answers
        self.id = ""
        self.answer = ""

    def steps(self) -> Iterator[Step]:
        """Yield every step of its life."""
        row, index = self.row, self.index
        yield Step(row.day, at(index, 9), self._come)
        if row.end == "awaiting clarification":
            yield Step(row.day + 2, at(index, 14), self._clarify)
        if row.end == "circulating":
            yield Step(row.day, at(index, 16), lambda scene: self._move(scene, "circulate"))
        verbs = {"read": "read", "filed": "file", "closed": "close"}
        if row.end in verbs:
            yield Step(row.done, at(index, 14), lambda scene: self._move(scene, verbs[row.end]))
        if row.answer:
            yield Step(row.done, at(index, 15), self._answer)
            yield Step(row.done, at(index, 17), self._send)
            yield Step(min(row.done + 3, 0), at(index, 9), self._rest)

    def _come(self, scene: Scene) -> None:
        row, days, desk = self.row, scene.days, scene.desk

        def build(draft: Draft) -> None:
            text = draft.put(Text(body=self._body(scene)))
            unit = scene.ids[row.department] if row.department else ""
            due = days.day(row.due) if row.due else None
            wish = Suggestion(becomes="letter", department=unit, due=due)
            capture = draft.put(
                Capture(
                    title=row.title,
                    source="paper",
                    received=desk.now,
                    sender=self.party.name,
                    address=self.party.address,
                    their_number=self._number(scene),
                    dated=days.day(row.day - 2),
                    text=text.id,
                    suggestion=wish,
                )
            )
            made = accepting.register(desk, draft, capture, "letter")
            self.id = made.id
            if self.answers and isinstance(made, Letter):
                _pair(draft, made, self.answers)

        desk.change(f"capture and accept: {row.title}", build)

    def _number(self, scene: Scene) -> str:
        return self.party.pattern.format(year=scene.desk.today.year, n=11 + self.index * 3)

    def _body(self, scene: Scene) -> str:
        due = scene.days.words(
            f"{{zh:{self.row.due}}}" if not self.row.title.isascii() else f"{{en:{self.row.due}}}"
        )
        if not self.row.title.isascii():
            return f"{scene.desk.office.company_zh}：\n\n{self.row.title}，请于{due}前回复。\n\n{self.party.name}"
        asked = f"Please answer by {due}." if self.row.due else "There is nothing to answer."
        return f"Dear Sir or Madam,\n\n{self.row.title}. {asked}\n\n{self.party.name}"

    def _seen(self, scene: Scene, id_: str) -> list[Letter]:
        record = scene.desk.get(id_)
        assert isinstance(record, Letter)
        return [record]

    def _move(self, scene: Scene, verb: str) -> None:
        follow.move(scene.desk, self._seen(scene, self.id), verb)

    def _clarify(self, scene: Scene) -> None:
        follow.move(scene.desk, self._seen(scene, self.id), "clarify", "which banks are meant")

    def _answer(self, scene: Scene) -> None:
        desk = scene.desk

        def build(draft: Draft) -> None:
            came = draft.get(self.id)
            assert isinstance(came, Letter)
            template = "business-letter" if self.row.answer.isascii() else "official-letter.zh"
            ours = _issued(scene, draft, self.row.answer, self.party, template, self.id)
            steps.write(draft, steps.stepped(desk, came, "answer", answered_by=ours.id))
            self.answer = ours.id

        desk.change(f"issue: {self.row.answer}", build)

    def _send(self, scene: Scene) -> None:
        follow.move(scene.desk, self._seen(scene, self.answer), "dispatch")

    def _rest(self, scene: Scene) -> None:
        follow.move(scene.desk, self._seen(scene, self.answer), "no-reply")


class WentStory:
    """A letter that we began; where it was replied to, the reply is a story of its own."""

    def __init__(self, row: Went, party: Party, index: int) -> None:
        self.row, self.party, self.index = row, party, index
        self.id = ""

    def steps(self) -> Iterator[Step]:
        """Yield every step of its life."""
        row, index = self.row, self.index
        yield Step(row.day, at(index, 10), self._issue)
        yield Step(row.day, at(index, 16), lambda scene: self._move(scene, "dispatch"))
        if row.end == "delivered":
            yield Step(row.day + 1, at(index, 12), lambda scene: self._move(scene, "deliver"))
        if row.end == "no reply needed":
            yield Step(row.done, at(index, 12), lambda scene: self._move(scene, "no-reply"))
        if row.end == "replied":
            came = Came(self.party.key, row.done, 0, "", row.answer, "filed", min(row.done + 1, 0), "")
            yield from CameStory(came, self.party, index + 40, answers=row.title).steps()

    def _issue(self, scene: Scene) -> None:
        row = self.row

        def build(draft: Draft) -> None:
            ours = _issued(scene, draft, row.title, self.party, "business-letter", "")
            if row.due:
                ours = draft.put(replace(ours, due=on(scene.days.day(row.due), scene.desk.today)))
            self.id = ours.id

        scene.desk.change(f"issue: {row.title}", build)

    def _move(self, scene: Scene, verb: str) -> None:
        record = scene.desk.get(self.id)
        follow.move(scene.desk, [record], verb)


def _issued(scene: Scene, draft: Draft, title: str, party: Party, template: str, answers: str) -> Letter:
    desk = scene.desk
    number = take_number(draft, desk.settings, OUTGOING, desk.today.year)
    return draft.put(
        Letter(
            direction="out",
            number=number,
            title=title,
            party=party.name,
            address=party.address,
            dated=desk.today,
            template=template,
            state="prepared",
            since=desk.today,
            answers=answers,
        )
    )


def _pair(draft: Draft, reply: Letter, title: str) -> None:
    """Note that `reply` answers the letter of ours with this subject."""
    ours = next(each for each in draft.scan(Letter) if each.direction == "out" and each.title == title)
    draft.put(replace(ours, state="replied", since=reply.since, answered_by=reply.id))
    draft.put(replace(reply, answers=ours.id))
