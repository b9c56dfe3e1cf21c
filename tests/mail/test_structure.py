"""The parts of a message, and the limits within which they are looked for."""

from __future__ import annotations

import email
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.headers import read_headers
from office_tui.mail.message import DEPTH_LIMIT, HEADER_LIMIT, PART_LIMIT
from office_tui.mail.structure import structure


def multipart(*parts: bytes, boundary: str = "b", kind: str = "mixed", close: bool = True) -> bytes:
    line = f"--{boundary}".encode()
    body = b"".join(line + b"\n" + part + b"\n" for part in parts) + (line + b"--\n" if close else b"")
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n'.encode() + body


def text(body: str) -> bytes:
    return f"Content-Type: text/plain\n\n{body}".encode()


def leaves(data: bytes) -> list[tuple[str, bytes]]:
    return [(leaf.kind, data[leaf.start : leaf.end]) for leaf in structure(data).root.leaves()]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"Subject: x\n\nbody", [("text/plain", b"body")]),
        (b"Subject: x", [("text/plain", b"")]),
        (b"Content-Type: TEXT/Html; charset=x\r\n\r\n<p>", [("text/html", b"<p>")]),
        (b"Content-Type: text\n\nx", [("text/plain", b"x")]),
        (multipart(text("a"), text("b")), [("text/plain", b"a"), ("text/plain", b"b")]),
        (
            multipart(text("a"), text("b")).replace(b"\n", b"\r\n"),
            [("text/plain", b"a"), ("text/plain", b"b")],
        ),
        (multipart(text("a"), text("b"), close=False), [("text/plain", b"a"), ("text/plain", b"b\n")]),
        (multipart(b"\nno headers"), [("text/plain", b"no headers")]),
        (
            multipart(multipart(text("a"), boundary="bb"), text("c"), boundary="b"),
            [("text/plain", b"a"), ("text/plain", b"c")],
        ),
        (
            multipart(multipart(text("a"), boundary="in", close=False), text("c"), boundary="out"),
            [("text/plain", b"a\n"), ("text/plain", b"c")],
        ),
        (b"Content-Type: multipart/mixed\n\n--likely\n\nx\n--likely--\n", [("text/plain", b"x")]),
        (b"Content-Type: multipart/mixed; boundary=b\n\nnothing", [("text/plain", b"nothing")]),
        (multipart(b"\nSubject: inner\n\nx", kind="digest"), [("message/rfc822", b"Subject: inner\n\nx")]),
    ],
)
def test_parts(data: bytes, found: list[tuple[str, bytes]]) -> None:
    assert leaves(data) == found


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"A: 1\nB : 2\nC:\n folded\n\nx: body", [b"a", b"b", b"c"]),
        (b"From x Mon Jan 1\nSubject: x\n\n", [b"subject"]),
        (b"\n\nSubject: x\n\n", [b"subject"]),
        (b"\xef\xbb\xbfSubject: x\n\n", [b"subject"]),
        (b"Subject: x\nbroken line\nFrom: y\n\n", [b"subject", b"from"]),
        (b"Subject: x\nthe body without an empty line\n", [b"subject"]),
        (b"\ntext only\n", []),
    ],
)
def test_headers(data: bytes, names: list[bytes]) -> None:
    assert [name for name, _ in structure(data).root.headers.fields] == names


def test_a_long_header_block_is_cut_and_the_body_found() -> None:
    data = b"Subject: x\nTo: " + b"a@b.c, " * 20_000 + b"\nCc: late\n\nbody"
    headers = read_headers(data)
    assert headers.is_cut
    assert headers.end == len(data) - 4
    assert sum(len(value) for _, value in headers.fields) <= HEADER_LIMIT


def nested(depth: int, filling: bytes = b"") -> bytes:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return opened + b"Content-Type: text/plain\n\ninmost\n" + filling


def test_deep_nests_are_opened_so_far() -> None:
    assert not structure(nested(DEPTH_LIMIT)).too_deep
    assert structure(nested(DEPTH_LIMIT + 1)).too_deep
    begun = time.process_time()
    assert structure(nested(1000, b"x\n" * 1_500_000)).too_deep
    assert time.process_time() - begun < 5


def test_lines_that_only_begin_like_a_boundary_do_not_add_up() -> None:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n" % (b"b" * n, b"b" * n) for n in range(1, 20)
    )
    begun = time.process_time()
    structure(opened + b"\nx\n" + (b"--" + b"b" * 30 + b"\n") * 300_000)
    assert time.process_time() - begun < 3


def test_only_so_many_parts_are_opened() -> None:
    found = structure(multipart(*[b"\nx"] * 10_000))
    assert found.too_many
    assert len(list(found.root.leaves())) == PART_LIMIT - 1


CONTENT = st.sampled_from([b"a", b"line one\nline two", b"--not-a-boundary", b"", b"caf\xe9"])
TREE = st.recursive(CONTENT, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=8)


def packed(tree: bytes | list[bytes], depth: int = 0) -> bytes:
    if isinstance(tree, bytes):
        return b"Content-Type: text/plain\n\n" + tree
    return multipart(*(packed(inner, depth + 1) for inner in tree), boundary=f"level{depth}")


@given(TREE)
def test_the_parts_are_those_that_pythons_email_finds(tree: bytes | list[bytes]) -> None:
    data = b"Subject: x\n" + packed(tree)
    theirs = [
        part.get_payload(decode=True)
        for part in email.message_from_bytes(data).walk()
        if not part.is_multipart()
    ]
    assert [content for _, content in leaves(data)] == theirs
