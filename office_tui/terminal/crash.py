"""The last resort: three lines for the person, a log without what was typed for whoever mends it."""

from __future__ import annotations

import os
import platform
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from office_tui import __version__
from office_tui.errors import OfficeError
from office_tui.paths import make_private

LOG_LIMIT: Final = 512_000
"""Bytes after which the log is put aside, as `….1`, and begun anew."""

_NAMES_ONLY: Final = (AttributeError, NameError, ImportError, TypeError)
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")


def write_log(log: Path, error: BaseException, what: str) -> bool:
    """Append the error's trace to the log, 0600; True when it is there. `what` says in which part it was.

    The trace has the lines of the program, never values of variables; what the error's own words quote is
    left out where it may come from the office.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    entry = f"{when} {__version__} {platform.python_version()} {what}\n"
    try:
        make_private(log.parent)
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(log.suffix + ".1"))
        fd = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
            os.fchmod(fd, 0o600)
            file.write(f"{entry}{trace(error)}\n")
    except OSError:
        return False
    return True


def trace(error: BaseException) -> str:
    """Return the trace of an error and of those that caused it, without locals and without quoted values."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(
            "".join(traceback.format_tb(current.__traceback__)) + f"{name_of(current)}: {words_of(current)}"
        )
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nwhile handling\n".join(parts)


def name_of(error: BaseException) -> str:
    """Return the error's class, in full."""
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def words_of(error: BaseException) -> str:
    """Return what the error says, on one line, at most 200 characters, without what it quotes."""
    words = " ".join(str(error).split())[:200]
    return words if isinstance(error, (*_NAMES_ONLY, OfficeError)) else _QUOTED.sub("'…'", words)


def report(error: BaseException, log: Path, *, logged: bool, kept: int) -> str:
    """Return the lines for the terminal: what happened, where the log is, what was kept."""
    if isinstance(error, OfficeError):
        happened = str(error)
    else:
        happened = (
            f"office-tui had to stop: an unexpected {type(error).__name__}. The office itself is unharmed."
        )
    where = f"The log, without what was typed: {log}" if logged else f"The log could not be written: {log}"
    forms = "1 form" if kept == 1 else f"{kept} forms"
    typed = (
        f"What was typed in {forms} is kept and offered at the next start."
        if kept
        else "Nothing typed was lost."
    )
    return f"{happened}\n{where}\n{typed}\n"
