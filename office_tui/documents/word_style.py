"""Word's own styles from a profile's looks, and the little that stands on a paragraph itself."""

from __future__ import annotations

from typing import Any

from office_tui.documents.profile import Look, Profile

_KEPT = frozenset({
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid",
    "Heading 1", "Heading 2", "Heading 3",
})  # fmt: skip
_ALIGN = {"left": "left", "right": "right", "center": "center", "justify": "both"}


def set_styles(document: Any, profile: Profile) -> dict[str, str]:
    """Give the document a paragraph style for each look and no others; return their ids by name."""
    from docx.enum.style import WD_STYLE_TYPE

    there = _pruned(document)
    normal = there["Normal"]
    _set_fonts(normal, profile.text, profile.language)
    normal.paragraph_format.space_after = 0
    for look in profile.all_looks():
        style = there.get(look.style)
        if style is None:
            style = document.styles.add_style(look.style, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.quick_style = True
        _set_fonts(style, look, profile.language)
        _set_paragraph(style, look)
        style.next_paragraph_style = there.get(profile.text.style, style)
        there[look.style] = style
    return {name: style.style_id for name, style in there.items()}


def _pruned(document: Any) -> dict[str, Any]:
    """Remove the styles that no document of ours uses, so that Word offers those it does."""
    from docx.oxml.ns import qn

    kept = {}
    for style in list(document.styles):
        if style.name in _KEPT:
            kept[style.name] = style
            for link in style.element.findall(qn("w:link")):
                style.element.remove(link)
        else:
            style.element.getparent().remove(style.element)
    return kept


def _set_fonts(style: Any, look: Look, language: str) -> None:
    """Set both fonts by name; a theme font left in place would win over them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:lang", "w:spacing", "w:color"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for slot, name in (("ascii", look.face.latin), ("hAnsi", look.face.latin), ("cs", look.face.latin)):
        fonts.set(qn(f"w:{slot}"), name)
    fonts.set(qn("w:eastAsia"), look.face.east)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour or "000000")
    if look.spread:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(round(look.spread * 20)))
        properties.find(qn("w:color")).addnext(spacing)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language if language.startswith("en") else "en-US")
    lang.set(qn("w:eastAsia"), "zh-CN")
    properties.append(lang)


def _set_paragraph(style: Any, look: Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = look.line if look.line <= 4 else Pt(look.line)
    layout.keep_with_next, layout.widow_control = look.keep_next, True
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_jc().set(qn("w:val"), _ALIGN[look.align])
    # Counted in characters, so that the indent stays two characters when somebody changes the size in Word.
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(look.indent_characters * 100))
    indent.set(qn("w:firstLine"), str(round(look.indent_characters * look.size * 20)))
    if look.line_below:
        _border(properties, look.line_below)


def keep_with_next(paragraph: Any) -> None:
    """Let one paragraph go over to the next page together with the one that follows."""
    paragraph.paragraph_format.keep_with_next = True


def set_after(paragraph: Any, points: float) -> None:
    """Set the distance below one paragraph."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(points)


def line_below(paragraph: Any, colour: str) -> None:
    """Draw a thin line under one paragraph."""
    _border(paragraph._p.get_or_add_pPr(), colour)


def _border(properties: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", colour)):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    later = (
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:spacing",
        "w:ind",
        "w:jc",
    )
    properties.insert_element_before(border, *later)


def indent_left(paragraph: Any, points: float) -> None:
    """Move one paragraph to the right, without an indent of its first line."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.left_indent = Pt(points)
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")


def fixed_width(run: Any) -> None:
    """Show a run in a font of fixed width."""
    from docx.oxml.ns import qn

    run.font.name = "Courier New"
    run._r.get_or_add_rPr().rFonts.set(qn("w:cs"), "Courier New")


def make_gap(paragraph: Any) -> None:
    """Turn an empty paragraph into a small distance below a table."""
    from docx.shared import Pt

    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(10)
