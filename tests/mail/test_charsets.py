"""Bytes to text, whatever the sender said they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.charsets import codec_of, decode

ZH = "关于开展2026年度安全检查的通知"


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        (ZH.encode("gb18030"), "gb2312", ZH),
        (ZH.encode("gbk"), "GBK", ZH),
        ("镕喆𠮷".encode("gb18030"), "gb2312", "镕喆𠮷"),
        ("會議通知".encode("cp950"), "Big5", "會議通知"),
        ("회원님께".encode("cp949"), "ks_c_5601-1987", "회원님께"),
        ("①髙島".encode("cp932"), "Shift_JIS", "①髙島"),
        ("“quoted” – €".encode("cp1252"), "iso-8859-1", "“quoted” – €"),
        (b"plain", "no-such-charset", "plain"),
        (ZH.encode(), "", ZH),
        (ZH.encode("gb18030"), "", ZH),
        (ZH.encode("gb18030"), "no-such-charset", ZH),
        ("Élève à Genève, prévu".encode("cp1252"), "", "Élève à Genève, prévu"),
        (ZH.encode(), "us-ascii", ZH),
        (ZH.encode(), "iso-8859-1", ZH),
        (ZH.encode(), "gb2312", ZH),
        (ZH.encode("gb18030"), "utf-8", ZH),
        ("テスト".encode("iso2022_jp"), "", "テスト"),
        ("テスト".encode("iso2022_jp"), "ISO-2022-JP", "テスト"),
        ("日本".encode("utf-16"), "utf-16", "日本"),
        ("日本".encode("utf-7"), "unicode-1-1-utf-7", "日本"),
        ("naïve".encode(), "utf-8*en", "naïve"),
        (ZH.encode()[:-1] + b"!", "utf-8", ZH[:-1] + "\ufffd!"),
        (b"", "gb2312", ""),
    ],
)
def test_decode(raw: bytes, charset: str, text: str) -> None:
    assert decode(raw, charset) == text


@pytest.mark.parametrize(
    "name", ["rot13", "zip", "hex", "idna", "punycode", "unicode_escape", "undefined", "\0", "é" * 99]
)
def test_codecs_that_are_no_charsets_are_not_used(name: str) -> None:
    assert codec_of(name) == ""


@given(
    st.binary(max_size=60),
    st.sampled_from(["", "gb2312", "utf-8", "utf-16", "utf-7", "hz", "iso-2022-jp", "cp1252"]),
)
def test_any_bytes_become_text(raw: bytes, charset: str) -> None:
    assert isinstance(decode(raw, charset), str)


@given(
    st.text("的一是在不了有和人这中大为上个国我以要他 abc", min_size=1), st.sampled_from(["utf-8", "gb18030"])
)
def test_chinese_is_recognised_without_a_charset(text: str, codec: str) -> None:
    assert decode(("关于" + text).encode(codec)) == "关于" + text
