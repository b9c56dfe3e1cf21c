"""The sender's own reference is read where a text says plainly which it is, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.their_number import their_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ref: SZ-2026-118", "SZ-2026-118"),
        ("Dear Sir,\nOur ref: SZ-2026-118\nYour ref: OUT-2026-007\nPlease submit", "SZ-2026-118"),
        ("Our Ref. SZ 2026/118   Your Ref. OUT-7", "SZ 2026/118"),
        ("Reference No.: AB/12.7, dated 27 Feb", "AB/12.7"),
        ("Reference number: 4471902", "4471902"),
        ("REF# X-204", "X-204"),
        ("Annual inspection (Ref: SZ-2026-118)", "SZ-2026-118"),
        ("Annual inspection, ref: SZ-2026-118.", "SZ-2026-118"),
        ("Ref: SZ-2026-118\n…\nOur reference: sz-2026-118", "SZ-2026-118"),  # the same twice
        ("Ref: SZ-2026-118 dated 27 February", "SZ-2026-118"),
        ("文号：环函〔2026〕15号\n请于3月20日前报送", "环函〔2026〕15号"),
        ("发文字号:市监函[2026]第7号", "市监函[2026]第7号"),
        ("编号：JY33309010027733", "JY33309010027733"),
        ("我局文号：〔2026〕15号", "〔2026〕15号"),
        ("市环保局文件\n环函〔2026〕15号\n关于报送排污报告的通知", "环函〔2026〕15号"),
        ("关于报送2025年度排污报告的通知（环函〔2026〕15号）", "环函〔2026〕15号"),
        (
            "Ref: SZ-2026-118\n环函〔2026〕15号",
            "SZ-2026-118",
        ),  # what is said comes before what merely stands there
        # Nothing is known, or several may be meant.
        ("", ""),
        ("Your ref: OUT-2026-007", ""),
        ("Your reference: OUT-2026-007, with thanks", ""),
        ("贵方文号：企函〔2026〕3号", ""),
        ("Ref: A-17\nRef: A-18", ""),
        ("Ref: 12 March", ""),
        ("Ref: 2026-03-02", ""),
        ("Ref: the meeting of Tuesday", ""),
        ("With reference to our talk of 12 March 2026", ""),
        ("See reference 118 in the annex", ""),
        ("根据国发〔2025〕3号文件要求，请报送", ""),
        ("环函〔2026〕15号\n环函〔2026〕16号", ""),
        ("关于环函〔2026〕15号的复函", ""),
        ("关于印发《管理办法》（国发〔2025〕3号）", ""),
        ("通知\n请按排污许可管理办法（国发〔2025〕3号）\n办理", ""),
        ("Prefer: X-204", ""),
        ("编号：1", ""),
        ("https://example.org/?ref=AB-12", ""),
    ],
)
def test_which_number_is_theirs(text: str, number: str) -> None:
    assert their_number(text) == number


@given(st.text(alphabet="Ref:. 文号：〔〕()[]2015号\nAB-/环函", max_size=60))
def test_what_is_read_stands_in_the_text_on_one_line(text: str) -> None:
    number = their_number(text)
    assert number in text
    assert "\n" not in number
    assert not number or any(char.isdigit() for char in number)


@pytest.mark.parametrize(
    "text", ["ref " * 1000, "(" * 4000, "文号：" * 1300, "环" * 4000, "Ref: " + "A" * 4000, " " * 4000]
)
def test_long_runs_are_read_at_once(text: str) -> None:
    assert their_number(text) == ""
