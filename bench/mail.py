"""How fast an mbox of 20,000 messages is read and brought in, against Python's own `mailbox` and `email`."""

from __future__ import annotations

import argparse
import gc
import mailbox
import random
import resource
import tempfile
from base64 import b64encode, encodebytes
from collections.abc import Callable
from email import message_from_binary_file, policy
from email.message import EmailMessage
from pathlib import Path
from time import perf_counter, process_time
from typing import IO, NamedTuple

from bench.table import Figure, show
from office_tui.mail.message import Message
from office_tui.mail.read import read
from office_tui.mail.sources import sources

ZH = "关于开展2026年度安全生产检查的通知。请各部门于三月二十日前报送自查情况，逾期未报的将予以通报。\n"
EN = "Please let us have the cash plan for the second quarter by Friday; the figures of last year are enclosed.\n"


def letter(number: int, dice: random.Random) -> bytes:
    """Return one message: a third each plain, page with plain text, with an attachment; half of them Chinese."""
    text = (ZH if number % 2 else EN) * dice.randint(3, 30)
    charset = "gb18030" if number % 4 == 1 else "utf-8"
    subject = f"=?{charset}?B?{b64encode(f'{text[:24]} {number}'.strip().encode(charset)).decode()}?="
    head = (
        f"From: =?utf-8?B?{b64encode('财务部'.encode()).decode()}?= <li{number}@example.cn>\n"
        f'To: "Office, Director" <office@example.cn>, Wang <wang@example.cn>\nSubject: {subject}\n'
        f"Date: Fri, 20 Mar 2026 09:{number % 60:02}:00 +0800\nMessage-ID: <{number}@example.cn>\nMIME-Version: 1.0\n"
    )
    body = encodebytes(text.encode(charset)).decode()
    plain = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{body}"
    page = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><p>{text}</p></html>\n"
    file = encodebytes(dice.randbytes(20_000)).decode()
    pdf = f'Content-Type: application/pdf; name="{number}.pdf"\nContent-Transfer-Encoding: base64\n\n{file}'
    if number % 3 == 0:
        return (head + plain).encode()
    kind, second = ("alternative", page) if number % 3 == 1 else ("mixed", pdf)
    top = f"Content-Type: multipart/{kind}; boundary=part{number}\n\n"
    return f"{head}{top}--part{number}\n{plain}\n--part{number}\n{second}\n--part{number}--\n".encode()


def make(path: Path, count: int) -> None:
    """Write an mbox of `count` messages."""
    dice = random.Random(7)
    with path.open("wb") as box:
        for number in range(count):
            box.write(b"From li@example.cn Fri Mar 20 09:30:00 2026\n" + letter(number, dice) + b"\n")


def ours(path: Path) -> int:
    """Read every message with the office's own reader."""
    read_so_far = 0
    for source in sources([path]):
        assert source.piece is not None
        message = read(source.piece.data, size=source.piece.size, sha256=source.piece.sha256)
        assert isinstance(message, Message)
        assert message.subject
        assert message.address
        assert message.text
        read_so_far += 1
    return read_so_far


def theirs(path: Path) -> int:
    """Read the same of every message with `mailbox` and `email` in its default policy."""
    read_so_far = 0
    for raw in mailbox.mbox(path, factory=_parsed):  # type: ignore[arg-type]  # any class serves
        message: EmailMessage = raw  # type: ignore[assignment]  # what the factory above makes
        assert message["subject"]
        assert message["from"].addresses[0].addr_spec
        body = message.get_body(("plain", "html"))
        assert body is not None
        assert body.get_content()
        read_so_far += 1
    return read_so_far


def _parsed(stream: IO[bytes]) -> EmailMessage:
    return message_from_binary_file(stream, policy=policy.default)


class Rate(NamedTuple):
    """Messages a second, by the clock on the wall and by the time the processor spent on us."""

    wall: float
    processor: float


def rate(act: Callable[[Path], int], path: Path) -> Rate:
    """Return how fast `act` goes through the mbox; other people's work on the machine spoils only the wall clock."""
    gc.collect()
    wall, processor = perf_counter(), process_time()
    count = act(path)
    return Rate(count / (perf_counter() - wall), count / (process_time() - processor))


def imported(path: Path, home: Path) -> Rate:
    """Return how fast a whole import is: read, files kept, registered durably in one entry."""
    from office_tui.paths import Paths
    from office_tui.services.bring import bring
    from office_tui.services.desk import Desk
    from office_tui.settings import Settings
    from office_tui.store.store import Store

    where = Paths(*(home / name for name in ("data", "config", "cache", "state")))
    desk = Desk(Store.open(where.file, create=True), where, Settings(), session="bench")
    try:
        return rate(lambda box: bring(desk, [box]).imported, path)
    finally:
        desk.close()


def main(argv: list[str]) -> int:
    """Print the figures; 1 where reading is not faster than Python's own."""
    parser = argparse.ArgumentParser(prog="bench mail", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="messages in the mbox")
    count = parser.parse_args(argv).count
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        make(path, count)
        megabytes = path.stat().st_size / 1e6
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        our_rate = rate(ours, path)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
        their_rate = rate(theirs, path)
        whole_rate = imported(path, Path(folder) / "home")
    return show(
        f"An mbox of {count:,} messages, {megabytes:.0f} MB, half of them Chinese",
        [
            Figure("reading, messages a second", our_rate.wall),
            Figure("mailbox + email, messages a second", their_rate.wall),
            Figure("whole import (kept, registered), messages a second", whole_rate.wall),
            Figure(
                "processor time to read; mailbox + email is 1", their_rate.processor / our_rate.processor, 0.5
            ),
            Figure("processor time of an import; same", their_rate.processor / whole_rate.processor, 1.0),
            Figure("memory grown while reading", grown, 60, " MB"),
        ],
    )
