"""Signals, lost lines and stops: what was typed is kept, the terminal given back, the process gone."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tty_session import Session

Opens = Callable[..., Session]

FIRST = 2
SOON = 4.0
"""Seconds after which a session that was ended from outside must be gone."""


def kept(home: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_text())["values"] for path in (home / "state" / "drafts").glob("*.json")]


def type_something(session: Session) -> None:
    session.send("unsaved")
    session.wait_until(lambda: "unsaved" in session.line(FIRST))


def processor_time(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_keeps_what_was_typed_and_gives_the_terminal_back(
    opens: Opens, home: Path, number: int
) -> None:
    session = opens(wait="")
    before = session.attributes()
    session.wait_for("ready")
    type_something(session)
    session.kill(number)
    assert session.exit_code(SOON) == 128 + number
    assert kept(home) == [{"first": "unsaved"}]
    assert session.attributes() == before
    assert session.output.endswith(b"\x1b[?1049l\x1b[?25h")


def test_textual_alone_leaves_the_terminal_raw(opens: Opens) -> None:
    session = opens("plain", wait="")
    before = session.attributes()
    session.wait_for("ready")
    session.kill(signal.SIGTERM)
    assert session.exit_code(SOON) == -signal.SIGTERM
    assert session.attributes() != before
    assert b"\x1b[?1049l" not in session.output


def test_an_app_that_is_stuck_is_ended(opens: Opens, home: Path) -> None:
    session = opens(wait="")
    before = session.attributes()
    session.wait_for("ready")
    type_something(session)
    session.send("\x1b[15~")
    session.wait_for("hanging")
    session.wait_quiet()
    session.kill(signal.SIGTERM)
    assert session.exit_code(SOON) == 143
    assert kept(home) == [{"first": "unsaved"}]
    assert session.attributes() == before
    assert b"\x1b[?1049l" in session.output


def test_a_dropped_line_ends_it(opens: Opens, home: Path) -> None:
    session = opens()
    type_something(session)
    session.hang_up()
    assert session.exit_code(SOON) == 129
    assert kept(home) == [{"first": "unsaved"}]


def test_a_dropped_line_ends_it_under_nohup(opens: Opens, home: Path) -> None:
    session = opens(before=("sh", "-c", 'trap "" HUP; exec "$@"', "sh"))
    type_something(session)
    session.hang_up()
    assert session.exit_code(SOON) == 129
    assert kept(home) == [{"first": "unsaved"}]


def test_textual_alone_burns_for_ever_under_nohup(opens: Opens) -> None:
    session = opens("plain", before=("sh", "-c", 'trap "" HUP; exec "$@"', "sh"))
    session.hang_up()
    spent, began = processor_time(session.pid), time.monotonic()
    while processor_time(session.pid) - spent < 0.3:
        assert not session.has_ended()
        assert time.monotonic() - began < 10
        time.sleep(0.02)


def test_a_stalled_line_does_not_hold_it(opens: Opens, home: Path) -> None:
    session = opens()
    type_something(session)
    session.send("\x1b[17~")  # from here on it draws without end, and nobody reads
    time.sleep(0.5)
    began = time.monotonic()
    session.kill(signal.SIGTERM)
    while not session.has_ended():
        assert time.monotonic() - began < SOON
        time.sleep(0.02)
    assert session.exit_code() == 143
    assert kept(home) == [{"first": "unsaved"}]


def test_a_stray_continue_means_nothing(opens: Opens) -> None:
    session = opens()
    type_something(session)
    before, attributes = threads(session.pid), session.attributes()
    for _ in range(3):
        session.kill(signal.SIGCONT)
        session.wait_quiet(0.1)
    assert threads(session.pid) == before
    assert session.attributes() == attributes
    assert "unsaved" in session.line(FIRST)


def test_textual_alone_gets_more_threads_each_time(opens: Opens) -> None:
    session = opens("plain")
    before = threads(session.pid)
    session.kill(signal.SIGCONT)
    session.wait_until(lambda: threads(session.pid) > before)


def test_stopped_from_outside_and_continued_it_draws_again(opens: Opens) -> None:
    session = opens()
    type_something(session)
    session.kill(signal.SIGSTOP)
    session.wait_until(lambda: is_stopped(session.pid))
    session.write_over()
    session.kill(signal.SIGCONT)
    session.wait_until(lambda: "unsaved" in session.line(FIRST))
    session.send("\x1b[21~")
    assert session.exit_code() == 0


def test_suspended_it_gives_the_terminal_back_and_takes_it_again(opens: Opens) -> None:
    session = opens(wait="")
    before = session.attributes()
    session.wait_for("ready")
    type_something(session)
    raw, count = session.attributes(), threads(session.pid)
    session.kill(signal.SIGTSTP)
    session.wait_until(lambda: is_stopped(session.pid))
    assert session.attributes() == before
    session.write_over()
    session.kill(signal.SIGCONT)
    session.wait_until(lambda: "unsaved" in session.line(FIRST))
    session.send(" more")
    session.wait_for("unsaved more")
    assert session.attributes() == raw
    assert threads(session.pid) == count


def test_the_editor_has_the_terminal_to_itself(opens: Opens) -> None:
    session = opens(wait="")
    before = session.attributes()
    session.wait_for("ready")
    session.send("\x1b[24~")
    session.wait_for("the editor")
    assert session.attributes()[:4] == before[:4]
    session.send("typed there\n")
    session.wait_for("edited")
    session.send("back")
    session.wait_until(lambda: "back" in session.line(FIRST))


def test_ctrl_c_in_the_editor_is_the_editors(opens: Opens) -> None:
    session = opens()
    session.send("\x1b[24~")
    session.wait_for("the editor")
    session.send("\x03")
    session.wait_for("edited")
    session.send("still here")
    session.wait_until(lambda: "still here" in session.line(FIRST))


def test_a_line_dropped_under_the_editor_ends_both(opens: Opens, home: Path) -> None:
    session = opens()
    type_something(session)
    session.send("\x1b[24~")
    session.wait_for("the editor")
    session.hang_up()
    assert session.exit_code(SOON) == 129
    assert kept(home) == [{"first": "unsaved"}]


def leaving(session: Session) -> float:
    began = time.monotonic()
    session.send("\x1b[21~")
    session.wait_until(lambda: b"\x1b[?1049l" in session.output)
    given_back = time.monotonic() - began
    assert session.exit_code() == 0
    return given_back


def test_it_leaves_at_once_where_textual_alone_waits_for_its_threads(opens: Opens) -> None:
    assert min(leaving(opens()) for _ in range(3)) < 0.1 < leaving(opens("plain"))
