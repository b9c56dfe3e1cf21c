"""The person's own editor: whatever is wrong with it, the text stays and a sentence says so."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from office_tui.errors import AccessError, UsageError
from office_tui.terminal.editor import edit_text


class Lending:
    """An app that lends its terminal."""

    suspend = staticmethod(nullcontext)


def test_the_text_comes_back_as_the_editor_left_it(tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "%s!\\n" "$(cat "$1")" > "$1"\n')
    script.chmod(0o700)
    assert edit_text(Lending(), "周五前 cash plan", str(script)) == "周五前 cash plan!"


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("/", "cannot be run"),
        ("vi'", "cannot be understood"),
        ("no-such-editor", "cannot be run"),
        ("false", "ended with 1"),
    ],
)
def test_a_wrong_editor_is_said_in_a_sentence(editor: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        edit_text(Lending(), "text", editor)


def test_no_editor_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(UsageError, match="No editor is named"):
        edit_text(Lending(), "text")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_without_room_for_the_text_no_editor_is_begun(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: str) -> tuple[int, str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(AccessError, match=r"no room|Permission denied"):
        edit_text(Lending(), "text", "true")
