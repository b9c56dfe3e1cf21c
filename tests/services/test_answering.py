"""Answering a letter: the document, its number, the pair and the kept copy, in one entry."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from office_tui.documents.read import read_docx
from office_tui.domain.capture import Capture
from office_tui.domain.letter import Letter
from office_tui.domain.people import Office, Series
from office_tui.errors import AccessError, OfficeError, UsageError
from office_tui.services import answering, triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.doctor import examine
from office_tui.services.register import save_office
from office_tui.services.undo import redo, undo
from office_tui.store.kept import read_kept
from tests.services.office import NOW, Opens, arrived, labels, now, whole

if TYPE_CHECKING:
    from office_tui.documents.template import Template

TEXT = "A & B <c> | d\n\n中文正文。"


@pytest.fixture
def letter(office: Desk) -> Letter:
    """A letter that came, LET-1, given to Finance."""
    save_office(office, Office(company="Harbour Works", company_zh="港务公司", director="Wang"))
    seen = arrived(office, "Annual inspection", sender="Tax Office", their_number="T-7", dated="2026-02-27")
    triage.accept(office, [seen], "letter")
    triage.give(office, [now(office, "LET-1", Letter)], "Finance")
    return now(office, "LET-1", Letter)


def form_of(desk: Desk) -> Template:
    return answering.template(desk, "business-letter")


def values(desk: Desk, about: Letter | Capture, **typed: object) -> dict[str, object]:
    return answering.filled(desk, form_of(desk), about, {"body": TEXT} | typed)


def test_everything_known_is_filled_in(office: Desk, letter: Letter) -> None:
    known = answering.known(office, letter)
    assert known["addressee"] == "Tax Office"
    assert known["subject"] == "Re: Annual inspection"
    assert (known["their_number"], known["their_date"]) == ("T-7", date(2026, 2, 27))
    assert (known["company"], known["director"], known["today"]) == ("Harbour Works", "Wang", NOW.date())
    assert answering.coming_number(office) == "OUT-2026-001"
    assert answering.missing(office, form_of(office), values(office, letter)) == []


def test_an_answer_is_registered_numbered_kept_and_paired_in_one_entry(
    office: Desk, letter: Letter, tmp_path: Path
) -> None:
    before = len(labels(office))
    path = tmp_path / "reply.docx"
    issued = answering.issue(office, form_of(office), values(office, letter), path, letter)
    assert issued == ("LET-2", "OUT-2026-001", path, "")
    assert len(labels(office)) == before + 1
    out, came = now(office, "LET-2", Letter), now(office, "LET-1", Letter)
    assert (out.direction, out.state, out.party, out.answers) == ("out", "prepared", "Tax Office", "LET-1")
    assert (came.state, came.answered_by) == ("answered", "LET-2")
    assert read_kept(office.where.kept, out.file) == path.read_bytes()
    text = "\n".join(read_docx(path.read_bytes()).paragraphs)
    for said in ("A & B <c> | d", "中文正文。", "OUT-2026-001", "T-7", "Tax Office", "Harbour Works"):
        assert said in text
    assert list(examine(office)) == []


def test_what_is_still_in_the_inbox_is_registered_with_its_answer(
    office: Desk, letter: Letter, tmp_path: Path
) -> None:
    seen = arrived(office, "Second", sender="Bank")
    answering.issue(office, form_of(office), values(office, seen), tmp_path / "a.docx", seen)
    became = now(office, seen.id, Capture).became
    assert now(office, became, Letter).state == "answered"
    assert now(office, became, Letter).number == "IN-2026-002"


def test_about_a_directive_a_letter_goes_out_and_answers_nothing(
    office: Desk, letter: Letter, tmp_path: Path
) -> None:
    made = office.get(capture(office, "Finance: plan by friday", accept=True).made[0])
    known = answering.known(office, made)
    assert (known["addressee"], known["deadline"]) == ("Finance", date(2026, 3, 6))
    filled = answering.filled(office, form_of(office), made, {"body": "x"})
    issued = answering.issue(office, form_of(office), filled, tmp_path / "a.docx", made)
    assert now(office, issued.id, Letter).answers == ""
    assert office.get(made.id) == made


@pytest.mark.parametrize("place", ["there.docx", "link.docx", "no/folder.docx"])
def test_where_the_copy_cannot_be_written_nothing_happens(
    office: Desk, letter: Letter, tmp_path: Path, place: str
) -> None:
    (tmp_path / "there.docx").write_text("mine")
    (tmp_path / "link.docx").symlink_to(tmp_path / "nowhere")
    before, seq = whole(office), office.store.seq
    with pytest.raises(AccessError):
        answering.issue(office, form_of(office), values(office, letter), tmp_path / place, letter)
    assert (whole(office), office.store.seq) == (before, seq)
    assert (tmp_path / "there.docx").read_text() == "mine"


def test_where_only_the_copy_finds_no_room_it_is_issued_and_kept_once(
    office: Desk, letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise AccessError("no room on the disk")

    monkeypatch.setattr(answering, "save_copy", full)
    path = tmp_path / "reply.docx"
    issued = answering.issue(office, form_of(office), values(office, letter), path, letter)
    assert (issued.id, issued.number) == ("LET-2", "OUT-2026-001")
    assert issued.problem == "The copy was not written: no room on the disk"
    assert not path.exists()
    assert sha256(issued.path.read_bytes()).hexdigest() == now(office, "LET-2", Letter).file
    assert now(office, "LET-1", Letter).answered_by == "LET-2"


def test_everything_missing_is_named_at_once_and_nothing_happens(office: Desk, tmp_path: Path) -> None:
    seq = office.store.seq
    with pytest.raises(UsageError) as refused:
        answering.issue(office, form_of(office), {"subject": ""}, tmp_path / "a.docx")
    for name in ("addressee", "subject", "body", "company"):
        assert name in refused.value.hint
    assert office.store.seq == seq
    assert not (tmp_path / "a.docx").exists()


def test_what_was_changed_meanwhile_is_not_answered(
    opens: Opens, office: Desk, letter: Letter, tmp_path: Path
) -> None:
    other = opens(login="Zhao")
    triage.file(other, [now(other, "LET-1", Letter)])
    with pytest.raises(OfficeError, match="changed meanwhile"):
        answering.issue(office, form_of(office), values(office, letter), tmp_path / "a.docx", letter)
    assert [each.series for each in office.all(Series)] == ["IN"]
    assert not (tmp_path / "a.docx").exists()


def test_two_desks_never_give_one_number(opens: Opens, office: Desk, letter: Letter, tmp_path: Path) -> None:
    other = opens(login="Zhao")
    issued = [
        answering.issue(desk, form_of(desk), values(desk, letter), tmp_path / f"{n}.docx")
        for n, desk in enumerate((office, other, office, other))
    ]
    assert [each.number for each in issued] == [f"OUT-2026-00{n}" for n in range(1, 5)]


def test_an_answer_undone_is_no_answer_and_its_number_void(
    office: Desk, letter: Letter, tmp_path: Path
) -> None:
    before = whole(office)
    answering.issue(office, form_of(office), values(office, letter), tmp_path / "a.docx", letter)
    after = whole(office)
    undo(office)
    assert whole(office) == before
    (ledger,) = [each for each in office.all(Series) if each.series == "OUT"]
    assert (ledger.last, ledger.void) == (1, {"OUT-2026-001": "undone"})
    redo(office)
    assert whole(office) == after
    assert list(examine(office)) == []


def test_a_draft_takes_no_number_and_registers_nothing(office: Desk, letter: Letter, tmp_path: Path) -> None:
    seq = office.store.seq
    path = answering.draft_to(office, form_of(office), values(office, letter), tmp_path / "a.docx")
    assert office.store.seq == seq
    assert "OUT-2026" not in "\n".join(read_docx(path.read_bytes()).paragraphs)
    with pytest.raises(AccessError):
        answering.draft_to(office, form_of(office), values(office, letter), path)


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Annual inspection", "Re: Annual inspection"),
        ("RE: Annual inspection", "RE: Annual inspection"),
        ("年度检查", "年度检查"),
    ],
)
def test_the_subject_of_a_reply(office: Desk, subject: str, reply: str) -> None:
    assert answering.known(office, arrived(office, subject))["subject"] == reply
