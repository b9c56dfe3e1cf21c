"""A paper letter in one line: sender, their number, its date, subject and deadline, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from office_tui.domain.line import Understood, understand
from office_tui.domain.people import Department, Person
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)
DATED, REPLY = date(2026, 2, 27), date(2026, 3, 20)
LEGAL = (Department(id="DEP-2", name="Legal", name_zh="法务部"),)
LI = (Person(id="PER-1", name="Li Wei", name_zh="李伟"),)


def read(line: str) -> Understood:
    return understand(line, TODAY, Workdays(), LEGAL, LI)


@pytest.mark.parametrize(
    ("line", "sender", "number", "dated", "title", "due"),
    [
        ("letter Tax Bureau No 3, SZ-2026-118, 27 Feb: Annual inspection, reply by 20 March",
         "Tax Bureau No 3", "SZ-2026-118", DATED, "Annual inspection", REPLY),
        ("Letter from Tax Bureau, 27 Feb 2026, SZ-2026-118: Annual inspection",
         "Tax Bureau", "SZ-2026-118", DATED, "Annual inspection", None),
        ("letter Tax Bureau, ref SZ-118, dated 2026-02-27: Annual inspection by 20 March",
         "Tax Bureau", "SZ-118", DATED, "Annual inspection", REPLY),
        ("letter Smith, Jones & Co, REF-1, Feb 27, 2026: Claim about delivery",
         "Smith, Jones & Co", "REF-1", DATED, "Claim about delivery", None),
        ("letter from the bank: statement", "the bank", "", None, "statement", None),
        ("letter Bank of Ships: statement", "Bank of Ships", "", None, "statement", None),
        ("letter: Annual inspection", "", "", None, "Annual inspection", None),
        ("letter Tax Bureau, SZ-1, 27 Feb, Annual inspection, please reply by 20 March",
         "Tax Bureau", "SZ-1", DATED, "Annual inspection", REPLY),
        ("letter Tax Bureau, 30 Dec: Visit", "Tax Bureau", "", date(2025, 12, 30), "Visit", None),
        ("letter Tax Bureau, yesterday: At 10:30", "Tax Bureau", "", date(2026, 3, 1), "At 10:30", None),
        ("来文 市环保局，环函〔2026〕15号，2月27日：关于报送排污报告，请于3月20日前回复",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", REPLY),
        ("来文：市环保局，环函〔2026〕15号，2月27日：关于报送排污报告",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", None),
        ("来函 市环保局 环函〔2026〕15号 2026年2月27日：关于报送排污报告",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", None),
        ("收文 市环保局环函〔2026〕15号，2月27日：关于报送排污报告",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", None),
        ("来文 市环保局（环函〔2026〕15号，2月27日）：关于报送排污报告",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", None),
        ("来文 市税务局：年检通知，3月20日前报送", "市税务局", "", None, "年检通知，报送", REPLY),
        ("来文：市环保局 环函〔2026〕15号 2月27日 关于报送排污报告",
         "市环保局", "环函〔2026〕15号", DATED, "关于报送排污报告", None),
        ("收到来文 市税务局，12月30日：年检通知", "市税务局", "", date(2025, 12, 30), "年检通知", None),
    ],
)  # fmt: skip
def test_letters(
    line: str, sender: str, number: str, dated: date | None, title: str, due: date | None
) -> None:
    found = read(line)
    assert (found.sender, found.their_number, found.dated) == (sender, number, dated)
    assert (found.title, found.due) == (title, due)
    assert (found.source, found.becomes, found.problems) == ("paper", "letter", ())


@pytest.mark.parametrize("line", [
    "letter Tax Bureau, SZ-1: Annual inspection @Legal !high @Li",
    "Legal: letter Tax Bureau, SZ-1: Annual inspection !high @Li",
    "法务部：来文 Tax Bureau，SZ-1：Annual inspection !高 @李",
])  # fmt: skip
def test_a_letter_may_say_for_whom_it_is(line: str) -> None:
    found = read(line)
    assert (found.department, found.owner, found.importance) == ("DEP-2", "PER-1", "high")
    assert (found.becomes, found.sender, found.title) == ("letter", "Tax Bureau", "Annual inspection")


@pytest.mark.parametrize("line", [
    "letter to the bank about the loan",
    "Letter to the bank: draft it",
    "Letter of intent: review",
    "letters: sort the archive",
    "Letterhead: order paper",
    "write a letter: Tax Bureau",
])  # fmt: skip
def test_a_letter_to_write_did_not_come(line: str) -> None:
    found = read(line)
    assert found.becomes != "letter"
    assert found.source == "typed"
