"""What lies in the inbox: mail that is written as messages and really imported, and lines as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial
from pathlib import Path

from office_tui.demo.story import Scene, Step
from office_tui.demo.tables import Message, Typed
from office_tui.domain.capture import Capture
from office_tui.domain.letter import Letter
from office_tui.services import capturing, triage
from office_tui.services.bring import bring


def message_steps(messages: Iterable[Message], folder: Path) -> Iterator[Step]:
    """Yield the import of each day's mail, by way of files in `folder`, and what was then decided."""
    by_day: dict[int, list[Message]] = {}
    for one in messages:
        by_day.setdefault(one.day, []).append(one)
    for day, several in by_day.items():
        yield Step(
            day,
            max(_time(one) for one in several),
            partial(_import, several, folder),
        )
        yield from (_decided(one) for one in several if one.then)


def typed_steps(lines: Iterable[Typed]) -> Iterator[Step]:
    """Yield each line as it is typed."""
    for one in lines:
        yield Step(one.day, time.fromisoformat(one.at), partial(_type, one))


def _time(one: Message) -> time:
    return time.fromisoformat(one.at)


def _type(one: Typed, scene: Scene) -> None:
    capturing.capture(scene.desk, scene.days.words(one.line, year=str(scene.days.today.year)))


def _import(several: list[Message], folder: Path, scene: Scene) -> None:
    place = folder / f"{scene.desk.today:%d-%b}"
    place.mkdir()
    for index, one in enumerate(several):
        (place / f"{index:02}.eml").write_bytes(_written(scene, one, index))
    bring(scene.desk, [place])


def _written(scene: Scene, one: Message, index: int) -> bytes:
    """Return the message as it would have come over the wire."""
    message = EmailMessage()
    name, address = parseaddr(one.sender)
    user, _, domain = address.partition("@")
    message["From"] = Address(name, user, domain)
    message["To"] = Address("Wen Yanqiu", "wen.yanqiu", "ninelanterns.example")
    message["Subject"] = one.subject.format(ours=_our_number(scene, one.answers))
    message["Date"] = min(scene.days.moment(one.day, _time(one)), scene.desk.now)
    message["Message-ID"] = f"<{scene.days.day(one.day):%Y%m%d}.{index}@{domain}>"
    message.set_content(scene.days.words(one.body.lstrip("\n")), cte="base64")
    for file, text in one.attached.items():
        kind = "csv" if file.endswith(".csv") else "plain"
        message.add_attachment(text, subtype=kind, filename=file, cte="base64")
    if message.is_multipart():
        message.set_boundary(f"=-lantern-{index}")
    return message.as_bytes()


def _our_number(scene: Scene, subject: str) -> str:
    """Return the number of our letter with this subject, which who answers it repeats."""
    ours = (each for each in scene.desk.all(Letter) if each.direction == "out")
    return next((each.number for each in ours if each.title == subject), "")


def _decided(one: Message) -> Step:
    def act(scene: Scene) -> None:
        seen = [next(each for each in scene.desk.all(Capture) if each.title == one.subject)]
        until = scene.days.moment(one.until, time(0, 1))
        match one.then:
            case "defer":
                triage.defer(scene.desk, seen, until, one.reason)
            case "delegate":
                triage.delegate(scene.desk, seen, scene.ids[one.to], until)
            case "decline":
                triage.decline(scene.desk, seen, one.reason)
            case _:
                triage.file(scene.desk, seen)

    return Step(one.day, time(18), act)
