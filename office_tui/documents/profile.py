"""How a document looks: page, fonts, and every part of it. A further layout is a further profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from office_tui.documents.blocks import Block

Align = Literal["left", "right", "center", "justify"]


class Face(msgspec.Struct, frozen=True):
    """A pair of fonts: for Latin and for Chinese characters."""

    latin: str
    east: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph style: `style` is its name in Word; sizes and distances in points, colour as RRGGBB.

    `line` is the height of a line: up to 4 in lines, above in points exactly, which every program keeps.
    `with_text`: it never begins a page; the paragraph before it comes along.
    """

    style: str
    face: Face
    size: float
    bold: bool = False
    colour: str = ""
    align: Align = "left"
    before: float = 0
    after: float = 0
    line: float = 1.0
    indent_characters: int = 0
    keep_next: bool = False
    with_text: bool = False
    line_below: str = ""
    spread: float = 0


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A layout: the page (A4) with its margins in millimetres, the language, and the look of each part.

    `parts` are the roles of `::: role` in a template; `label` and `cell` are the columns of the table that
    stands in such a part.
    """

    language: str
    margins: tuple[float, float, float, float]
    text: Look
    headings: tuple[Look, Look, Look]
    parts: dict[str, Look]
    label: Look
    cell: Look
    label_width: float
    footer: Look

    def look(self, block: Block) -> Look:
        """Return the look of a block; a part this profile does not know looks like the text."""
        if block.role:
            return self.parts.get(block.role, self.text)
        if block.shape == "heading":
            return self.headings[min(block.level, 3) - 1]
        return self.text

    def all_looks(self) -> list[Look]:
        """Return every look, each a style of the document."""
        return [self.text, *self.headings, *self.parts.values(), self.label, self.cell, self.footer]


_INK, _GREY = "1F3044", "5F6B76"
_SANS = Face("Calibri", "微软雅黑")


def _western() -> Profile:
    """For letters in the Western manner: flush left, a coloured letterhead."""
    text = Look(style="Text", face=_SANS, size=11, after=8, line=1.15)

    def look(style: str, **said: object) -> Look:
        return msgspec.structs.replace(text, style=style, **said)

    return Profile(
        language="en-GB",
        margins=(22, 22, 25, 25),
        text=text,
        headings=(
            look("Heading 1", size=14, bold=True, colour=_INK, before=12, after=6, keep_next=True),
            look("Heading 2", size=12, bold=True, colour=_INK, before=10, after=4, keep_next=True),
            look("Heading 3", bold=True, before=8, after=4, keep_next=True),
        ),
        parts={
            "company": look("Letterhead", size=18, bold=True, colour=_INK, after=2, line=1.0, spread=0.4),
            "contact": look("Letterhead Address", size=9, colour=_GREY, after=20, line=1.0, line_below=_INK),
            "title": look(
                "Document Title", size=22, bold=True, colour=_INK, after=10, line=1.0, keep_next=True
            ),
            "reference": look("Reference", after=14, line=1.0),
            "addressee": look("Addressee", before=10, after=16, line=1.1),
            "subject": look("Subject", size=12, bold=True, before=4, after=10, keep_next=True),
            "closing": look("Closing", before=6, after=40, keep_next=True, with_text=True),
            "signature": look("Signatory", after=18, line=1.1, with_text=True),
            "notes": look("Notes", size=9.5, colour=_GREY, after=4, line=1.1),
        },
        label=look("Reference Label", size=10, colour=_GREY, after=2, line=1.0),
        cell=look("Reference Entry", after=2, line=1.0),
        label_width=30,
        footer=look("Page Number", size=9, colour=_GREY, align="center", after=0, line=1.0),
    )


_SONG, _FANG, _HEI = (
    Face("Times New Roman", "宋体"),
    Face("Times New Roman", "仿宋"),
    Face("Times New Roman", "黑体"),
)


def _chinese(size: float, line: float) -> Profile:
    """For Chinese documents: the text of that size, in lines of that height, first lines indented by two."""
    text = Look(style="Text", face=_FANG, size=size, line=line, align="justify", indent_characters=2)
    flush = msgspec.structs.replace(text, indent_characters=0, align="left")

    def look(style: str, **said: object) -> Look:
        return msgspec.structs.replace(flush, style=style, **said)

    return Profile(
        language="zh-CN",
        margins=(30, 28, 28, 26),
        text=text,
        headings=(
            look("Heading 1", face=_HEI, indent_characters=2, keep_next=True),
            look("Heading 2", bold=True, indent_characters=2, keep_next=True),
            look("Heading 3", bold=True, indent_characters=2, keep_next=True),
        ),
        parts={
            "company": look(
                "Letterhead", face=_SONG, size=24, bold=True, align="center", after=4, line=1.0, spread=2
            ),
            "contact": look(
                "Letterhead Address",
                face=_SONG,
                size=10.5,
                align="center",
                after=18,
                line=1.2,
                line_below=_INK,
            ),
            "number": look("Document Number", align="right", after=12),
            "title": look(
                "Document Title",
                face=_SONG,
                size=22,
                bold=True,
                align="center",
                before=6,
                after=20,
                line=1.2,
                keep_next=True,
            ),
            "reference": look("Reference", after=14),
            "addressee": look("Addressee", keep_next=True),
            "subject": look("Subject", face=_HEI, before=4, after=8, keep_next=True),
            "wish": look("Wish", indent_characters=2, keep_next=True, with_text=True),
            "closing": look("Closing", keep_next=True, with_text=True),
            "signature": look("Signatory", align="right", before=line, after=18, with_text=True),
            "notes": look("Notes", size=12, line=22),
        },
        label=look("Reference Label", face=_HEI, size=14, line=25),
        cell=look("Reference Entry", size=14, line=25),
        label_width=30,
        footer=look("Page Number", face=_SONG, size=14, align="center", line=1.0),
    )


PROFILES: dict[str, Profile] = {
    "western": _western(),
    "chinese": _chinese(14, 25),
    "chinese-official": _chinese(16, 28),
}
"""By the name a template's head gives under `profile`."""
