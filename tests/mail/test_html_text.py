"""Pages to text, and no page that makes it slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.html_text import html_to_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div>\n<div>two</div>", "one\n\ntwo"),
        ("<b>bold</b> and <i>not</i>", "bold and not"),
        ("a &amp; b &lt;c&gt; &#20320;&nbsp;&eacute;", "a & b <c> 你 é"),
        ("<ul><li>x</li><li>y</li></ul>", "- x\n\n- y"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\n\nc"),
        ("<head><title>t</title><style>p{}</style></head><body>shown</body>", "shown"),
        ("<head><title>never closed<body>shown", "shown"),
        ("<script>if (a < b) alert('</p>')</script>shown", "shown"),
        ("shown<script>never closed", "shown"),
        ("<svg>never closed, but shown", "never closed, but shown"),
        ("<!-- hidden <p> -->shown", "shown"),
        ("<!DOCTYPE html><?xml version='1'?><o:p>x</o:p>", "x"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ('<a href="https://example.com/x">here</a>', "here <https://example.com/x>"),
        ('<a href="https://example.com/">https://example.com</a>', "https://example.com"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a title="a > b" href="https://example.com/x">here</a>', "here <https://example.com/x>"),
        ('<img src="https://tracker.example/1.gif">text', "text"),
        ("a < b and c > d", "a < b and c > d"),
        ("cut <b", "cut"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_pages(page: str, text: str) -> None:
    assert html_to_text(page) == text


def test_a_long_link_is_cut() -> None:
    text = html_to_text(f'<a href="https://example.com/{"x" * 500}">here</a>')
    assert text.endswith("…>")
    assert len(text) < 150


HOSTILE = [
    "<",
    "<a ",
    "<!--",
    "<a b='",
    '<a b="',
    "</a ",
    "<![",
    "<?",
    "&#",
    "<script>",
    "<svg>",
    "<head>",
    "<li>",
]
HOSTILE += [
    "<b>\n",
    "<pre> ",
    "<td> ",
    "</td> \t",
    "<td>x</td>",
    "<a href=",
    "<a href=https://a>",
    '<a ">',
    "&",
    "<p",
    "\t ",
    "<pre>\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_broken_pages_are_not_slow(piece: str) -> None:
    begun = time.process_time()
    html_to_text(piece * (500_000 // len(piece)))
    assert time.process_time() - begun < 5


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*HOSTILE, "</p>", ">", "x", "</script>", "-->"])).map("".join)
)
def test_any_page_gives_a_text(page: str) -> None:
    html_to_text(page)
