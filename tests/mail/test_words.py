"""Encoded words and raw 8-bit in headers."""

from __future__ import annotations

import base64
from email.header import Header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.words import decode_words, header_text

ZH = "关于开展安全检查的通知"


def b_word(raw: bytes, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(raw).decode()}?="


@pytest.mark.parametrize(
    ("encoded", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?caf=C3=A9_au_lait?=", "café au lait"),
        ("Re: =?iso-8859-1?Q?=80?= 5", "Re: € 5"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?=\t\n =?utf-8?Q?b?= c", "ab c"),
        ("=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b"),
        ("=?utf-8?Q?a?=b", "ab"),
        ("=?UTF-8*en?Q?a?=", "a"),
        ("=?gb2312?Q?=B9?= =?gb2312?Q?=D8?=", "关"),
        ("=?utf-8?Q?spaces are wrong?=", "spaces are wrong"),
        ("=?nowhere?Q?=E5=85=B3?=", "关"),
        ("=?utf-8?B?YQ?=", "a"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished"),
        ("=?=?=?", "=?=?=?"),
    ],
)
def test_decode_words(encoded: str, text: str) -> None:
    assert decode_words(encoded) == text


def test_a_character_cut_between_two_words_is_joined_as_bytes() -> None:
    raw = ZH.encode("gb18030")
    assert decode_words(f"{b_word(raw[:9], 'gb2312')}\n {b_word(raw[9:], 'gb2312')}") == ZH


def test_base64_cut_anywhere_between_two_words_is_joined() -> None:
    payload = base64.b64encode(ZH.encode()).decode()
    for cut in range(1, len(payload)):
        assert decode_words(f"=?utf-8?B?{payload[:cut]}?= =?utf-8?B?{payload[cut:]}?=") == ZH


@given(
    st.text("中文标题通知关于 abcXYZ0123()?=_", max_size=80),
    st.sampled_from(["utf-8", "gb18030", "iso-2022-jp"]),
)
def test_what_pythons_own_header_encodes_comes_back(text: str, charset: str) -> None:
    try:
        encoded = Header(text, charset, maxlinelen=60).encode()
    except UnicodeError:
        return
    assert decode_words(encoded).split() == text.split()


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        (b" folded\r\n value\r\n", "", "folded value"),
        (f" {ZH}".encode(), "", ZH),
        (f" {ZH}".encode("gb18030"), "", ZH),
        (f" {ZH}".encode("gb18030"), "gb2312", ZH),
        ("ciële".encode("latin-1"), "iso-8859-1", "ciële"),
        ("會議".encode("cp950"), "big5", "會議"),
    ],
)
def test_raw_values(raw: bytes, charset: str, text: str) -> None:
    assert header_text(raw, charset) == text


@given(st.text(max_size=40) | st.text("=?utf8QBb_ \n", max_size=40))
def test_any_text_is_decoded_without_an_error(text: str) -> None:
    decode_words(text)
