"""What foreign text loses at the border, and what it keeps."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from office_tui.domain.clean import NAME_BYTES, clean, clean_line, is_clean, safe_name

ANY_TEXT = st.text(st.characters(), max_size=60)
NAUGHTY = st.text(st.sampled_from("a.-~ /\\\u202e\u0301é中\n\x1bCON1:|$\u200d\ud800"), max_size=60)


def test_every_control_format_and_separator_character_is_taken_out() -> None:
    unsafe = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    left = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in unsafe and chr(code) not in "\n\t" and is_clean(chr(code))
    ]
    assert left == []


def test_no_letter_digit_or_sign_is_taken_out() -> None:
    seen = {
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Nd",
        "Nl",
        "No",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Zs",
    }
    lost = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in seen and not is_clean(chr(code))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("foreign", "kept"),
    [
        ("", ""),
        ("Guten Tag\n\t你好", "Guten Tag\n\t你好"),
        ("\x1b]52;c;cm0=\x07paste", "]52;c;cm0=paste"),
        ("\x1b[2Jgone", "[2Jgone"),
        ("\x9b31mred", "31mred"),
        ("pay\u202efdp.exe", "payfdp.exe"),
        ("a\u200bb\u200dc\ufeffd\u00ade", "abcde"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("\ud800x\udfff", "x"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\u2764\ufe0f", "\u2764"),
        ("[/] [@click=app.quit]", "[/] [@click=app.quit]"),
        ("\u0645\u0631\u062d\u0628\u0627 cafe\u0301", "\u0645\u0631\u062d\u0628\u0627 cafe\u0301"),
    ],
)
def test_clean(foreign: str, kept: str) -> None:
    assert clean(foreign) == kept


@pytest.mark.parametrize(
    ("foreign", "kept"),
    [
        ("a\n\tb", "a b"),
        ("  a \r\n b ", "a b"),
        ("\x00\n", ""),
        ("\u3000a", "\u3000a".strip()),
        ("a\u2029b", "a b"),
    ],
)
def test_one_line(foreign: str, kept: str) -> None:
    assert clean_line(foreign) == kept


@given(ANY_TEXT | NAUGHTY)
def test_cleaned_text_is_clean_and_cleaning_again_changes_nothing(text: str) -> None:
    assert is_clean(clean(text))
    assert clean(clean(text)) == clean(text)
    assert (clean(text) == text) == is_clean(text)


@given(ANY_TEXT | NAUGHTY)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert is_clean(line)
    assert "\n" not in line
    assert "\t" not in line
    assert len(line.splitlines()) <= 1
    assert clean_line(line) == line


@given(
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0"))
)
def test_plain_text_comes_through_untouched(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("foreign", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\报告.docx", "报告.docx"),
        ("a<b>:c|d?*.txt", "a_b__c_d__.txt"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .txt", "_com1 .txt"),
        ("console.txt", "console.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("a\nb\x00.txt", "a b.txt"),
        ("trailing. . ", "trailing"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("folder/", "unnamed"),
    ],
)
def test_file_names(foreign: str, safe: str) -> None:
    assert safe_name(foreign) == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("年度报告" * 40 + ".docx")
    assert name.endswith(".docx")
    assert name.startswith("年度报告年度报告")
    assert len(name.encode()) <= NAME_BYTES


@given(ANY_TEXT | NAUGHTY | st.text("a.é中 ", min_size=90, max_size=140))
@example("a" * 119 + ". x")
@example("a" * 103 + " ." + "b" * 16)
@example("\ud800/CON\u200d")
def test_any_name_is_made_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert 0 < len(safe.encode()) <= NAME_BYTES
    assert is_clean(safe)
    assert not set(safe) & set('<>:"/\\|?*\n\t')
    assert safe[0] not in ".-~ "
    assert safe[-1] not in ". "
