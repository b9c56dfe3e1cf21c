"""A suggestion says what is known of a thing, and why; it stays silent where nothing is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.capture import Capture, Suggestion
from office_tui.domain.directive import Directive
from office_tui.domain.history import remember
from office_tui.domain.letter import Letter
from office_tui.domain.line import understand
from office_tui.domain.people import Department, Person
from office_tui.domain.record import Attachment
from office_tui.domain.suggest import of_line, suggest
from office_tui.domain.workdays import Workdays

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DEPARTMENTS = (
    Department(id="DEP-1", name="Finance", name_zh="财务部"),
    Department(id="DEP-2", name="Legal", name_zh="法务部"),
    Department(id="DEP-3", name="HR", name_zh="人事部"),
)
PEOPLE = (
    Person(id="PER-1", name="Li Wei", department="DEP-1", email="li@acme.example"),
    Person(id="PER-2", name="Chen Bo", role="General manager", email="chen@acme.example"),
    Person(id="PER-3", name="Anna", email="anna@gmail.com"),
)
TAX = {"address": "Notice@tax3.example", "sender": "Tax Bureau No 3"}


def mail(**fields: Any) -> Capture:
    return Capture(**{"id": "CAP-9", "title": "Hello", "source": "mail", "received": NOW, **fields})


def letters(*departments: str) -> list[Letter]:
    return [
        Letter(id=f"LET-{n}", party="Tax Bureau No 3", address="notice@tax3.example", department=department)
        for n, department in enumerate(departments, 1)
    ]


def ask(capture: Capture, body: str = "", *, people: tuple[Person, ...] = PEOPLE, **known: Any) -> Suggestion:
    history = remember(known.get("captures", ()), known.get("directives", ()), known.get("letters", ()))
    return suggest(capture, body, history, DEPARTMENTS, people, TODAY, Workdays())


@pytest.mark.parametrize(
    ("had", "department", "because"),
    [
        (["DEP-1"], "DEP-1", "this sender's last one went to Finance and became a letter"),
        (["DEP-1"] * 5, "DEP-1", "this sender's last 4 went to Finance and became letters"),
        (["DEP-2", *["DEP-1"] * 4], "DEP-1", "this sender's last 4 went to Finance and became letters"),
        (["DEP-2", "DEP-1", "DEP-1", "DEP-1"], "DEP-1", "this sender's last 4 went to Finance and became letters"),
        (["DEP-2", "DEP-1"], "", "this sender's last 2 became letters"),
        (["DEP-2", "DEP-2", "DEP-1", "DEP-1"], "", "this sender's last 4 became letters"),
        ([""], "", "this sender's last one became a letter"),
    ],
)  # fmt: skip
def test_who_had_this_senders_last_things(had: list[str], department: str, because: str) -> None:
    found = ask(mail(**TAX), letters=letters(*had))
    assert (found.becomes, found.department, found.because) == ("letter", department, (because,))


def test_what_became_a_directive_counts_for_its_capture() -> None:
    before = Capture(id="CAP-1", title="Old", sender="GM")
    done = Directive(id="DIR-1", department="DEP-2", capture="CAP-1")
    found = ask(
        Capture(id="CAP-9", title="New", sender="gm", source="paper"), captures=[before], directives=[done]
    )
    assert (found.becomes, found.department) == ("directive", "DEP-2")


@pytest.mark.parametrize(
    ("title", "body", "due", "words"),
    [
        ("Inspection", "Dear Sir or Madam, please submit by 20 March.", date(2026, 3, 20), "by 20 March"),
        ("年检", "请于3月20日前报送材料。", date(2026, 3, 20), "请于3月20日前"),
        ("Reply by Friday", "", date(2026, 3, 6), "by Friday"),
        ("Inspection", "It was on 20 March.", None, ""),
        ("Inspection", "Thanks.\n> please reply by 20 March", None, ""),
        ("Inspection", "Thanks.\n\nOn Mon, 23 Feb 2026 Li wrote:\nplease reply by 20 March", None, ""),
        ("Inspection", "谢谢\n-----原始邮件-----\n请于3月20日前回复", None, ""),
    ],
)
def test_a_deadline_in_the_text(title: str, body: str, due: date | None, words: str) -> None:
    found = ask(mail(title=title, address="li@acme.example"), body)
    assert found.due == due
    assert any(words in reason and "20" in reason for reason in found.because) == bool(due)


def test_a_deadline_counts_from_the_day_it_came_and_old_mail_has_none() -> None:
    week_ago = mail(title="Reply by Friday", received=NOW - timedelta(days=7))
    assert ask(week_ago).due == date(2026, 2, 27)
    old = mail(title="Reply by 20 March 2019", received=datetime(2019, 3, 1, tzinfo=UTC))
    assert ask(old).due is None


@pytest.mark.parametrize(
    ("address", "body", "becomes", "because"),
    [
        ("info@tax.gov.cn", "", "letter", "an authority wrote it"),
        ("someone@other.example", "", "letter", "it came from outside"),
        ("someone@gmail.com", "", "letter", "it came from outside"),
        ("news@shop.example", "click to unsubscribe", "", ""),
        ("new@acme.example", "", "", ""),
        ("chen@acme.example", "", "directive", "Chen Bo (General manager) wrote it"),
        ("", "", "", ""),
    ],
)
def test_as_what(address: str, body: str, becomes: str, because: str) -> None:
    found = ask(mail(address=address), body)
    assert found.becomes == becomes
    assert found.because == ((because,) if because else ())


@pytest.mark.parametrize(
    ("body", "becomes"), [("Dear Sirs, …", "letter"), ("贵公司：……", "letter"), ("hi there", "")]
)
def test_where_no_address_of_ours_is_known_only_its_words_make_it_a_letter(body: str, becomes: str) -> None:
    assert ask(mail(address="a@other.example"), body, people=(PEOPLE[2],)).becomes == becomes


def test_a_colleague_s_department() -> None:
    found = ask(mail(address="LI@acme.example"))
    assert (found.department, found.becomes) == ("DEP-1", "")
    assert found.because == ("Li Wei of Finance wrote it",)


@pytest.mark.parametrize(
    ("title", "department"),
    [
        ("For the Finance department", "DEP-1"),
        ("请财务部报送", "DEP-1"),
        ("Financed by us", ""),
        ("Finance and Legal", ""),
        ("人事变动", ""),
    ],
)
def test_the_one_department_in_the_subject(title: str, department: str) -> None:
    assert ask(mail(title=title)).department == department


@pytest.mark.parametrize(
    ("title", "body", "importance"),
    [
        ("URGENT: pay", "", "high"),
        ("【加急】付款", "", "high"),
        ("特急：防汛", "", "top"),
        ("Hello", "This is urgent.", "high"),
        ("Not urgent: lunch", "", "normal"),
        ("不紧急", "", "normal"),
        ("Hello", "x" * 400 + " urgent", "normal"),
        ("Insurgents", "", "normal"),
    ],
)
def test_words_that_say_how_much_it_matters(title: str, body: str, importance: str) -> None:
    assert ask(mail(title=title), body).importance == importance


OURS = Letter(id="LET-7", direction="out", number="OUT-2026-003", message_id="a@acme", department="DEP-2")


@pytest.mark.parametrize(
    "capture",
    [
        mail(in_reply_to=("x@y", "a@acme")),
        mail(title="Re: your letter out-2026-003"),
        mail(title="关于贵司OUT-2026-003号函"),
    ],
)
def test_an_answer_to_our_letter(capture: Capture) -> None:
    found = ask(capture, letters=[OURS])
    assert (found.becomes, found.department) == ("letter", "DEP-2")
    assert found.because[0] == "answers OUT-2026-003"


def test_a_longer_number_is_another_letter() -> None:
    assert ask(mail(title="OUT-2026-0031"), letters=[OURS]).because == ()
    longer = Letter(id="LET-8", direction="out", number="OUT-2026-0031")
    assert ask(mail(title="OUT-2026-0031"), letters=[OURS, longer]).because == ("answers OUT-2026-0031",)


FILE = Attachment(name="a.pdf", size=1, sha256="f00")


@pytest.mark.parametrize(
    ("before", "now", "repeats"),
    [
        ({"message_id": "m@x"}, {"message_id": "m@x", "title": "Other"}, True),
        ({}, {}, False),
        ({**TAX, "their_number": "SZ-1"}, {**TAX, "their_number": "sz-1", "title": "Other"}, True),
        ({"their_number": "SZ-1"}, {**TAX, "their_number": "SZ-1", "title": "Other"}, False),
        ({**TAX}, {**TAX}, True),
        ({**TAX, "received": NOW - timedelta(days=1)}, {**TAX}, False),
        ({**TAX, "attachments": (FILE,)}, {**TAX}, False),
        ({**TAX, "attachments": (FILE,)}, {**TAX, "attachments": (FILE,)}, True),
    ],
)
def test_what_it_repeats(before: dict[str, Any], now: dict[str, Any], repeats: bool) -> None:
    earlier = mail(id="CAP-1", **{"received": NOW - timedelta(hours=2), **before})
    assert ask(mail(**now), captures=[earlier]).duplicate_of == ("CAP-1" if repeats else "")


def test_nothing_repeats_itself() -> None:
    one = mail(**TAX, message_id="m@x", their_number="SZ-1")
    assert ask(one, captures=[one]).duplicate_of == ""


def test_a_typed_line_is_taken_at_its_word() -> None:
    line = "Legal: cash plan by Friday !high @Li"
    found = ask(Capture(id="CAP-9", title="cash plan", words=line))
    assert (found.becomes, found.department, found.owner) == ("directive", "DEP-2", "PER-1")
    assert (found.due, found.importance) == (date(2026, 3, 6), "high")
    assert found.because[0].startswith("the line says so: directive · Legal · due Fri 6 Mar 2026")


def test_the_owner_s_department_follows_where_none_was_typed() -> None:
    understood = understand("call the bank @Li", TODAY, Workdays(), DEPARTMENTS, PEOPLE)
    found = of_line(understood, DEPARTMENTS, PEOPLE)
    assert (found.owner, found.department) == ("PER-1", "DEP-1")
    assert found.because[1] == "Li Wei works in Finance"
    assert (
        len(
            of_line(
                understand("Legal: x @Li", TODAY, Workdays(), DEPARTMENTS, PEOPLE), DEPARTMENTS, PEOPLE
            ).because
        )
        == 1
    )


def test_several_clues_come_together_each_with_its_reason() -> None:
    found = ask(
        mail(**TAX, title="Urgent: inspection"), "Please reply by 20 March.", letters=letters("DEP-1")
    )
    assert (found.becomes, found.department, found.due) == ("letter", "DEP-1", date(2026, 3, 20))
    assert found.importance == "high"
    assert len(found.because) == 3


def test_their_number_is_read_from_the_text_unless_it_is_ours_or_quoted() -> None:
    said = ask(mail(title="Annual inspection", **TAX), "Ref: SZ-2026-118\nPlease reply.")
    assert said.their_number == "SZ-2026-118"
    assert "their number, in the text: SZ-2026-118" in said.because
    ours = Letter(id="LET-1", direction="out", number="OUT-2026-007")
    assert not ask(mail(title="Visit", **TAX), "Ref: OUT-2026-007", letters=[ours]).their_number
    assert not ask(mail(title="Visit", **TAX), "Thank you.\n> Ref: SZ-2026-118").their_number


@given(st.text(max_size=40), st.text(max_size=200), st.text(max_size=20))
def test_no_text_crashes_and_what_is_suggested_has_a_reason(title: str, body: str, address: str) -> None:
    found = ask(mail(title=title, address=address), body)
    assert (found == Suggestion()) == (not found.because)
