"""The same over a real sshd on the loopback address, and inside tmux."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tty_session import Session

HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(os.environ.get("OFFICE_TUI_FULL") != "1", reason="runs with OFFICE_TUI_FULL=1"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def ssh(tmp_path: Path) -> Iterator[list[str]]:
    """The command that logs in to an sshd of our own, with keys of our own."""
    sshd = shutil.which("sshd") or "/usr/sbin/sshd"
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / key)], check=True)
    port = free_port()
    settings = tmp_path / "sshd_config"
    settings.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {tmp_path}/user.pub\nStrictModes no\nPermitRootLogin yes\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen([sshd, "-D", "-e", "-f", str(settings)], stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 10
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < end
            time.sleep(0.05)
        yield [
            "ssh", "-tt", "-q", "-p", str(port), "-i", str(tmp_path / "user"), "-o", "BatchMode=yes",
            "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={tmp_path}/known",
            f"{getpass.getuser()}@127.0.0.1",
        ]  # fmt: skip
    finally:
        server.terminate()
        server.wait()


def sample(home: Path) -> str:
    return f"OFFICE_TUI_HOME={home} PYTHONPATH={HERE.parent.parent} LANG=C.UTF-8 {sys.executable} {HERE}/sample.py"


def running(home: Path) -> list[int]:
    """The processes that have this home in their environment and are our sample."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                if f"OFFICE_TUI_HOME={home}\0".encode() in (each / "environ").read_bytes() + b"\0":
                    found.append(int(each.name))
            except OSError:
                continue
    return found


def wait_for(happened: Callable[[], bool], seconds: float) -> float:
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.mark.parametrize("stalled", [False, True])
def test_a_killed_connection_keeps_the_form_and_leaves_nothing_behind(
    ssh: list[str], home: Path, stalled: bool
) -> None:
    with Session([*ssh, f"{sample(home)} guarded"]) as session:
        session.wait_for("ready")
        session.send("half a letter")
        session.wait_for("half a letter")
        assert running(home)
        if stalled:
            session.send("\x1b[17~")  # it draws without end
            session.kill(signal.SIGSTOP)  # and nobody reads
            time.sleep(1)
        session.kill(signal.SIGKILL)
        wait_for(lambda: not running(home), 4)
    (draft,) = (home / "state" / "drafts").glob("*.json")
    assert json.loads(draft.read_text())["values"] == {"first": "half a letter"}


def test_keys_pastes_and_sizes_arrive_over_the_line(ssh: list[str], home: Path) -> None:
    with Session([*ssh, f"{sample(home)} guarded"]) as session:
        session.wait_for("ready")
        session.send("AB\tCD中")
        session.wait_until(lambda: "AB " in session.line(2) and "CD中" in session.line(5))
        session.send("\x1b[20~")
        session.paste("word \n" * 20_000)
        session.wait_for("text 120000")
        session.resize(100, 30)
        session.wait_until(lambda: len(session.line(1)) > 90)
        session.send("\x1b[21~")
        assert session.exit_code() == 0


def test_inside_tmux(home: Path, tmp_path: Path) -> None:
    tmux = ["tmux", "-L", f"office-{os.getpid()}", "-f", "/dev/null"]
    with Session([*tmux, "new-session", f"{sample(home)} guarded"]) as session:
        try:
            session.wait_for("ready")
            session.send("AB\tCD")
            session.wait_for("CD")
            session.paste("one\ntwo")
            session.wait_for("CDone two")
            session.send("\x1bOQhello\r")
            session.wait_for("the word is hello")
            subprocess.run([*tmux, "kill-server"], check=True)
            wait_for(lambda: not running(home), 4)
        finally:
            subprocess.run([*tmux, "kill-server"], check=False, stderr=subprocess.DEVNULL)
    assert list((home / "state" / "drafts").glob("*.json"))
