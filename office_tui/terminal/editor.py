"""Writing in the person's own editor, with the desk out of the way."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import SuspendNotSupported

from office_tui.errors import AccessError, UsageError, refused


def edit_text(app: Any, text: str, chosen: str = "", *, suffix: str = ".md") -> str:
    """Return `text` as it stands after `$VISUAL` or `$EDITOR` (or `chosen`) was left.

    `UsageError` where no editor is named or it cannot be run; the text is then as it was.
    """
    words = _command(chosen or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    path = _written(text, suffix)
    try:
        with app.suspend():
            done = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the person's own command, without a shell
        if done.returncode:
            raise UsageError(f"{words[0]} ended with {done.returncode}; the text is as it was.")
        return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{words[0]} cannot be run as an editor: {why}.", "Set EDITOR to one that is installed."
        ) from None
    except SuspendNotSupported:
        raise AccessError("This terminal cannot be given to an editor.", "Write the text here.") from None
    finally:
        path.unlink(missing_ok=True)


def _written(text: str, suffix: str) -> Path:
    """Return a file of our own that holds the text; `AccessError` where there is no room for it."""
    path: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix="office-tui-", suffix=suffix)
        path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        if path is not None:
            path.unlink(missing_ok=True)
        raise refused(error) from error
    return path


def _command(words: str) -> list[str]:
    try:
        command = shlex.split(words)
    except ValueError as error:
        raise UsageError(f"The editor “{words}” cannot be understood: {error}.", "Set EDITOR anew.") from None
    if not command:
        raise UsageError("No editor is named.", "Set EDITOR (or editor in settings.toml), or write here.")
    return command
