"""Bringing in messages, over a real store."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from office_tui.domain.capture import Capture, Text
from office_tui.domain.letter import Letter
from office_tui.paths import Paths
from office_tui.services.bring import Progress, bring, read_all, register, what_is_here
from office_tui.services.desk import Desk
from office_tui.services.triage import accept
from office_tui.services.undo import undo
from office_tui.settings import Settings
from office_tui.store.draft import Draft
from office_tui.store.kept import read_kept
from office_tui.store.store import Store

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
WITH_FILE = b"""From: Li <li@example.cn>
Subject: Plan
Message-ID: <plan@example.cn>
Date: Thu, 19 Mar 2026 08:00:00 +0800
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

The plan.
--b
Content-Type: application/pdf; name="../plan.pdf"
Content-Transfer-Encoding: base64

JVBERg==
--b--
"""


def letter(subject: str = "x", body: str = "body", **headers: str) -> bytes:
    fields = {"From": "Li <li@example.cn>", "Subject": subject, **headers}
    return (
        "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items()).encode()
        + b"\n"
        + body.encode()
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    def clock(_: tzinfo | None) -> datetime:
        return NOW

    where = Paths(*(tmp_path / name for name in ("data", "config", "cache", "state")))
    desk = Desk(
        Store.open(where.file, create=True), where, Settings(), session="test", login="me", clock=clock
    )
    yield desk
    desk.close()


Mails = Callable[..., list[Path]]


@pytest.fixture
def mails(tmp_path: Path) -> Mails:
    def write(*messages: bytes) -> list[Path]:
        folder = tmp_path / "mail"
        folder.mkdir(exist_ok=True)
        start = len(list(folder.iterdir()))
        paths = [folder / f"{start + number:04}.eml" for number in range(len(messages))]
        for path, data in zip(paths, messages, strict=True):
            path.write_bytes(data)
        return paths

    return write


def captures(desk: Desk) -> list[Capture]:
    return desk.all(Capture)


def test_a_message_becomes_a_capture_a_text_and_kept_files(desk: Desk, mails: Mails) -> None:
    brought = bring(desk, mails(WITH_FILE))
    (capture,) = captures(desk)
    assert (brought.imported, brought.present, brought.unreadable, brought.ids) == (1, 0, (), (capture.id,))
    assert (capture.title, capture.source, capture.sender, capture.address) == (
        "Plan",
        "mail",
        "Li",
        "li@example.cn",
    )
    assert capture.received == datetime(2026, 3, 19, tzinfo=UTC)
    assert str(capture.dated) == "2026-03-19"
    assert desk.body(capture.text) == "The plan."
    assert [each.of for each in desk.all(Text)] == [capture.id]
    assert read_kept(desk.where.kept, capture.message) == WITH_FILE
    (attachment,) = capture.attachments
    assert (attachment.name, attachment.size, attachment.type) == ("plan.pdf", 4, "application/pdf")
    assert read_kept(desk.where.kept, attachment.sha256) == b"%PDF"


def test_kept_files_are_private(desk: Desk, mails: Mails) -> None:
    bring(desk, mails(WITH_FILE))
    files = [path for path in desk.where.kept.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert desk.where.kept.stat().st_mode & 0o777 == 0o700
    assert len(files) == 2


def test_importing_again_adds_nothing_not_even_an_entry(desk: Desk, mails: Mails) -> None:
    paths = mails(letter("a"), letter("b"), letter("a"))
    assert bring(desk, paths)[:2] == (2, 1)
    seq = desk.store.seq
    assert bring(desk, paths)[:2] == (0, 3)
    assert desk.store.seq == seq


def test_the_number_read_in_a_mail_is_the_letters_once_accepted(desk: Desk, mails: Mails) -> None:
    bring(desk, mails(letter("Annual inspection", body="Our ref: SZ-2026-118\nPlease submit by 20 March.")))
    capture = desk.all(Capture)[0]
    assert (capture.their_number, capture.suggestion.their_number) == ("", "SZ-2026-118")
    accept(desk, [capture], "letter")
    assert desk.all(Letter)[0].their_number == "SZ-2026-118"


def test_what_was_accepted_as_a_letter_is_known_even_without_its_capture(desk: Desk, mails: Mails) -> None:
    paths = mails(letter("a"))
    bring(desk, paths)
    (capture,) = captures(desk)

    def build(draft: Draft) -> None:
        draft.put(Letter(title="a", message=capture.message))
        draft.delete(capture.id)

    desk.change("accept and tidy", build)
    assert bring(desk, paths)[:2] == (0, 1)


def test_an_import_is_one_entry_and_undone_as_one(desk: Desk, mails: Mails) -> None:
    bring(desk, mails(letter("a"), letter("b"), letter("c")))
    (entry,) = list(desk.entries())
    assert entry.label == "import: 3 messages from 0000.eml, 0001.eml, 0002.eml"
    undo(desk)
    assert captures(desk) == []
    assert desk.all(Text) == []


def test_one_bad_message_never_stops_the_rest(desk: Desk, mails: Mails, tmp_path: Path) -> None:
    good, empty = mails(letter("a"), b"")
    brought = bring(desk, [tmp_path / "gone", empty, good])
    assert brought.imported == 1
    assert brought.unreadable == (
        (str(tmp_path / "gone"), "no such file or directory"),
        (str(empty), "it is empty"),
    )


def test_another_message_with_a_known_message_id_comes_in_as_a_likely_duplicate(
    desk: Desk, mails: Mails
) -> None:
    first = letter("a", Message_ID="<m@x>", Date="Thu, 19 Mar 2026 08:00:00 +0800")
    bring(desk, mails(first))
    bring(desk, mails(first.replace(b"body", b"other"), first.replace(b"body", b"third")))
    one, *others = captures(desk)
    assert [each.suggestion.duplicate_of for each in others] == [one.id, one.id]
    assert others[0].suggestion.because == (f"bears the same Message-ID as {one.id}",)
    assert one.suggestion.duplicate_of == ""


def test_messages_without_an_id_are_not_taken_for_one_another(desk: Desk, mails: Mails) -> None:
    bring(desk, mails(letter("a"), letter("b")))
    assert [each.suggestion.duplicate_of for each in captures(desk)] == ["", ""]


@pytest.mark.parametrize(
    ("reply", "because"),
    [
        (letter("Re", In_Reply_To="<ours@x>"), ("answers OUT-2026-001",)),
        (letter("Re", References="<a@b> <ours@x> <c@d>"), ("answers OUT-2026-001",)),
        (letter("Re: your OUT-2026-001, pumps"), ("answers OUT-2026-001",)),
        (letter("Re: your OUT-2026-0011"), ()),
    ],
)
def test_a_reply_is_matched_to_our_letter(
    desk: Desk, mails: Mails, reply: bytes, because: tuple[str, ...]
) -> None:
    def build(draft: Draft) -> None:
        draft.put(Letter(direction="out", number="OUT-2026-001", message_id="ours@x"))

    desk.change("a letter", build)
    bring(desk, mails(reply))
    (capture,) = captures(desk)
    assert capture.suggestion.because == because
    assert capture.suggestion.becomes == ("letter" if because else "")


def test_a_deadline_in_the_text_is_suggested(desk: Desk, mails: Mails) -> None:
    bring(desk, mails(letter("x", "请于3月31日前报送。", Content_Type="text/plain; charset=utf-8")))
    (capture,) = captures(desk)
    assert str(capture.suggestion.due) == "2026-03-31"


def test_what_repeats_another_message_of_the_same_import_names_it(desk: Desk, mails: Mails) -> None:
    first = letter("a", Message_ID="<m@x>", Date="Thu, 19 Mar 2026 08:00:00 +0800")
    bring(desk, mails(first.replace(b"body", b"other"), first))
    one, other = captures(desk)
    assert one.suggestion.duplicate_of == ""
    assert other.suggestion.duplicate_of == one.id
    assert other.suggestion.because[0] == f"bears the same Message-ID as {one.id}"


def test_a_message_of_empty_lines_holds_nothing_up(desk: Desk, mails: Mails) -> None:
    begun = time.process_time()
    bring(desk, mails(letter("x", "a" + " \n" * 90_000 + "b"), letter("y", "\n".join(["-- "] * 60_000))))
    assert time.process_time() - begun < 3


def test_captures_stand_in_the_order_of_their_dates(desk: Desk, mails: Mails) -> None:
    dates = {"b": "20 Mar 2026 08:00:00 +0000", "none": "soon", "a": "19 Mar 2026 08:00:00 +0000"}
    bring(desk, mails(*(letter(name, Date=date) for name, date in dates.items())))
    assert [each.title for each in captures(desk)] == ["a", "b", "none"]


@pytest.mark.parametrize("date", ["Fri, 20 Mar 2199 08:00:00 +0000", "soon"])
def test_a_date_to_come_is_not_believed(desk: Desk, mails: Mails, date: str) -> None:
    bring(desk, mails(letter(Date=date)))
    assert captures(desk)[0].received == NOW


def test_a_message_over_the_limit_is_listed_and_left_where_it_is(
    desk: Desk, mails: Mails, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("office_tui.mail.sources.MESSAGE_LIMIT", 1_500_000)
    (path,) = mails(letter("big", "x" * 2_000_000))
    bring(desk, [path])
    (capture,) = captures(desk)
    assert capture.title == "big"
    assert capture.warnings[1] == f"it was left where it is: {path}"
    assert not desk.where.kept.exists() or not list(desk.where.kept.rglob(capture.message))
    assert bring(desk, [path])[:2] == (0, 1)


def test_progress_is_told_and_ends_at_the_whole(desk: Desk, mails: Mails) -> None:
    told: list[Progress] = []
    paths = mails(letter("a"), letter("b"), b"")
    bring(desk, paths, progress=told.append)
    size = sum(path.stat().st_size for path in paths)
    assert told[-1] == Progress(read=2, present=0, unreadable=1, done=size, whole=size)


def test_cancelled_nothing_is_brought_in(desk: Desk, mails: Mails) -> None:
    steps = iter([False, True])
    brought = bring(desk, mails(letter("a"), letter("b")), cancelled=lambda: next(steps, True))
    assert brought[:4] == (0, 0, (), ())
    assert captures(desk) == []
    assert list(desk.entries()) == []


def test_what_came_in_from_elsewhere_while_reading_is_not_doubled(desk: Desk, mails: Mails) -> None:
    paths = mails(letter("a"), letter("b"))
    batch = read_all(paths, desk.where.kept, what_is_here(desk))
    bring(desk, paths[:1])
    assert register(desk, batch)[:2] == (1, 1)
    assert sorted(each.title for each in captures(desk)) == ["a", "b"]


def test_reading_keeps_files_before_any_record_names_them(desk: Desk, mails: Mails) -> None:
    batch = read_all(mails(WITH_FILE), desk.where.kept, what_is_here(desk))
    assert read_kept(desk.where.kept, batch.arrived[0].capture.message) == WITH_FILE
    assert captures(desk) == []


def test_everything_of_the_collections_comes_in_once(desk: Desk, tmp_path: Path) -> None:

    folder = Path(os.environ.get("OFFICE_TUI_CORPORA", tmp_path / "none")) / "mail"
    if not folder.is_dir():
        pytest.skip("no collection at hand")
    files = [path for path in folder.rglob("*") if path.is_file()]
    brought = bring(desk, [folder])
    assert brought.imported + brought.present + len(brought.unreadable) >= len(files)
    assert {one.why for one in brought.unreadable} <= {"it is empty"}
    assert bring(desk, [folder]).imported == 0
