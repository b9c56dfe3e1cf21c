"""The templates there are: shipped ones, the director's own, broken ones, edited ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.documents.edit import begin_edit, finish_edit
from office_tui.documents.template import SHIPPED, all_templates, check, load, shipped_names
from office_tui.errors import NotFoundError

GOOD = "---\ntitle: {title}\nkind: letter\nfields:\n  subject: {{}}\n---\n{{{{ subject }}}}\n"
BROKEN = "---\ntitle: Mine\nfields:\n  subject: {}\n---\n\n{{ subjekt }}\n"


def own(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_template_that_ships_is_sound() -> None:
    found = all_templates(None)
    names = ["business-letter", "licence-ledger", "memo", "notice", "official-letter"]
    assert sorted(one.name for one in found) == sorted([*names, *(f"{name}.zh" for name in names)])
    assert [one.problems for one in found] == [()] * 2 * len(names)
    assert {one.language for one in found if one.name.endswith(".zh")} == {"zh"}
    assert {one.kind for one in found} == {"letter", "ledger", "memo", "notice"}
    assert shipped_names() == sorted(one.name for one in found)


@pytest.mark.parametrize("folder", ["none", "missing"])
def test_without_an_own_folder_the_shipped_ones_are_in_force(tmp_path: Path, folder: str) -> None:
    where = None if folder == "none" else tmp_path / "missing"
    assert not load("memo", where).own
    assert len(all_templates(where)) == len(shipped_names())


def test_an_own_one_overrides_by_name_and_adds_new_ones(tmp_path: Path) -> None:
    path = own(tmp_path, "memo", GOOD.format(title="My memo"))
    own(tmp_path, "invitation.zh", GOOD.format(title="邀请函"))
    memo = load("memo", tmp_path)
    assert (memo.title, memo.own, memo.path) == ("My memo", True, str(path))
    assert len(all_templates(tmp_path)) == len(shipped_names()) + 1
    assert load("invitation.zh", tmp_path).title == "邀请函"


def test_a_broken_own_one_is_told_with_its_line_and_the_shipped_one_stays(tmp_path: Path) -> None:
    path = own(tmp_path, "memo", BROKEN)
    memo = load("memo", tmp_path)
    assert (memo.title, memo.own, memo.path) == ("Memo", False, str(path))
    assert memo.body
    assert [problem.message for problem in memo.problems] == [
        "line 7: “subjekt” is not declared among the fields"
    ]
    assert [one.name for one in all_templates(tmp_path) if one.problems] == ["memo"]


def test_a_broken_new_one_is_listed_and_cannot_be_used(tmp_path: Path) -> None:
    own(tmp_path, "invitation", BROKEN)
    template = load("invitation", tmp_path)
    assert template.problems
    assert not template.body


@pytest.mark.parametrize("octets", [b"\xff\xfe\x00", b"---\ntitle: caf\xe9\n", b"x" * 70_000])
def test_a_file_that_is_no_text_is_told_too(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "memo.md").write_bytes(octets)
    memo = load("memo", tmp_path)
    assert memo.title == "Memo"
    assert memo.problems[0].message.startswith("line ")


def test_line_ends_and_byte_order_mark_of_windows_do_no_harm(tmp_path: Path) -> None:
    text = GOOD.format(title="Mine").replace("\n", "\r\n")
    (tmp_path / "memo.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load("memo", tmp_path).title == "Mine"


@pytest.mark.parametrize(
    "name", ["", "nothing", "../memo", "memo/../memo", "MEMO", "memo.md", ".", "a" * 99, "memo\0"]
)
def test_an_unknown_name_names_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        load(name, tmp_path)
    assert "business-letter.zh" in caught.value.hint


def test_editing_begins_with_a_copy_of_what_is_in_force(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    copy = begin_edit("memo", folder)
    assert copy.read_bytes() == (SHIPPED / "memo.md").read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(all_templates(folder)) == len(shipped_names())
    assert begin_edit("new-one", folder).read_bytes() == (SHIPPED / "business-letter.md").read_bytes()


def test_a_sound_edit_comes_into_force(tmp_path: Path) -> None:
    begin_edit("memo", tmp_path).write_text(GOOD.format(title="Mine"))
    assert finish_edit("memo", tmp_path) == []
    assert load("memo", tmp_path).title == "Mine"
    assert begin_edit("memo", tmp_path).read_text() == GOOD.format(title="Mine")


def test_a_broken_edit_is_kept_and_the_old_version_stays(tmp_path: Path) -> None:
    own(tmp_path, "memo", GOOD.format(title="Old"))
    begin_edit("memo", tmp_path).write_text(BROKEN)
    assert [problem.message for problem in finish_edit("memo", tmp_path)] == [
        "line 7: “subjekt” is not declared among the fields"
    ]
    assert load("memo", tmp_path).title == "Old"
    assert begin_edit("memo", tmp_path).read_text() == BROKEN


@pytest.mark.parametrize("name", ["../x", "memo"])
def test_what_is_not_being_edited_cannot_be_finished(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError):
        finish_edit(name, tmp_path)


def test_what_is_no_name_cannot_be_edited(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        begin_edit("../x", tmp_path)


def test_a_sound_source_has_no_problems() -> None:
    assert check(GOOD.format(title="x")) == []


def test_the_example_in_the_handbook_is_sound() -> None:
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    example = "\n".join(line[4:] for line in page.splitlines() if line.startswith("    ") or not line)
    start = example.index("---")
    assert check(example[start:].strip() + "\n") == []
