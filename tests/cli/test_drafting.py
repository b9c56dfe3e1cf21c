"""`templates` and `draft`."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.documents.read import read_docx
from tests.cli.terminal import UNSAFE, Runs

SET = ["--set", "company=Harbour Works", "--set", "body=A & B <c> | d", "--set", "addressee=Tax Office"]


def text(path: Path) -> str:
    return "\n".join(read_docx(path.read_bytes()).paragraphs)


def test_templates_in_both_forms(runs: Runs) -> None:
    names = [row[0] for row in runs("templates").cells]
    for name in ("business-letter", "official-letter", "memo", "notice"):
        assert {name, f"{name}.zh"} <= set(names)
    answer = runs("templates", "--json").json
    assert [each["name"] for each in answer] == names
    assert all(each["fields"] and not each["problems"] for each in answer)


def test_an_answer_is_drafted_and_registered(runs: Runs, letter: Path, tmp_path: Path) -> None:
    runs("import", str(letter))
    path = tmp_path / "reply.docx"
    words = ["draft", "business-letter", "--about", "CAP-1", *SET, "-o", str(path)]
    answer = runs(*words, "--register", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json == {"id": "LET-1", "number": "OUT-2026-001", "path": str(path)}
    assert "A & B <c> | d" in text(path)
    assert "OUT-2026-001" in text(path)
    came = runs("show", "IN-2026-001", "--json").json
    assert (came["state"], came["answered_by"]) == ("answered", "LET-1")
    assert runs("list", "inbox").out == ""


def test_a_draft_without_a_number(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    path = tmp_path / "letter.docx"
    words = ["draft", "business-letter", *SET, "--set", "subject=Pumps", "-o", str(path)]
    assert runs(*words).out == f"{path}\n"
    assert "Pumps" in text(path)
    assert runs("list", "letters", "--view", "all").out == ""
    assert runs(*words).code == 5  # it is there now
    assert runs(*words, "--json").code == 5


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["draft", "business-letter", "-o", "x.docx"], 2),
        (["draft", "business-letter", "--register", "-o", "x.docx"], 2),
        (["draft", "no-such", "-o", "x.docx"], 1),
        (["draft", "business-letter"], 2),
        (["draft", "business-letter", "--set", "nonsense", "-o", "x.docx"], 2),
        (["draft", "business-letter", "--about", "CAP-9", "-o", "x.docx"], 1),
        (["draft", "business-letter", *SET, "--set", "subject=x", "-o", "no/folder/x.docx"], 5),
        (["draft", "business-letter", *SET, "--set", "subject=x", "--register", "-o", "no/x.docx"], 5),
    ],
)
def test_what_cannot_be_drafted_says_why(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    runs("add", "one")
    before = runs("export").out
    said = runs(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err
    assert not list(tmp_path.glob("*.docx"))
    assert runs("export").out == before


def test_values_are_cleaned(runs: Runs, tmp_path: Path) -> None:
    runs("add", "one")
    path = tmp_path / "letter.docx"
    words = [*SET, "--set", f"subject=x{UNSAFE}", "-o", str(path), "--register"]
    assert runs("draft", "business-letter", *words).code == 0
    assert not set("\x1b\u202e\u200b") & set(text(path) + runs("list", "letters").out)
