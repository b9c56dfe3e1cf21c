"""Reading Word files of others: nothing that is in them is lost, nothing hostile gets through."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_tui.documents import unzip
from office_tui.documents.read import read_docx
from office_tui.errors import AccessError, DamagedError, OfficeError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def made(
    body: str, *, core: str = "", name: str = "word/document.xml", prolog: str = "", **more: str
) -> bytes:
    """A minimal .docx with that body; `more` are further parts by kind, such as header."""
    parts = {
        name: (f"{KIND}document.main+xml", f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>")
    }
    for kind, content in more.items():
        parts[f"word/{kind}1.xml"] = (f"{KIND}{kind}+xml", f"<w:hdr {W}>{content}</w:hdr>")
    types = "".join(f'<Override PartName="/{one}" ContentType="{kind}"/>' for one, (kind, _) in parts.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="http://x">{types}</Types>')
        for one, (_, text) in parts.items():
            archive.writestr(one, text)
        if core:
            archive.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(text: str) -> str:
    return f"<w:p>{r(text)}</w:p>"


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (p("a") + "<w:p/>" + p("b"), ["a", "", "b"]),
        (f"<w:p><w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>", ["new"]),
        (f"<w:p><w:moveFrom>{r('x')}</w:moveFrom><w:moveTo>{r('y')}</w:moveTo></w:p>", ["y"]),
        (f"<w:sdt><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>", ["control"]),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["in"]),
        (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>", ["a", "b"]),
        ("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", ["link"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>", ["a\tb\nc-"]),
        (f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:instrText>PAGE</w:instrText>{r('a')}</w:p>", ["a"]),
        (f"<w:p><w:r><w:t>a</w:t><w:pict>{p('box')}</w:pict></w:r></w:p>{p('b')}", ["a", "box", "b"]),
        (f"<w:p><w:r><w:Choice>{p('x')}</w:Choice><w:Fallback>{p('x')}</w:Fallback></w:r></w:p>", ["", "x"]),
        (p("a\u202eb\u200bc"), ["abc"]),
        (p("<![CDATA[<x>]]>"), ["<x>"]),
    ],
)  # fmt: skip
def test_all_words_are_read_and_what_was_deleted_is_not(body: str, paragraphs: list[str]) -> None:
    assert read_docx(made(body)).paragraphs == paragraphs


def test_headers_footers_and_notes_come_after_the_text() -> None:
    octets = made(p("text"), header=p("head"), footer=p("foot"), footnotes=p("note"))
    assert read_docx(octets).paragraphs == ["text", "foot", "note", "head"]


def test_the_main_part_may_bear_another_name() -> None:
    assert read_docx(made(p("x"), name="word/document2.xml")).paragraphs == ["x"]


def test_the_strict_namespace_is_read_too() -> None:
    body = '<s:p xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"><s:r><s:t>x</s:t></s:r></s:p>'
    assert read_docx(made(body)).paragraphs == ["x"]


def test_the_id_and_the_title_are_read_and_cleaned(tmp_path: Path) -> None:
    core = (
        '<c:p xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:identifier> LET-12\u202e</dc:identifier><dc:title>A &amp; B</dc:title></c:p>"
    )
    path = tmp_path / "x.docx"
    path.write_bytes(made(p("x"), core=core))
    assert read_docx(path)[:2] == ("LET-12", "A & B")


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in members:
            archive.writestr(name, octets)
    return buffer.getvalue()


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"PK",
        b"not a zip at all",
        made("x")[:-40],
        zipped(("a.txt", b"x")),
        zipped(("[Content_Types].xml", b"<Types/>")),
        zipped(("[Content_Types].xml", b"\x00")),
        made("<w:p>"),
        made(p("&a;"), prolog=BOMB),
        made(p("x"), prolog="<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"),
        made("<w:p>" * 5_000 + "</w:p>" * 5_000),
        zipped(*((f"{n}", b"") for n in range(unzip.MEMBERS + 1))),
        zipped(("[Content_Types].xml", b"0" * 30_000_000)),
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_sound_word_file_is_refused(octets: bytes) -> None:
    with pytest.raises(DamagedError):
        read_docx(octets)


@pytest.mark.parametrize(("limit", "value"), [("MEMBER", 100), ("TOTAL", 300), ("RATIO", 0)])
def test_each_limit_holds(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    octets = made(p("x"))
    assert read_docx(octets).paragraphs == ["x"]
    monkeypatch.setattr(unzip, limit, value)
    with pytest.raises(DamagedError, match="refused"):
        read_docx(octets)


def test_a_size_that_lies_does_not_help() -> None:
    octets = zipped(("[Content_Types].xml", b"<Types/>" + b" " * 100_000))
    assert octets.count((100_008).to_bytes(4, "little")) == 2
    with pytest.raises(DamagedError):
        read_docx(octets.replace((100_008).to_bytes(4, "little"), (8).to_bytes(4, "little")))


@given(st.binary(max_size=8), st.integers(0, 2_000))
@settings(deadline=None, max_examples=150)
def test_damaged_octets_never_do_worse_than_an_error(noise: bytes, at: int) -> None:
    octets = bytearray(made(p("x") * 5))
    octets[at % len(octets) : at % len(octets) + len(noise)] = noise
    try:
        read_docx(bytes(octets))
    except OfficeError:
        return


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match=r"x\.docx cannot be read"):
        read_docx(tmp_path / "x.docx")
