"""`check` and `doctor`."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from office_tui.store.kept import keep
from office_tui.store.store import Store
from tests.cli.terminal import Runs


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, the locks left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".lock", ".open"}
    }


def test_check_is_silent_where_all_is_well_and_changes_no_byte(runs: Runs, home: Path) -> None:
    runs("add", "one")
    store = Store.open(home / "data" / "office.json")
    runs("add", "two")
    store._files.close()  # as a killed session leaves it
    before = contents(home)
    assert runs("check") == (0, "", "")
    assert runs("doctor").code == 0
    assert runs("check", "--json").json == []
    assert contents(home) == before


def test_check_finds_an_unreadable_record_and_a_dead_link(runs: Runs, home: Path) -> None:
    runs("add", "one")
    with_store = Store.open(home / "data" / "office.json")
    with_store.db.table("captures").insert({"title": "two", "state": "strange"})
    with_store.db.table("captures").insert({"title": "three", "state": "duplicate", "duplicate_of": "CAP-9"})
    with_store.close()
    said = runs("check")
    assert said.code == 4
    assert [row[0] for row in said.cells] == ["CAP-2", "CAP-3"]
    assert "which is not there" in said.cells[1][1]


@pytest.mark.parametrize(
    ("change", "told"),
    [({"rev": 99}, "is of commit 99, but the last one was 2"), ({"id": "CAP-7"}, "calls itself “CAP-7”")],
)
def test_check_finds_a_record_that_cannot_be_what_it_says(
    runs: Runs, home: Path, change: dict[str, object], told: str
) -> None:
    runs("add", "one")
    store = Store.open(home / "data" / "office.json")

    def forge(memory: object) -> None:
        rows = store._files.memory.rows("captures")
        document = json.loads(bytes(rows.all()[1])) | change
        import msgspec

        rows.place(1, msgspec.Raw(json.dumps(document).encode()))

    forge(store)
    store.db.table("departments").insert({"name": "Finance"})
    store.close()
    said = runs("check")
    assert (said.code, said.cells[0][1]) == (4, told)


def test_check_of_an_office_that_does_not_open(runs: Runs, home: Path) -> None:
    runs("add", "one")
    (home / "data" / "office.json").write_text("{")
    assert runs("check").code == 4
    assert runs("check", "--json").json[0]["damaged"] is True


def test_the_doctor_says_what_a_repair_then_does(runs: Runs, home: Path) -> None:
    for title in ("one", "two"):
        runs("add", title)
    runs("backup")
    file = home / "data" / "office.json"
    broken = file.read_bytes().replace(b'"one"', b'"0ne"')
    file.unlink()
    file.write_bytes(broken)
    file.chmod(0o600)
    before = contents(home)
    said = runs("doctor")
    assert said.code == 4
    assert "so nothing is lost" in said.cells[0][2]
    assert (said.cells[1][1], said.cells[1][2][:9]) == ("1 record is damaged or missing: CAP-1", "taken fro")
    assert contents(home) == before
    done = runs("doctor", "--repair")
    assert done.code == 0
    assert done.lines[:2] == said.lines
    (kept,) = (home / "data" / "backups").glob("damaged-*")
    assert done.lines[2] == f"Repaired. The damaged files are kept in {kept}."
    assert (kept / "office.json").read_bytes() == broken
    assert runs("show", "CAP-1", "--json").json["title"] == "one"
    assert runs("journal").cells[0][2] == "office-tui doctor"
    assert runs("undo").code == 0, "it takes back what the director did, not the repair"
    assert runs("show", "CAP-2").code == 1


def test_a_repair_tells_what_it_did_in_json_too(runs: Runs, home: Path) -> None:
    runs("add", "one")
    (home / "data" / "office.json").write_text("{")
    said = runs("doctor", "--repair", "--json")
    assert said.code == 0
    assert said.json["left"] == []
    assert "backups/damaged-" in said.json["kept_in"]
    assert said.json["repaired"][0]["damaged"] is True


def test_the_doctor_finds_a_healthy_office_healthy(runs: Runs, letter: Path) -> None:
    runs("import", str(letter))
    assert runs("doctor").out == "Nothing wrong found.\n"
    assert (runs("doctor", "--json").json, runs("doctor").code) == ([], 0)
    said = runs("doctor", "--repair")
    assert (said.code, said.out) == (0, "Nothing to repair.\n")


def test_the_doctor_misses_a_kept_file(runs: Runs, letter: Path, home: Path) -> None:
    runs("import", str(letter))
    sha = runs("show", "CAP-1", "--json").json["message"]
    path = home / "data" / "kept" / sha[:2] / sha
    path.unlink()
    said = runs("doctor")
    assert said.code == 4
    told = f"the kept file {sha[:12]}… is not there"
    assert said.cells == [["CAP-1", told, f"put {path} back from a copy of the folder"]]
    (found,) = runs("doctor", "--json").json
    assert (found["where"], found["what"], found["damaged"]) == ("CAP-1", told, True)
    assert runs("check").code == 0, "it looks at the records alone"


def test_a_kept_file_that_nobody_names_is_odd_and_left(runs: Runs, letter: Path, home: Path) -> None:
    runs("import", str(letter))
    runs("decide", "CAP-1", "delete")
    assert runs("doctor").code == 0, "undo would need it"
    sha = keep(home / "data" / "kept", b"nobody's")
    for words in (["doctor"], ["doctor", "--repair"]):
        said = runs(*words)
        assert said.code == 1
        assert sha[:12] in said.cells[-1][1]
    assert (home / "data" / "kept" / sha[:2] / sha).read_bytes() == b"nobody's"


def test_leftovers_and_open_modes_are_odd_and_put_right(runs: Runs, home: Path, letter: Path) -> None:
    runs("import", str(letter))
    data = home / "data"
    half = next(path for path in (data / "kept").iterdir() if path.is_dir()) / ".0a1b.77.new"
    begun = data / "office.json.new-0a1b2c3d"
    aside = data / "office.json.aside-3.new-0a1b2c3d"
    copy = data / "backups" / "office-kept-2026-03-02-0000000001.json.new-0a1b2c3d"
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    for path in (half, begun, aside, copy):
        path.write_text("half")
    (data / "office.json").chmod(0o644)
    data.chmod(0o750)
    said = runs("doctor")
    assert said.code == 1
    assert {Path(row[0]).name for row in said.cells} == {
        "data", "office.json", begun.name, half.name, aside.name, copy.name,
    }  # fmt: skip
    assert len(said.cells) == 6
    said = runs("doctor", "--repair")
    assert said.code == 0
    assert not any(path.exists() for path in (half, begun, aside, copy))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (data, data / "office.json")] == [0o700, 0o600]


def test_a_folder_that_takes_no_copies_is_odd(
    runs: Runs, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs("add", "one")
    folder = home / "data" / "backups"
    allowed = os.access
    with monkeypatch.context() as there:
        there.setattr(os, "access", lambda path, mode: path != folder and allowed(path, mode))
        said = runs("doctor")
    assert (said.code, said.cells[0][:2]) == (
        1, [str(folder), "cannot be written, so no earlier copies are kept"],
    )  # fmt: skip
    shutil.rmtree(folder)
    folder.write_text("mine")
    folder.chmod(0o600)
    said = runs("doctor")
    assert (said.code, said.cells[0][1]) == (1, "is no folder, so no earlier copies are kept")
    folder.unlink()
    assert runs("doctor").code == 0


def test_what_somebody_may_be_writing_just_now_is_no_leftover(runs: Runs, home: Path) -> None:
    runs("add", "one")
    (home / "data" / "office.json.new-0a1b2c3d").write_text("half")
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from office_tui.store.store import Store;"
        "s = Store.open(Path(sys.argv[1])); print('in', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(home / "data" / "office.json")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        other.stdout.readline()
        assert runs("doctor").code == 0
        said = runs("doctor", "--repair")
        assert said.code == 75
        assert f"process {other.pid}" in said.err
        assert "q" in said.err
        other.kill()
    assert runs("doctor").code == 1


def test_an_edit_put_aside_and_a_damaged_copy_are_told_and_left(runs: Runs, home: Path) -> None:
    for title in ("one", "two"):
        runs("add", title)
    aside = home / "data" / "office.json.aside-2"
    aside.write_text("{}")
    copy = next((home / "data" / "backups").glob("*1.json"))
    copy.write_bytes(copy.read_bytes()[:-1])
    for words in (["doctor"], ["doctor", "--repair"]):
        said = runs(*words)
        assert said.code == 1
        assert {row[0] for row in said.cells if len(row) > 1} == {str(aside), str(copy)}
    assert aside.exists()
    assert copy.exists()
