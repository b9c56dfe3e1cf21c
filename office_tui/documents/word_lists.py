"""Word's lists: numbering that Word itself continues, and that begins anew with every list."""

from __future__ import annotations

from typing import Any

from office_tui.documents.blocks import Block
from office_tui.documents.profile import Profile
from office_tui.documents.word_style import indent_left

_LEVELS = 9
_STEP = 21
"""Points by which each level is moved to the right."""
_BULLETS = "•–·"


class Lists:
    """Adds list definitions to a document, and marks paragraphs as items of them."""

    def __init__(self, document: Any, profile: Profile) -> None:
        self._document = document
        self._profile = profile
        # The lists of the empty document belong to styles that are no more.
        numbering = document.part.numbering_part.element
        for old in list(numbering):
            numbering.remove(old)
        self._kinds: dict[bool, int] = {}
        self._made: dict[tuple[int, bool], int] = {}

    def mark(self, paragraph: Any, block: Block) -> None:
        """Make a paragraph an item of its list; a further paragraph of an item only stands below it."""
        level = min(block.level, _LEVELS)
        if block.shape == "more":
            indent_left(paragraph, self._start(block) + _STEP * level)
            return
        properties = paragraph._p.get_or_add_pPr()
        numbering = properties.get_or_add_numPr()
        numbering.get_or_add_ilvl().val = level - 1
        numbering.get_or_add_numId().val = self._list(block, level)
        _hang(properties.get_or_add_ind(), self._start(block) + _STEP * level)

    def _start(self, block: Block) -> float:
        """Return where text of this part begins, in points; its lists begin there too."""
        look = self._profile.look(block)
        return look.size * look.indent_characters

    def _list(self, block: Block, level: int) -> int:
        """Return the number of Word's list for this list of ours, made when its first item comes."""
        key = (block.list_, bool(block.number))
        if key not in self._made:
            numbering = self._document.part.numbering_part.element
            made = numbering.add_num(self._kind(bool(block.number)))
            if block.number:
                made.add_lvlOverride(level - 1).add_startOverride(block.number)
            self._made[key] = made.numId
        return self._made[key]

    def _kind(self, numbered: bool) -> int:
        """Return the id of the definition of bullets or numbers, made when first needed."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        if numbered in self._kinds:
            return self._kinds[numbered]
        numbering = self._document.part.numbering_part.element
        id_ = len(self._kinds)
        definition = OxmlElement("w:abstractNum")
        definition.set(qn("w:abstractNumId"), str(id_))
        kind = OxmlElement("w:multiLevelType")
        kind.set(qn("w:val"), "hybridMultilevel")
        definition.append(kind)
        for level in range(_LEVELS):
            definition.append(_level(level, numbered=numbered))
        # The schema wants every definition before the first list.
        first = numbering.find(qn("w:num"))
        numbering.append(definition) if first is None else first.addprevious(definition)
        self._kinds[numbered] = id_
        return id_


def _level(level: int, *, numbered: bool) -> Any:
    """Return the definition of one level; where it stands is said by each paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:lvl")
    element.set(qn("w:ilvl"), str(level))
    says = {
        "start": "1",
        "numFmt": "decimal" if numbered else "bullet",
        "lvlText": f"%{level + 1}." if numbered else _BULLETS[level % len(_BULLETS)],
        "lvlJc": "left",
    }
    for tag, value in says.items():
        part = OxmlElement(f"w:{tag}")
        part.set(qn("w:val"), value)
        element.append(part)
    properties = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind")
    _hang(indent, _STEP * (level + 1))
    properties.append(indent)
    element.append(properties)
    return element


def _hang(indent: Any, points: float) -> None:
    """Begin the text at `points`, and hang the mark to the left of it."""
    from docx.oxml.ns import qn

    indent.set(qn("w:left"), str(round(points * 20)))
    indent.set(qn("w:hanging"), str(_STEP * 20))
    indent.attrib.pop(qn("w:firstLine"), None)
    indent.set(qn("w:firstLineChars"), "0")
