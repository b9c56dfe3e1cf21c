"""Drafts of forms: kept in files of their own, offered once their session is gone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.terminal import drafts as module
from office_tui.terminal.draft_files import Kept, Session, read_kept
from office_tui.terminal.drafts import Drafts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafts"


@pytest.fixture
def drafts(folder: Path) -> Iterator[Drafts]:
    made = Drafts(folder)
    yield made
    made.close()


def die(folder: Path, *forms: tuple[str, str]) -> None:
    """Run a session in another process that keeps these forms and is killed."""
    code = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from office_tui.terminal.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1]))\n"
        "for each in sys.argv[2:]:\n"
        "    form, _, text = each.partition('=')\n"
        "    drafts.keep(form, form.title(), {'text': text})\n"
        "assert drafts.flush()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(folder), *(f"{form}={text}" for form, text in forms)]
    assert subprocess.run(command, check=False).returncode == -9


def test_what_a_killed_session_typed_is_offered(folder: Path, drafts: Drafts) -> None:
    die(folder, ("letter", "第一稿 \n two"), ("memo", ""))
    found = drafts.left_over()
    assert {(kept.form_id, kept.title, kept.values["text"]) for kept in found} == {
        ("letter", "Letter", "第一稿 \n two"),
        ("memo", "Memo", ""),
    }
    assert all(kept.at.tzinfo is not None for kept in found)


def test_a_live_session_keeps_its_own(folder: Path, drafts: Drafts) -> None:
    drafts.keep("letter", "Letter", {"text": "mine"})
    assert drafts.flush()
    other = Drafts(folder)
    assert other.left_over() == []
    assert drafts.left_over() == []
    drafts.close()
    assert [kept.values for kept in other.left_over()] == [{"text": "mine"}]


def test_files_and_folder_are_private(folder: Path, drafts: Drafts) -> None:
    before = os.umask(0)
    try:
        drafts.keep("letter", "Letter", {"text": "x"})
        assert drafts.flush()
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_it_is_written_without_being_asked(folder: Path, drafts: Drafts) -> None:
    drafts.keep("letter", "Letter", {"text": "x"})
    end = time.monotonic() + 10
    while not list(folder.glob("*.json")):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_keeping_again_replaces_and_dropping_removes(folder: Path, drafts: Drafts) -> None:
    drafts.keep("letter", "Letter", {"text": "one"})
    drafts.keep("letter", "Letter", {"text": "two"})
    drafts.flush()
    (path,) = folder.glob("*.json")
    kept = read_kept(path)
    assert kept is not None
    assert kept.values == {"text": "two"}
    assert len(drafts) == 1
    drafts.drop("letter")
    drafts.drop("never opened")
    drafts.flush()
    assert len(drafts) == 0
    assert list(folder.glob("*.json")) == []
    drafts.close()
    assert list(folder.iterdir()) == []


def test_nothing_is_written_where_nothing_is_typed(folder: Path, drafts: Drafts) -> None:
    assert drafts.left_over() == []
    assert drafts.flush()
    drafts.close()
    assert not folder.exists()


def test_a_draft_is_taken_by_one_session_only(folder: Path, drafts: Drafts) -> None:
    die(folder, ("letter", "x"))
    other = Drafts(folder)
    (offered,), (offered_too,) = drafts.left_over(), other.left_over()
    mine = drafts.take(offered)
    assert mine is not None
    assert other.take(offered_too) is None
    assert other.left_over() == []
    drafts.close()
    assert [kept.values for kept in other.left_over()] == [{"text": "x"}]
    other.close()


def test_what_was_left_waits_while_its_form_is_open(folder: Path, drafts: Drafts) -> None:
    die(folder, ("letter", "old"))
    drafts.keep("letter", "Letter", {"text": "new"})
    (offered,) = drafts.left_over()
    assert drafts.take(offered) is None
    drafts.flush()
    texts = {kept.values["text"] for path in folder.glob("*.json") if (kept := read_kept(path))}
    assert texts == {"old", "new"}
    drafts.drop("letter")
    assert drafts.take(offered) is not None


def test_a_form_in_which_nothing_is_typed_any_more_is_dropped(folder: Path, drafts: Drafts) -> None:
    drafts.keep("letter", "Letter", {"text": "x"})
    drafts.flush()
    drafts.keep("letter", "Letter", {})
    drafts.flush()
    assert drafts.values("letter") is None
    assert list(folder.glob("*.json")) == []


def test_discarding_leaves_nothing(folder: Path, drafts: Drafts) -> None:
    die(folder, ("letter", "x"))
    for kept in drafts.left_over():
        drafts.discard(kept)
    assert drafts.left_over() == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"form_id": 1}', '{"form_id":"a","title":"b","values":[]}', "ü"]
)
def test_a_damaged_draft_stays_and_is_not_offered(folder: Path, drafts: Drafts, text: str) -> None:
    die(folder, ("letter", "x"))
    (path,) = folder.glob("*.json")
    path.write_text(text)
    assert drafts.left_over() == []
    assert path.read_text() == text


def test_a_disk_that_refuses_is_a_problem_not_an_error(
    folder: Path, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be")
    monkeypatch.setattr(module, "DELAY", 0.01)
    drafts.keep("letter", "Letter", {"text": "x"})
    assert not drafts.flush()
    assert drafts.problem
    folder.unlink()
    assert drafts.flush()
    assert drafts.problem == ""
    assert len(list(folder.glob("*.json"))) == 1


def test_a_slow_disk_does_not_hold_the_one_who_flushes(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Session.write

    def write(session: Session, form_id: str, kept: Kept | None) -> None:
        time.sleep(0.5)
        slow(session, form_id, kept)

    monkeypatch.setattr(Session, "write", write)
    drafts.keep("letter", "Letter", {"text": "x"})
    began = time.monotonic()
    assert not drafts.flush(0.1)
    assert time.monotonic() - began < 0.4


def test_a_link_in_the_place_of_a_draft_is_not_followed(folder: Path, drafts: Drafts, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    drafts.keep("letter", "Letter", {"text": "x"})
    drafts.flush()
    (path,) = folder.glob("*.json")
    path.with_suffix(".part").symlink_to(victim)
    drafts.keep("letter", "Letter", {"text": "y"})
    assert not drafts.flush()
    assert victim.read_text() == "precious"
