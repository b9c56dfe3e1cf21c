"""The same over a real sshd on the loopback address: the connection ends in mid-form, from either side."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from office_tui.domain.capture import Capture
from tests.stories.desk_story import COMMAND, AtDesk, House

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(os.environ.get("OFFICE_TUI_FULL") != "1", reason="runs with OFFICE_TUI_FULL=1"),
]
IN_TIME = 4.0
TYPED = "New  Finance: cash plan by Fri"


@pytest.fixture
def ssh(tmp_path: Path) -> Iterator[list[str]]:
    """The command that logs in to an sshd of our own, with keys of our own."""
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / key)], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = tmp_path / "sshd_config"
    settings.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {tmp_path}/user.pub\nStrictModes no\nPermitRootLogin yes\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    sshd = shutil.which("sshd") or "/usr/sbin/sshd"
    server = subprocess.Popen([sshd, "-D", "-e", "-f", str(settings)], stderr=subprocess.DEVNULL)
    login = [
        "ssh", "-tt", "-q", "-p", str(port), "-i", str(tmp_path / "user"), "-o", "BatchMode=yes",
        "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={tmp_path}/known",
        f"{getpass.getuser()}@127.0.0.1",
    ]  # fmt: skip
    try:
        wait_until(lambda: subprocess.run([*login, "true"], check=False).returncode == 0, 10)
        yield login
    finally:
        server.terminate()
        server.wait()


def remote(ssh: list[str], house: House, *before: str) -> list[str]:
    """Return the command that opens the desk at the other end."""
    env = [f"{name}={value}" for name, value in house.env.items() if value is not None]
    return [*ssh, shlex.join(["env", "LANG=C.UTF-8", *env, *before, *COMMAND])]


def running(house: House) -> list[int]:
    """Return the processes that have this office open in a terminal."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit() and int(each.name) != os.getpid():
            try:
                environ, command = (each / "environ").read_bytes(), (each / "cmdline").read_bytes()
            except OSError:
                continue
            ours = f"OFFICE_TUI_HOME={house.env['OFFICE_TUI_HOME']}".encode() in environ.split(b"\0")
            if ours and b"office_tui" in command and not command.startswith((b"ssh", b"env")):
                found.append(int(each.name))
    return found


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def wait_until(happened: Callable[[], bool], seconds: float) -> None:
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds
        time.sleep(0.02)


def kill_the_client(at: AtDesk, _: int) -> None:
    at.kill(signal.SIGKILL)


def kill_the_server(_: AtDesk, pid: int) -> None:
    """Kill the sshd process of this connection."""
    while "sshd" not in Path(f"/proc/{pid}/comm").read_text():
        pid = parent(pid)
    os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("end", [kill_the_client, kill_the_server])
def test_a_killed_connection_loses_nothing_and_leaves_nothing_behind(
    ssh: list[str], house: House, end: Callable[[AtDesk, int], None]
) -> None:
    house.close()
    with AtDesk(house, command=remote(ssh, house)) as at:
        at.press("n")
        at.write("Finance: cash plan by Fri")
        at.wait_for(TYPED)
        (pid,) = running(house)
        end(at, pid)
        wait_until(lambda: not running(house), IN_TIME)
    with AtDesk(house, command=remote(ssh, house), wait="a line being captured") as again:
        again.press("y")
        again.wait_for(TYPED)
        again.write("day")
        again.press("Enter")
        again.says("CAP-1")
        again.leave()
    assert house.newest(Capture).title == "cash plan"


def test_a_terminated_desk_leaves_the_terminal_sane(ssh: list[str], house: House) -> None:
    house.close()
    desk = remote([], house)[0]
    shell = f'was=$(stty -g); {desk}; echo "left with $?"; [ "$was" = "$(stty -g)" ] && echo as it was; cat'
    with AtDesk(house, command=[*ssh, shell]) as at:
        at.press("n")
        at.write("half a thought")
        at.wait_for("New  half a thought")
        (pid,) = running(house)
        os.kill(pid, signal.SIGTERM)
        at.wait_for("left with 143", IN_TIME)
        at.wait_for("as it was")
        assert b"\x1b[?1049l" in at.output  # the shell's own screen is back
        at.write("echoed\n")
        at.wait_until(lambda: at.screen().count("echoed") == 2)
