"""What a story is told with: an office of seven departments, and a director's hands at a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Final, TypeVar

from office_tui.domain.people import Department, Office, Person
from office_tui.domain.record import Record
from office_tui.services.bring import bring
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.opening import open_desk
from office_tui.services.register import save, save_office
from tests.tty_session import Session

R = TypeVar("R", bound=Record)

CHECKOUT: Final = Path(__file__).parents[2]
TODAY: Final = "2026-03-02"
"""A Monday."""
COMMAND: Final = (sys.executable, "-m", "office_tui")
KEYS: Final = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Space": " ",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Backspace": "\x7f",
    "F5": "\x1b[15~",
    "F8": "\x1b[19~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "ceoprtu"},
}
"""The keys that have a name; any other word of a story stands for one key a character."""

DEPARTMENTS: Final = (
    ("Finance", "财务部"),
    ("Sales", "销售部"),
    ("Production", "生产部"),
    ("Human Resources", "人力资源部", "HR"),
    ("Safety", "安全部"),
    ("Legal", "法务部"),
    ("Administration", "行政部"),
)
PEOPLE: Final = (
    ("Li Na", "李娜", "Finance", "li.na@harbour.example", ""),
    ("Wang Qiang", "王强", "Sales", "wang@harbour.example", ""),
    ("Zhao Lei", "赵磊", "Production", "zhao@harbour.example", ""),
    ("Chen Jie", "陈洁", "Safety", "chen@harbour.example", ""),
    ("Grace Moore", "", "", "gm@harbour.example", "General Manager"),
    ("Tom Baker", "", "", "tom@harbour.example", "driver"),
)


class House:
    """An office on disk, and our own way in beside whoever sits at its terminals."""

    def __init__(self, home: Path) -> None:
        """Take the folder; there is nothing in it yet."""
        self.home = home
        self.today = TODAY
        """The day it is for whoever sits down."""
        self.home.mkdir(parents=True, exist_ok=True)
        self._desk: Desk | None = None
        self._letters = 0

    @property
    def env(self) -> dict[str, str | None]:
        """What a program must find in its environment to open this office."""
        return {
            "OFFICE_TUI_HOME": str(self.home / "office"),
            "OFFICE_TUI_TODAY": self.today,
            "HOME": str(self.home),
            "PYTHONPATH": str(CHECKOUT),
            "EDITOR": None,
            "VISUAL": None,
        }

    @property
    def desk(self) -> Desk:
        """Our own desk over the office, with what others wrote taken in."""
        if self._desk is None:
            self._desk = open_desk(create=True)
        self._desk.refresh()
        return self._desk

    def close(self) -> None:
        """Leave the office to the others."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def furnish(self) -> None:
        """Name the office, its seven departments and some of its people."""
        desk = self.desk
        save_office(desk, Office(company="Harbour Works", director="Anna Director", country="CN"))
        for name, chinese, *more in DEPARTMENTS:
            save(desk, Department(name=name, name_zh=chinese, aliases=tuple(more)))
        for name, chinese, department, email, role in PEOPLE:
            unit = self.department(department) if department else ""
            save(desk, Person(name=name, name_zh=chinese, department=unit, email=email, role=role))

    def department(self, name: str) -> str:
        """Return the id of a department."""
        return next(each.id for each in self.desk.all(Department) if each.name == name)

    def person(self, name: str) -> str:
        """Return the id of a person."""
        return next(each.id for each in self.desk.all(Person) if each.name == name)

    def capture(self, line: str) -> str:
        """Put a typed line into the inbox; returns its id."""
        return capture(self.desk, line).ids[0]

    def receive(self, sender: str, subject: str, body: str = "", *, at: str = "2026-03-01 09:00") -> str:
        """Let a message arrive by mail; returns the id of its capture."""
        message = EmailMessage()
        message["From"], message["Subject"] = sender, subject
        message["Date"] = format_datetime(datetime.fromisoformat(f"{at}+08:00"))
        self._letters += 1
        message["Message-ID"] = f"<{self._letters}@story.example>"
        message.set_content(body or "As above.\n")
        return self.receive_bytes(bytes(message))

    def receive_bytes(self, message: bytes) -> str:
        """Let a message arrive just as it is; returns the id of its capture."""
        self._letters += 1
        path = self.home / f"{self._letters}.eml"
        path.write_bytes(message)
        (id_,) = bring(self.desk, [path]).ids
        return id_

    def read(self, id_: str, type_: type[R]) -> R:
        """Read a record from the disk, as it is now."""
        record = self.desk.get(id_)
        assert isinstance(record, type_)
        return record

    def newest(self, type_: type[R]) -> R:
        """Read the record of a kind that was made last."""
        return self.desk.all(type_)[-1]


class AtDesk(Session):
    """Somebody at the desk, in a terminal of their own; every key pressed is counted."""

    def __init__(
        self,
        house: House,
        *,
        size: tuple[int, int] = (80, 24),
        wait: str = "Today",
        command: Sequence[str] = COMMAND,
    ) -> None:
        """Open the desk, and wait until `wait` is on the screen."""
        super().__init__(command, env=house.env, size=size)
        self.pressed = 0
        if wait:
            self.wait_for(wait)

    def press(self, keys: str) -> None:
        """Press keys: `w f Enter` is three, `d fr Enter` four."""
        struck = [key for word in keys.split() for key in ([word] if word in KEYS else word)]
        self.pressed += len(struck)
        self.send("".join(KEYS.get(key, key) for key in struck))

    def write(self, words: str) -> None:
        """Type the words of a reason or a letter: they are not counted."""
        self.send(words)

    def says(self, words: str, timeout: float = 20.0) -> None:
        """Wait until the foot of the screen says so; a long notice takes several lines."""
        self.wait_until(lambda: words in self.foot, timeout, f"the foot to say {words!r}")

    @property
    def foot(self) -> str:
        """The last lines, as one."""
        return " ".join(row.strip() for row in self.screen().split("\n")[-3:])

    @property
    def under_cursor(self) -> str:
        """The line that the cursor is on, or nothing."""
        return next((each for each in self.screen().split("\n") if each.startswith(">")), "")

    def cursor_on(self, words: str) -> None:
        """Wait until the cursor is on the line with these words."""
        self.wait_until(lambda: words in self.under_cursor, what=f"the cursor on {words!r}")

    def leave(self) -> None:
        """Press q, and see that it ends well."""
        self.press("q")
        assert self.exit_code() == 0
