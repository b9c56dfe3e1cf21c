"""File names in the five ways in which senders write them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.mail.parameters import main_value, parameters
from office_tui.mail.words import header_text

NAME = "报告 2026.docx"
QUOTED = "%E6%8A%A5%E5%91%8A%202026.docx"


@pytest.mark.parametrize(
    "raw",
    [
        b'attachment; filename="=?utf-8?B?5oql5ZGKIDIwMjYuZG9jeA==?="',
        b"attachment; filename==?utf-8?B?5oql5ZGKIDIwMjYuZG9jeA==?=",
        b'attachment; filename="=?gb2312?B?sag=?=\r\n =?gb2312?Q?=B8=E6_2026.docx?="',
        f"attachment; filename*=utf-8''{QUOTED}".encode(),
        f"attachment; filename*=UTF-8'zh'{QUOTED}; size=3".encode(),
        b"attachment; filename*0*=utf-8''%E6%8A%A5;\r\n filename*1*=%E5%91%8A%202; filename*2=\"026.docx\"",
        b"attachment; filename*1*=%E5%91%8A%202026.docx; filename*0*=utf-8''%E6%8A%A5",
        f'attachment; filename="{NAME}"'.encode("gb18030"),
        f'attachment; filename="{NAME}"'.encode(),
        f"attachment;filename={NAME}".encode(),
        f"attachment; filename=wrong.txt; filename*=utf-8''{QUOTED}".encode(),
        f'attachment; FileName = "{NAME}" ; x=y'.encode(),
        f'attachment; filename="{NAME}'.encode(),
    ],
)
def test_one_name_written_in_every_style(raw: bytes) -> None:
    assert parameters(header_text(raw))["filename"] == NAME


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("text/plain", {}),
        ('a; b="c;d"; e=f', {"b": "c;d", "e": "f"}),
        (r'a; b="c\"d\\e"', {"b": 'c"d\\e'}),
        (r'a; b="C:\docs\x.txt"', {"b": r"C:\docs\x.txt"}),
        ("a; b=1; b=2", {"b": "1"}),
        ("a; =x; ;; b", {}),
        ("a; b*=c", {"b": "c"}),
        ("a; b*=no-such'x'%41", {"b": "A"}),
    ],
)
def test_odd_parameters(value: str, found: dict[str, str]) -> None:
    assert parameters(value) == found


def test_main_value() -> None:
    assert main_value(" Text / PLAIN ; charset=x") == "text/plain"


@given(st.text(max_size=60) | st.text(";=\"*'\\ab01%", max_size=60))
def test_any_value_is_read_without_an_error(value: str) -> None:
    parameters(value)


@pytest.mark.parametrize("hostile", [';b="', ";b=", ';b*0="', "\\", ";b*=''", " ;\t"])
def test_hostile_values_are_neither_slow_nor_fatal(hostile: str) -> None:
    begun = time.process_time()
    assert len(parameters("a" + hostile * 100_000)) <= 1
    assert time.process_time() - begun < 2
