"""The reply: from `r` to a .docx in at most six presses beyond the text, every value in it, a number of its own."""

from __future__ import annotations

from pathlib import Path

from office_tui.domain.letter import Letter
from office_tui.services.triage import accept
from tests.stories.conftest import SitsDown
from tests.stories.desk_story import AtDesk, House

ALLOWED = 6
HARD = "A & B <c> | d"
SENDER = f'"{HARD} 海港" <notice@tax3.example.gov.cn>'


def text_of(path: Path) -> str:
    """Return all the words of a document: paragraphs, tables, headers and footers."""
    from docx import Document

    document = Document(str(path))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter() if each.tag.endswith("}t"))
        for part in parts
        for paragraph in part.iter()
        if paragraph.tag.endswith("}p")
    )


def letter_of(house: House, subject: str, line: str = "") -> str:
    """Let a letter arrive and be accepted; its id."""
    id_ = house.capture(line) if line else house.receive(SENDER, subject, "Please answer by 20 March 2026.")
    return accept(house.desk, [house.desk.get(id_)], "letter").made[0]


def at_the_letters(at: AtDesk) -> AtDesk:
    at.press("2 o o o")
    at.wait_for("letters ")
    at.pressed = 0
    return at


def issued(at: AtDesk) -> None:
    at.wait_for("Write to")
    at.press("Enter")
    at.wait_gone("Write to")


def test_a_reply_in_six_presses(house: House, sit_down: SitsDown) -> None:
    asked = letter_of(house, f"Annual inspection {HARD}")
    at = at_the_letters(sit_down())
    at.press("r Enter")
    at.wait_for("next number")
    at.write(f"We send **{HARD}** and 中文 “quoted” at once.")
    at.wait_for("at once.")
    at.press("ctrl+o")
    issued(at)
    at.says("Issued")
    assert at.pressed <= ALLOWED
    (path,) = house.home.glob("*.docx")
    reply = house.newest(Letter)
    words = text_of(path)
    for value in (HARD, "海港", "中文 “quoted” at once.", "Annual inspection", reply.number, "Harbour Works",
                  "Anna Director", "2 March 2026"):  # fmt: skip
        assert value in words, value
    assert f"We send {HARD} and" in words
    assert reply.direction == "out"
    assert reply.answers == asked
    answered = house.read(asked, Letter)
    assert (answered.state, answered.answered_by) == ("answered", reply.id)


def test_a_chinese_letter_gets_a_chinese_reply(house: House, sit_down: SitsDown) -> None:
    letter_of(house, "", "来文 市环保局，环函〔2026〕15号，2月27日：关于报送排污报告，请于3月20日前回复")
    at = at_the_letters(sit_down())
    at.press("r")
    at.wait_for("> 商务信函")
    at.press("Enter")
    at.wait_for("商务信函  answers")
    at.write("现将《排污报告》随函报送，请查收。")
    at.press("ctrl+o")
    issued(at)
    at.says("Issued")
    (path,) = house.home.glob("*.docx")
    words = text_of(path)
    for value in ("市环保局", "环函〔2026〕15号", "现将《排污报告》随函报送，请查收。"):
        assert value in words, value


def test_two_replies_never_bear_one_number(house: House, sit_down: SitsDown) -> None:
    for number in (1, 2):
        letter_of(house, f"Question {number}")
    one, other = at_the_letters(sit_down()), at_the_letters(sit_down())
    other.press("j")
    for at in (one, other):
        at.press("r Enter")
        at.wait_for("next number")
        at.write("Yes.")
        at.wait_for("Yes.")
        at.press("ctrl+o")
        at.wait_for("Write to")
    for at in (one, other):
        issued(at)
        at.says("Issued")
    replies = [each for each in house.desk.all(Letter) if each.direction == "out"]
    assert len(replies) == len({each.number for each in replies}) == 2
    words = [text_of(path) for path in sorted(house.home.glob("*.docx"))]
    assert [[each.number in text for each in replies].count(True) for text in words] == [1, 1]


def test_what_is_missing_is_asked_at_once(empty_house: House, sit_down: SitsDown) -> None:
    empty_house.capture("letter Port Authority, PA-77, 27 Feb: Berth dues")
    at = sit_down(wait="Who we are")
    at.press("Esc 2 r Enter")
    at.wait_for("next number")
    at.write("We pay on Friday.")
    at.press("ctrl+o")
    at.wait_for("Company")
    at.write("Harbour Works")
    at.press("ctrl+o")
    issued(at)
    at.says("Issued")
    (path,) = empty_house.home.glob("*.docx")
    assert "Harbour Works" in text_of(path)


def test_a_reply_that_was_left_goes_on_where_it_stopped(house: House, sit_down: SitsDown) -> None:
    letter_of(house, "Annual inspection")
    at = at_the_letters(sit_down())
    at.press("r Enter")
    at.wait_for("next number")
    at.write("First part")
    at.wait_for("First part")
    at.press("Esc")
    at.wait_for("letters 1")
    at.press("r Enter")
    at.wait_for("First part")
    at.hang_up()
    assert at.exit_code(4) == 129
    again = sit_down(wait="Reply: Re: Annual inspection")
    again.press("y")
    again.wait_for("First part")
    again.press("ctrl+o")
    issued(again)
    again.says("Issued")
    (path,) = house.home.glob("*.docx")
    assert "First part" in text_of(path)


def test_a_draft_bears_no_number_and_registers_nothing(house: House, sit_down: SitsDown) -> None:
    asked = letter_of(house, "Annual inspection")
    at = at_the_letters(sit_down())
    at.press("r Enter")
    at.wait_for("next number")
    at.write("Not yet sure.")
    at.press("F8")
    issued(at)
    at.says("Draft")
    assert "Not yet sure." in at.screen()
    assert [each.id for each in house.desk.all(Letter)] == [asked]
    (path,) = house.home.glob("*.docx")
    assert "Not yet sure." in text_of(path)
