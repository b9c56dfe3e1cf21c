"""The page of a Word file: A4, margins, page numbers from the second page on, and the columns of tables."""

from __future__ import annotations

from typing import Any

from office_tui.documents.profile import Profile

_BALLAST = ("/stylesWithEffects", "/customXml", "/thumbnail")
_WIDTH, _HEIGHT = 210, 297


def set_page(document: Any, profile: Profile, styles: dict[str, str]) -> None:
    """Set paper, margins and footer; `styles` are their ids by name."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    top, bottom, left, right = profile.margins
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(12)
    # A letter of one page bears no number.
    section.different_first_page_header_footer = True
    _number(section.footer, styles[profile.footer.style])
    _modern(document)
    _lighten(document)


def _number(footer: Any, style: str) -> None:
    """Put `– 2 –` into the footer as a field that Word computes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = footer.paragraphs[0]
    paragraph._p.style = style
    paragraph.add_run("– ")
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
    paragraph.add_run(" –")


def _lighten(document: Any) -> None:
    """Leave out what comes along with python-docx's empty document: styles twice, a foreign picture."""
    for rels in (document.part.rels, document.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype.endswith(_BALLAST)]:
            del rels[id_]


def _modern(document: Any) -> None:
    """Keep Word from opening the file in its compatibility mode, and from taking Chinese for Japanese."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for zoom in settings.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for language in (*settings.iter(qn("w:themeFontLang")), *document.styles.element.iter(qn("w:lang"))):
        language.set(qn("w:eastAsia"), "zh-CN")
    for marks in settings.findall(qn("w:rsids")):
        settings.remove(marks)


def set_columns(table: Any, profile: Profile, *, labelled: bool) -> None:
    """Share the width of the text among the columns; a first column of labels is narrow."""
    from docx.shared import Mm

    _, _, left, right = profile.margins
    room = _WIDTH - left - right
    count = len(table.columns)
    first = profile.label_width if labelled and count > 1 else room / count
    rest = (room - first) / (count - 1) if count > 1 else 0
    table.autofit = not labelled
    _set_padding(table, labelled=labelled)
    for number, column in enumerate(table.columns):
        column.width = Mm(first if number == 0 else rest)


def _set_padding(table: Any, *, labelled: bool) -> None:
    """Let the labels begin where the text does; elsewhere keep the words off the lines."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    around = (
        {"top": 0, "left": 0, "bottom": 0, "right": 100}
        if labelled
        else {"top": 40, "left": 100, "bottom": 20}
    )
    for side, twentieths in around.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def keep_row(row: Any, *, heading: bool) -> None:
    """Keep a row on one page, and repeat a heading row on every page."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
