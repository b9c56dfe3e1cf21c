"""The shipped templates: filled, previewed, exported, read back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from office_tui.documents.draft import docx_bytes, export, known, preview_lines, problems, render_markdown
from office_tui.documents.profile import PROFILES
from office_tui.documents.read import read_docx
from office_tui.documents.template import load, shipped_names
from office_tui.domain.width import width
from office_tui.errors import AccessError, UsageError

NAMES = shipped_names()
LETTERS = [name for name in NAMES if load(name, None).kind != "ledger"]
"""What somebody writes; a ledger is a table that the desk fills in."""
APP = {
    "company", "company_zh", "company_address", "today", "number", "drafter", "addressee", "addressee_address",
    "their_number", "their_date", "their_subject", "subject", "deadline", "body", "enclosures", "copies",
    "sender_name", "sender_title", "items",
}  # fmt: skip
"""The names the desk knows how to fill in."""


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_read_by_the_template_and_every_part_by_its_profile(name: str) -> None:
    template = load(name, None)
    for field in template.fields:
        assert re.search(rf"\b{field.name}\b", template.body), field.name
    plain = {"items", "enclosures"}
    assert set(re.findall(r"^::: (\w+)$", template.body, re.MULTILINE)) - plain <= set(
        PROFILES[template.profile].parts
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_the_desk_cannot_fill_in_has_a_default_or_may_stay_empty(name: str) -> None:
    template = load(name, None)
    for field in template.fields:
        assert field.name in APP or (field.default and not field.required)


@pytest.mark.parametrize("name", LETTERS)
def test_every_value_is_in_the_preview_and_comes_back_from_the_file(
    name: str, given: dict[str, object], tmp_path: Path
) -> None:
    template = load(name, None)
    values = known(template, given)
    assert problems(template, values) == []
    markdown = render_markdown(template, values, final=True)
    lines = preview_lines(markdown, 80, profile=template.profile)
    assert all(width(line) <= 80 for line in lines)
    path = tmp_path / "out.docx"
    export(template, values, path, identifier="LET-12", author="Lin Wei")
    back = read_docx(path)
    assert (back.identifier, back.title) == ("LET-12", "A & B <c> | d")
    said = "\n".join(back.paragraphs)
    shown = " ".join(" ".join(lines).split())
    dates = (
        ("2026年9月1日", "2026年9月20日")
        if template.language == "zh"
        else ("1 September 2026", "20 September 2026")
    )
    expected = [
        *dates,
        "Tax Bureau No. 3 & Partners",
        "A & B <c> | d",
        "OUT-2026-014",
        "Finance",
        "We enclose all of it.",
        "two",
    ]
    expected += ["Report *2025*", "List #1"] if template.field("enclosures") else []
    expected += ["Lock the doors"] if template.field("items") else []
    expected += ["Documents | to submit"] if template.field("their_subject") else []
    expected += [str(given["company_zh" if template.language == "zh" else "company"])]
    for text in expected:
        assert text in said
        assert text in shown


@pytest.mark.parametrize("name", NAMES)
def test_with_the_least_said_nothing_empty_is_left_over(name: str, given: dict[str, object]) -> None:
    template = load(name, None)
    least = {field.name: given[field.name] for field in template.fields if field.required}
    markdown = render_markdown(template, known(template, least), final=True)
    said = "\n".join(preview_lines(markdown, 80, profile=template.profile))
    assert not re.search(
        r"Enclosures|Copies|Our ref|Your|附件|抄送|来函|《》|（）|\bby\b\s*\.", said.replace("Yours", "")
    )
    assert "|" not in said.replace("<c> | d", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_preview_of_nothing_shows_every_required_field(name: str) -> None:
    template = load(name, None)
    said = "".join(preview_lines(render_markdown(template, {}, final=False), 80, profile=template.profile))
    for field in template.fields:
        assert (f"‹{field.label}?›" in said) == field.required
    with pytest.raises(UsageError):
        docx_bytes(template, {}, identifier="", author="")


def test_the_chinese_letter_says_what_it_answers(given: dict[str, object]) -> None:
    template = load("official-letter.zh", None)
    given |= {
        "their_number": "税三函〔2026〕118号",
        "their_subject": "关于报送材料的通知",
        "subject": "报送材料",
    }
    said = "".join(preview_lines(render_markdown(template, known(template, given), final=True), 200))
    assert "贵单位2026年8月20日《关于报送材料的通知》（税三函〔2026〕118号）收悉。" in said
    assert "关于报送材料的函" in said
    assert "Tax Bureau No. 3 & Partners：" in said


@pytest.mark.parametrize(
    ("greeting", "ending"), [("Dear Sir or Madam", "Yours faithfully,"), ("Dear Ms Li", "Yours sincerely,")]
)
def test_the_close_suits_the_greeting(given: dict[str, object], greeting: str, ending: str) -> None:
    template = load("business-letter", None)
    values = known(template, given | {"salutation": greeting})
    lines = preview_lines(render_markdown(template, values, final=True), 80)
    assert f"{greeting}," in lines
    assert ending in lines


def test_a_list_in_the_body_does_not_run_into_the_template_s_own(given: dict[str, object]) -> None:
    template = load("notice", None)
    lines = preview_lines(render_markdown(template, known(template, given), final=True), 80)
    assert lines[lines.index("2. two") + 2] == "1. Clean the hall"


def test_an_export_never_overwrites(given: dict[str, object], tmp_path: Path) -> None:
    template, path = load("memo", None), tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(AccessError):
        export(template, known(template, given), path, identifier="", author="")
    assert path.read_bytes() == b"old"


def test_importing_documents_loads_nothing_heavy() -> None:
    code = (
        "import importlib, pkgutil, sys, office_tui.documents as d\n"
        "for one in pkgutil.iter_modules(d.__path__): importlib.import_module('office_tui.documents.' + one.name)\n"
        "heavy = {'jinja2', 'docx', 'markdown_it', 'yaml', 'lxml', 'textual', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=Path(__file__).parents[2])


@pytest.mark.full
@pytest.mark.skipif(os.environ.get("OFFICE_TUI_FULL") != "1", reason="runs with OFFICE_TUI_FULL=1")
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_opens_it(name: str, given: dict[str, object], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    template, path = load(name, None), tmp_path / "letter.docx"
    export(template, known(template, given), path, identifier="LET-12", author="Lin Wei")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(convert, check=True, timeout=180, capture_output=True)
    text = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
    assert "A & B <c> | d" in text
    assert template.kind == "ledger" or "Tax Bureau No. 3 & Partners" in text, "a ledger goes to nobody"
    assert ("2026年9月1日" if template.language == "zh" else "1 September 2026") in text


def test_today_in_the_file_is_a_plain_date() -> None:
    assert known(load("memo", None), {"today": date(2026, 9, 1)})["today"] == date(2026, 9, 1)
