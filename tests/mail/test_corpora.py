"""Every real and broken message of the test collections, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from office_tui.domain.clean import is_clean, safe_name
from office_tui.mail.message import Message
from office_tui.mail.read import contents, read
from office_tui.mail.sources import sources

CORPORA = os.environ.get("OFFICE_TUI_CORPORA", "")
pytestmark = pytest.mark.skipif(
    not (Path(CORPORA) / "mail").is_dir() or not CORPORA, reason="no collection at hand"
)


def test_every_message_is_readable_or_has_a_reason_and_nothing_unsafe_comes_through() -> None:
    readable, reasons = 0, []
    for source in sources([Path(CORPORA) / "mail"]):
        assert source.piece is not None, source.problem
        found = read(source.piece.data)
        if not isinstance(found, Message):
            reasons.append(found.why)
            continue
        readable += 1
        lines = [found.subject, found.sender, found.address, found.message_id, *found.to, *found.cc]
        lines += [*found.in_reply_to, *found.warnings, *(one.type for one in found.attachments)]
        assert all(is_clean(line) and "\n" not in line for line in lines), source.label
        assert is_clean(found.text), source.label
        assert all(one.name == safe_name(one.name) for one in found.attachments)
        for one in found.attachments:
            contents(source.piece.data, one)
    assert readable > 200
    assert set(reasons) <= {"it is empty"}
