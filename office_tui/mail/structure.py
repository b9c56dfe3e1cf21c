"""What a message is made of: its parts as places in its bytes, found without copying, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from office_tui.mail.headers import Headers, read_headers
from office_tui.mail.message import DEPTH_LIMIT, PART_LIMIT
from office_tui.mail.parameters import main_value, parameters
from office_tui.mail.words import header_text

_KIND = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9!#$&^_.+-]{1,100}")
_BOUNDARY_LIMIT = 10_000
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]*(?:\r?\n|\r?\Z)")
_LIKELY_BOUNDARY = re.compile(rb"^--([^\s-]\S{0,69}?)[ \t]*\r?$", re.MULTILINE)


@dataclass(slots=True)
class Part:
    """A node of the message: its headers, its kind, and where its content begins and ends."""

    headers: Headers
    start: int
    end: int
    kind: str
    """`text/plain` and the like, in lower case."""
    typed: dict[str, str]
    """The parameters of its content type."""
    children: list[Part] = field(default_factory=list)

    @property
    def encoding(self) -> str:
        """The transfer encoding, in lower case."""
        return main_value(header_text(self.headers.first(b"content-transfer-encoding")))

    def leaves(self) -> Iterator[Part]:
        """Yield the parts that hold content, in their order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(slots=True)
class Structure:
    """The tree of parts, and in what it had to be cut short."""

    root: Part
    too_deep: bool = False
    too_many: bool = False
    count: int = 1


def structure(data: bytes) -> Structure:
    """Return the parts of a message; at most 20 multiparts inside one another and 200 parts are opened."""
    found = Structure(_part(data, _first_line(data), len(data), "text/plain"))
    _open(data, found.root, found, 1)
    return found


def _first_line(data: bytes) -> int:
    """Return where the headers begin: after empty lines, a byte order mark, an mbox envelope."""
    begun = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]*\n)?").match(data)
    return begun.end() if begun else 0


def _part(data: bytes, start: int, end: int, default: str) -> Part:
    headers = read_headers(data, start, end)
    raw = headers.first(b"content-type")
    if not raw:
        return Part(headers, headers.end, end, default, {})
    value = header_text(raw)
    kind = main_value(value)
    return Part(
        headers,
        headers.end,
        end,
        kind if _KIND.fullmatch(kind) else _loose_kind(kind, default),
        parameters(value),
    )


def _loose_kind(kind: str, default: str) -> str:
    """Return what is meant by a content type that is none."""
    return {"text": "text/plain", "html": "text/html", "multipart": "multipart/mixed"}.get(kind, default)


def _open(data: bytes, part: Part, found: Structure, depth: int) -> None:
    """Fill in the children of a multipart, and theirs."""
    if not part.kind.startswith("multipart/"):
        return
    if depth > DEPTH_LIMIT:
        found.too_deep = True
        return
    default = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    for start, end in _pieces(data, part):
        if found.count >= PART_LIMIT:
            found.too_many = True
            break
        found.count += 1
        child = _part(data, start, end, default)
        part.children.append(child)
        _open(data, child, found, depth + 1)
    if not part.children:
        part.kind = "text/plain"


def _pieces(data: bytes, part: Part) -> Iterator[tuple[int, int]]:
    """Yield where each child begins and ends; the last may lack its closing line."""
    boundary = part.typed.get("boundary", "").rstrip().encode("utf-8", "replace") or _likely(data, part)
    if not boundary:
        return
    begun = -1
    for at, after, is_last in _boundary_lines(data, b"\n--" + boundary, part.start, part.end):
        if begun >= 0:
            yield begun, max(begun, _without_break(data, at))
        begun = -1 if is_last else after
        if is_last:
            break
    if begun >= 0:
        yield begun, part.end


def _boundary_lines(data: bytes, mark: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each boundary line begins, where the next line begins, and whether it is the closing one.

    Gives up after many lines that only begin like one: every multipart around them would go through them all.
    """
    at = data.find(mark, max(start - 1, 0), end)
    for _ in range(_BOUNDARY_LIMIT):
        if at < 0:
            return
        rest = _AFTER_BOUNDARY.match(data, at + len(mark), end)
        if rest is not None:
            yield at + 1, rest.end(), rest[1] is not None
        at = data.find(mark, at + 1, end)


def _without_break(data: bytes, end: int) -> int:
    """Return the end of the content: the line break before a boundary belongs to the boundary."""
    if data[end - 2 : end] == b"\r\n":
        return end - 2
    return end - 1 if data[end - 1 : end] == b"\n" else end


def _likely(data: bytes, part: Part) -> bytes:
    """Return the boundary that a sender forgot to name: the first line that looks like one."""
    found = _LIKELY_BOUNDARY.search(data, part.start, min(part.end, part.start + 65536))
    return found[1] if found else b""
