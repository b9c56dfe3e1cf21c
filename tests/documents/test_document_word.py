"""The Word file: styles, fonts of both scripts, lists that begin anew, A4, properties."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from office_tui.documents.blocks import blocks
from office_tui.documents.profile import PROFILES
from office_tui.documents.word import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(markdown: str, profile: str = "western", **said: str) -> Any:
    import docx

    named = {"identifier": "LET-12", "title": "t", "author": "a"} | said
    return docx.Document(io.BytesIO(word_file(blocks(markdown), PROFILES[profile], **named)))


def numbers(document: Any) -> list[tuple[int, int]]:
    """The list and level of each paragraph that is an item."""
    found = []
    for paragraph in document.paragraphs:
        marked = paragraph._p.find(f"{W}pPr/{W}numPr")
        if marked is not None:
            number, level = (int(marked.find(f"{W}{one}").get(f"{W}val")) for one in ("numId", "ilvl"))
            found.append((number, level))
    return found


def test_properties_bear_the_id_title_and_author() -> None:
    properties = written("x", identifier="LET-12", title="A & B\x01", author="Lin").core_properties
    assert (properties.identifier, properties.title, properties.author) == ("LET-12", "A & B", "Lin")
    assert (properties.comments, properties.last_modified_by, properties.created) == ("", "", None)


def test_overlong_properties_are_cut() -> None:
    assert len(written("x", title="t" * 999).core_properties.title) == 255


@pytest.mark.parametrize("profile", PROFILES)
def test_the_page_is_a4_and_only_later_pages_are_numbered(profile: str) -> None:
    section = written("x", profile).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (
        pytest.approx(210, abs=0.1),
        pytest.approx(297, abs=0.1),
    )
    assert section.different_first_page_header_footer
    assert "PAGE" in section.footer._element.xpath("string(.)")


@pytest.mark.parametrize("profile", PROFILES)
def test_every_look_is_a_style_with_both_fonts_and_no_theme_font(profile: str) -> None:
    document = written("x", profile)
    for look in PROFILES[profile].all_looks():
        fonts = document.styles[look.style].element.find(f"{W}rPr/{W}rFonts")
        assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}eastAsia")) == (look.face.latin, look.face.east)
        assert not [name for name in fonts.attrib if "heme" in name]


def test_chinese_text_is_indented_by_two_characters_and_the_addressee_is_not() -> None:
    document = written("正文\n\n::: addressee\n各部门：\n:::", "chinese-official")
    text, addressee = (document.styles[one.style.name].element for one in document.paragraphs)
    assert text.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"
    assert addressee.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "0"


def test_each_list_is_numbered_anew_and_a_nested_one_is_its_own() -> None:
    document = written("1. a\n   - x\n   - y\n2. b\n\ntext\n\n5. c\n")
    items = numbers(document)
    assert [level for _, level in items] == [0, 1, 1, 0, 0]
    first, nested, last = items[0][0], items[1][0], items[4][0]
    assert len({first, nested, last}) == 3
    assert [one for one, _ in items] == [first, nested, nested, first, last]
    starts = document.part.numbering_part.element.findall(f".//{W}startOverride")
    assert [one.get(f"{W}val") for one in starts] == ["1", "5"]


def test_every_list_that_is_used_is_defined() -> None:
    document = written("1. a\n- b\n")
    numbering = document.part.numbering_part.element
    definitions = {one.get(f"{W}abstractNumId") for one in numbering.findall(f"{W}abstractNum")}
    lists = {
        one.get(f"{W}numId"): one.find(f"{W}abstractNumId").get(f"{W}val")
        for one in numbering.findall(f"{W}num")
    }
    assert {str(one) for one, _ in numbers(document)} == set(lists)
    assert set(lists.values()) == definitions


def test_looks_of_words() -> None:
    runs = written("a **b** *c* `d`").paragraphs[0].runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs] == [
        ("a ", False, False), ("b", True, False), (" ", False, False),
        ("c", False, True), (" ", False, False), ("d", False, False),
    ]  # fmt: skip
    assert runs[-1].font.name == "Courier New"


def test_tables() -> None:
    document = written("| a | b |\n|---|---|\n| c |\n\n::: reference\n| Date | x |\n|---|---|\n:::")
    grid, reference = document.tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["a", "b"], ["c", ""]]
    assert grid.rows[0].cells[0].paragraphs[0].runs[0].bold
    assert grid.style.name == "Table Grid"
    assert [cell.paragraphs[0].style.name for cell in reference.rows[0].cells] == [
        "Reference Label",
        "Reference Entry",
    ]


def test_the_signature_never_begins_a_page_alone() -> None:
    document = written("text\n\n::: closing\nYours,\n:::\n::: signature\nLin\n:::")
    before, closing, _ = document.paragraphs
    assert before.paragraph_format.keep_with_next
    assert document.styles[closing.style.name].paragraph_format.keep_with_next


def test_parts_of_the_file_are_few_and_well_formed() -> None:
    octets = word_file(blocks("x"), PROFILES["western"], identifier="LET-1", title="t", author="a")
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        assert archive.testzip() is None
        assert not [name for name in archive.namelist() if "thumbnail" in name or "Effects" in name]
    assert len(octets) < 30_000


ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr spacing ind jc outlineLvl",
    "rPr": "rFonts b bCs i iCs color spacing sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "abstractNum": "multiLevelType lvl",
    "numbering": "abstractNum num",
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_elements_stand_in_the_order_the_standard_wants(part: str) -> None:
    from lxml import etree

    markdown = "# h\n\n**a** `b`\n\n1. x\n\n   more\n- y\n\n---\n\n> q\n\n| a |\n|---|\n\n"
    markdown += "::: reference\n| a |\n|---|\n:::"
    octets = word_file(blocks(markdown), PROFILES["chinese"], identifier="LET-1", title="t", author="a")
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        root = etree.fromstring(archive.read(part))
    checked = 0
    for element in root.iter():
        wanted = ORDER.get(str(element.tag).rpartition("}")[2], "").split()
        if wanted:
            places = [wanted.index(str(child.tag).rpartition("}")[2]) for child in element]
            assert places == sorted(places), etree.tostring(element)
            checked += 1
    assert checked
