"""Files, mboxes, Maildirs, folders and standard input."""

from __future__ import annotations

import hashlib
import io
import mailbox
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail import mbox
from office_tui.mail import sources as module
from office_tui.mail.mbox import is_mbox, pieces
from office_tui.mail.sources import sources, whole_size

ONE = b"Subject: one\n\nFirst.\n"
TWO = b"Subject: two\n\nSecond.\n\nFrom here on it is text: no field follows.\n"
FROM = b"From li@example.cn Fri Mar 20 09:30:00 2026\n"


def bytes_of(*paths: Path | str, stdin: bytes | None = None) -> list[bytes]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return [one.piece.data for one in sources(paths, stream) if one.piece is not None]


def problems_of(*paths: Path | str) -> list[tuple[str, str]]:
    return [(one.label, one.problem) for one in sources(paths) if one.problem]


def test_a_file_is_one_message(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(ONE)
    assert bytes_of(file) == [ONE]
    assert whole_size([file]) == len(ONE)


def test_an_mbox_is_several_and_is_told_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "archive"
    file.write_bytes(FROM + ONE + b"\n" + FROM + TWO + b"\n")
    found = list(sources([file]))
    assert [one.piece.data for one in found if one.piece] == [ONE, TWO]
    assert [one.label for one in found] == [f"{file}: message 1", f"{file}: message 2"]
    assert found[-1].done <= whole_size([file])


def test_a_message_saved_with_its_envelope_is_the_same_message(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(FROM + ONE)
    assert bytes_of(tmp_path / "a.eml") == [ONE]


def test_a_maildir_gives_what_is_new_and_current_and_stays_as_it_is(tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp", ".Sent"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.m").write_bytes(ONE)
    (tmp_path / "cur" / "2.m:2,S").write_bytes(TWO)
    (tmp_path / "tmp" / "3.m").write_bytes(b"half written")
    (tmp_path / "dovecot.index").write_bytes(b"\0")
    before = sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*"))
    assert bytes_of(tmp_path) == [ONE, TWO]
    assert sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")) == before


def test_a_folder_is_read_with_all_below_but_nothing_hidden_and_no_linked_folders(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a.eml").write_bytes(ONE)
    (tmp_path / "b" / "c" / "d").write_bytes(TWO)
    (tmp_path / ".hidden.eml").write_bytes(ONE)
    (tmp_path / "b" / "round").symlink_to(tmp_path)
    assert bytes_of(tmp_path) == [ONE, TWO]
    assert whole_size([tmp_path]) == len(ONE) + len(TWO)


@pytest.mark.parametrize("stdin", [ONE, FROM + ONE])
def test_standard_input(stdin: bytes) -> None:
    assert bytes_of("-", stdin=stdin) == [ONE]


def test_what_cannot_be_opened_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(ONE)
    gone = tmp_path / "gone\x1b[2J.eml"
    os.mkfifo(tmp_path / "pipe")
    found = list(sources([gone, "/dev/null", file]))
    assert [one.problem for one in found] == ["no such file or directory", "it is not a file", ""]
    assert problems_of(gone) == [(f"{tmp_path}/gone[2J.eml", "no such file or directory")]


def test_a_pipe_in_a_folder_does_not_stop_the_import(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "b.eml").write_bytes(ONE)
    assert [one.problem for one in sources([tmp_path])] == ["it is not a file", ""]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(ONE)
    file.chmod(0)
    assert problems_of(file) == [(str(file), "permission denied")]


def test_of_a_file_over_the_limit_only_the_head_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MESSAGE_LIMIT", 1_500_000)
    data = ONE + b"x" * 3_000_000
    (tmp_path / "a.eml").write_bytes(data)
    (piece,) = [one.piece for one in sources([tmp_path])]
    assert piece is not None
    assert (piece.size, piece.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert data.startswith(piece.data)
    assert len(piece.data) < 200_000


def test_in_an_mbox_a_message_over_the_limit_does_not_harm_its_neighbours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mbox, "MESSAGE_LIMIT", 100_000)
    monkeypatch.setattr(mbox, "_CHUNK", 10_000)
    big = ONE + b"line\n" * 60_000
    found = list(pieces(io.BytesIO(FROM + ONE + b"\n" + FROM + big + b"\n" + FROM + TWO + b"\n")))
    assert [one.sha256 for one in found] == [hashlib.sha256(data).hexdigest() for data in (ONE, big, TWO)]
    assert [one.size for one in found] == [len(ONE), len(big), len(TWO)]
    assert found[1].data != big
    assert big.startswith(found[1].data)


BODY = st.lists(
    st.sampled_from([b"", b"text", b"From here", b">From x", b"Subject: no", b" "]), max_size=6
).map(b"\n".join)


@given(st.lists(BODY, min_size=1, max_size=5), st.integers(1, 200), st.sampled_from([b"\n", b"\r\n"]))
def test_what_was_put_into_an_mbox_comes_out(bodies: list[bytes], chunk: int, ending: bytes) -> None:
    letters = [b"Subject: %d\n\n%s\n" % (n, body) for n, body in enumerate(bodies)]
    # An unquoted "From " line with a field after it is a beginning to every reader; writers quote it.
    letters = [letter.replace(b"\n\nFrom here\nSubject", b"\n\n>From here\nSubject") for letter in letters]
    whole = b"".join(FROM + letter + b"\n" for letter in letters).replace(b"\n", ending)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mbox, "_CHUNK", chunk)
        assert is_mbox(whole)
        found = [one.data for one in pieces(io.BytesIO(whole))]
    assert found == [letter.replace(b"\n", ending) for letter in letters]


def test_an_mbox_written_by_pythons_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for letter in (ONE, TWO):
        box.add(letter)
    box.close()
    assert bytes_of(tmp_path / "box") == [ONE, TWO.replace(b"\nFrom ", b"\n>From ")]
