"""Reads the words of a Word file, and the id by which we know it as ours, with care."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from office_tui.documents.unzip import Parts, open_parts
from office_tui.domain.clean import clean, clean_line
from office_tui.errors import DamagedError

_TYPES = "[Content_Types].xml"
_TEXTS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_MAIN = ("document.main+xml", "template.main+xml")
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class DocxText(NamedTuple):
    r"""What a Word file says: `identifier` is the id we once wrote into it, or empty; all of it is cleaned.

    `paragraphs` are those of the text in reading order, then of headers, footers and notes; an empty one is
    `""`, a line break within one is `\n`, a tab `\t`.
    """

    identifier: str
    title: str
    paragraphs: list[str]


def read_docx(source: Path | bytes) -> DocxText:
    """Read a .docx from a path or from its octets; tracked insertions, tables and text boxes count.

    Raises AccessError where it cannot be read, DamagedError where it is no Word file or is unsafe to open.
    """
    parts = open_parts(source)
    identifier, title = _properties(parts)
    names = _text_parts(parts)
    paragraphs = [text for name in names for text in _paragraphs(_xml(parts, name))]
    return DocxText(identifier, title, paragraphs)


def _text_parts(parts: Parts) -> list[str]:
    """Return the names of the parts that hold text, the main one first; DamagedError if there is none."""
    if _TYPES not in parts.names:
        raise DamagedError("This is no Word file of today's kind (.docx).")
    found: list[tuple[int, str]] = []
    for one in _xml(parts, _TYPES):
        kind, name = str(one.get("ContentType", "")), str(one.get("PartName", "")).lstrip("/")
        if name in parts.names and (kind.endswith(_TEXTS) or kind.endswith(_MAIN)):
            found.append((0 if kind.endswith(_MAIN) else 1, name))
    if not found or min(found)[0] != 0:
        raise DamagedError("This is no Word file of today's kind (.docx).")
    return [name for _, name in sorted(found)]


def _properties(parts: Parts) -> tuple[str, str]:
    said = {"identifier": "", "title": ""}
    if "docProps/core.xml" in parts.names:
        for one in _xml(parts, "docProps/core.xml"):
            if _local(one) in said:
                said[_local(one)] = clean_line(one.text or "")
    return said["identifier"], said["title"]


def _xml(parts: Parts, name: str) -> Any:
    """Parse one part; entities, document types and anything remote are refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(parts.read(name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(f"The Word file is damaged: {name[:60]} is no XML.") from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise DamagedError("The Word file is refused: no Word file declares a document type.")
    return root


def _local(element: Any) -> str:
    """Return the name without its namespace, which differs between the two editions of the standard."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _paragraphs(root: Any) -> Iterator[str]:
    """Yield the text of each paragraph; one in a text box comes after the one it is anchored in."""
    for paragraph in _outer(root):
        boxes: list[Any] = []
        yield clean("".join(_words(paragraph, boxes)))
        for box in boxes:
            yield from _paragraphs_of_box(box)


def _paragraphs_of_box(box: Any) -> Iterator[str]:
    boxes: list[Any] = []
    yield clean("".join(_words(box, boxes)))
    for inner in boxes:
        yield from _paragraphs_of_box(inner)


def _outer(element: Any) -> Iterator[Any]:
    """Yield the paragraphs below an element that are in no other paragraph."""
    for child in element:
        name = _local(child)
        if name == "p":
            yield child
        elif name and name not in _SKIPPED:
            yield from _outer(child)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of text below an element; paragraphs within it are put aside in `boxes`."""
    for child in element:
        name = _local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "p":
            boxes.append(child)
        elif name and name not in _SKIPPED:
            yield from _words(child, boxes)
