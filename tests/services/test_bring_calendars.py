"""Bringing in calendars: each event once, in its latest version, and nothing decided by itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.calendars import ics_in
from office_tui.domain.capture import Capture
from office_tui.domain.event import Event
from office_tui.services.agenda import Span, agenda
from office_tui.services.bring import Brought, bring, in_words
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.publishing import calendar_of
from office_tui.services.triage import file
from office_tui.services.undo import undo
from office_tui.store.kept import read_kept
from tests.services.office import NOW, labels, now

Brings = Callable[..., Brought]
MEETING = "UID:m1\nSUMMARY:Board meeting\nDTSTART:20260310T010000Z\nDTEND:20260310T030000Z\nLOCATION:Room 4"
RENT = (
    "UID:m2\nSUMMARY:Rent\nDTSTART;VALUE=DATE:20260401\nDESCRIPTION:By bank.\n"
    "ORGANIZER;CN=Zhao:mailto:zhao@example.org"
)


@pytest.fixture
def brings(desk: Desk, tmp_path: Path) -> Brings:
    """Bring in these events as one file."""

    def bring_(*events: str) -> Brought:
        path = tmp_path / "office.ics"
        whole = "\n".join(f"BEGIN:VEVENT\n{each}\nEND:VEVENT" for each in events)
        path.write_text(f"BEGIN:VCALENDAR\n{whole}\nEND:VCALENDAR\n")
        return bring(desk, [path])

    return bring_


def the(desk: Desk, id_: str) -> Capture:
    return now(desk, id_, Capture)


def test_an_event_becomes_a_capture_with_its_day_and_text(desk: Desk, brings: Brings) -> None:
    assert brings(MEETING, RENT)[:2] == (2, 0)
    meeting, rent = the(desk, "CAP-1"), the(desk, "CAP-2")
    assert (meeting.title, meeting.source, str(meeting.suggestion.due)) == (
        "Board meeting",
        "calendar",
        "2026-03-10",
    )
    assert desk.body(meeting.text) == "Tue 10 Mar 2026, 01:00 – 03:00\nWhere: Room 4"
    assert meeting.received == NOW
    assert (rent.sender, rent.address, str(rent.suggestion.due)) == ("Zhao", "zhao@example.org", "2026-04-01")
    assert desk.body(rent.text) == "Wed 1 Apr 2026\n\nBy bank."
    assert "its calendar says Wed 1 Apr 2026, in 30 days" in rent.suggestion.because
    assert b"SUMMARY:Rent" in read_kept(desk.where.kept, rent.message)
    assert labels(desk)[0] == "import: 2 events from office.ics"


def test_what_was_read_is_counted(desk: Desk, brings: Brings) -> None:
    brought = brings(MEETING, "UID:odd", RENT)
    assert in_words(brought) == "2 imported, 0 already here, 1 unreadable, 2 of 3 events read"
    assert "neither a title nor a date" in brought.unreadable[0].why
    many = brings(*["UID:odd"] * 40)
    assert (many.events, many.events_found, len(many.unreadable)) == (0, 40, 11)
    assert "30 events more" in many.unreadable[-1].why
    assert brings().unreadable[0].why == "there is no event in it"


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([MEETING, RENT] * 15, "20 of 30 events read"),
        (["UID:odd"] * 50, "0 of 50 events read"),
        ([MEETING, *["UID:odd"] * 29], "1 of 30 events read"),
    ],
)
def test_what_was_left_out_is_not_counted_as_read(
    brings: Brings, monkeypatch: pytest.MonkeyPatch, events: list[str], words: str
) -> None:
    monkeypatch.setattr(ics_in, "EVENTS_LIMIT", 20)
    brought = brings(*events)
    assert in_words(brought).endswith(words)
    assert brought.unreadable[0].why == "those after the first 20 were left out"


@pytest.mark.parametrize(
    "again", [MEETING, MEETING + "\nDTSTAMP:20260302T000000Z", MEETING + "\nX-NEW:1\nSEQUENCE:4"]
)
def test_importing_again_adds_nothing(desk: Desk, brings: Brings, again: str) -> None:
    brings(MEETING)
    assert brings(again)[:2] == (0, 1)
    assert len(desk.all(Capture)) == 1


def test_a_change_updates_what_nobody_has_decided_on(desk: Desk, brings: Brings) -> None:
    brings(MEETING, RENT)
    brought = brings(MEETING.replace("20260310T", "20260312T") + "\nSEQUENCE:1", RENT)
    assert (brought.imported, brought.updated, brought.present) == (0, ("CAP-1",), 1)
    assert in_words(brought).startswith("0 imported, 1 updated, 1 already here")
    meeting = the(desk, "CAP-1")
    assert str(meeting.suggestion.due) == "2026-03-12"
    assert "it changes what stood here; it was Tue 10 Mar 2026, 01:00 – 03:00" in meeting.suggestion.because
    assert desk.body(meeting.text).startswith("Thu 12 Mar 2026")
    undo(desk)
    assert str(the(desk, "CAP-1").suggestion.due) == "2026-03-10"
    assert desk.body(the(desk, "CAP-1").text).startswith("Tue 10 Mar 2026")


def test_a_change_of_what_was_decided_comes_as_news(desk: Desk, brings: Brings) -> None:
    brings(MEETING)
    file(desk, [the(desk, "CAP-1")])
    assert brings(MEETING + "\nSTATUS:CANCELLED").ids == ("CAP-2",)
    news = the(desk, "CAP-2")
    assert (news.title, news.suggestion.due, news.state) == ("Cancelled: Board meeting", None, "new")
    assert news.suggestion.because[:2] == ("the sender cancelled it", "it changes CAP-1")
    assert the(desk, "CAP-1").state == "filed"
    assert brings(MEETING + "\nSTATUS:CANCELLED").present == 1


def test_an_older_version_changes_nothing(desk: Desk, brings: Brings) -> None:
    newer = MEETING.replace("Board", "Full board")
    brings(newer + "\nSEQUENCE:2")
    assert brings(MEETING + "\nSEQUENCE:1").present == 1
    brings(RENT + "\nDTSTAMP:20260302T000000Z")
    assert brings(RENT.replace("Rent", "Old rent") + "\nDTSTAMP:20260301T000000Z").present == 1
    assert [each.title for each in desk.all(Capture)] == ["Full board meeting", "Rent"]


def test_where_nobody_can_say_which_is_later_none_is_lost(desk: Desk, brings: Brings) -> None:
    brings(RENT)
    other = RENT.replace("Rent", "Other rent")
    assert brings(other).ids == ("CAP-2",)
    assert the(desk, "CAP-2").suggestion.because[1] == "it changes CAP-1"
    for again in (RENT, other):
        assert brings(again)[:2] == (0, 1)


def test_of_several_versions_in_one_import_the_latest_stands(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 3, 2):
        event = f"BEGIN:VEVENT\n{MEETING}\nSEQUENCE:{number}\nDESCRIPTION:{number}\nEND:VEVENT"
        (tmp_path / f"{number}.ics").write_text(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR")
    brought = bring(desk, sorted(tmp_path.glob("*.ics")))
    assert (brought.imported, brought.present) == (1, 2)
    assert desk.body(the(desk, "CAP-1").text).endswith("\n\n3")


@pytest.mark.parametrize(
    ("event", "due", "because", "text"),
    [
        (
            "DTSTART:20260105T010000Z\nRRULE:FREQ=WEEKLY", "2026-03-02",
            "it comes round every week; next Mon 2 Mar 2026, today", "Repeats every week; this is the next time.",
        ),
        (
            "DTSTART:20260105T010000Z\nRRULE:FREQ=WEEKLY;COUNT=2", "None",
            "it began Mon 5 Jan 2026, 56 days ago, and comes round no more", "Repeats every week; it is over.",
        ),
        ("DTSTART;VALUE=DATE:20260105", "None", "its calendar says Mon 5 Jan 2026, 56 days ago", "Mon 5 Jan 2026"),
        ("LOCATION:Here", "None", "its calendar names no date that can be read", "Where: Here"),
    ],
)  # fmt: skip
def test_when_it_comes_is_suggested_and_said(
    desk: Desk, brings: Brings, event: str, due: str, because: str, text: str
) -> None:
    assert brings(f"UID:x\nSUMMARY:Round\n{event}").imported == 1
    capture_ = the(desk, "CAP-1")
    assert str(capture_.suggestion.due) == due
    assert capture_.suggestion.because[0] == because
    assert text in desk.body(capture_.text)


def test_events_that_bear_one_title_repeat_nothing(desk: Desk, brings: Brings) -> None:
    brings(RENT, RENT.replace("m2", "m3").replace("20260401", "20260501"))
    assert {each.suggestion.duplicate_of for each in desk.all(Capture)} == {""}


def test_what_is_odd_about_the_organiser_is_told(desk: Desk, brings: Brings) -> None:
    brings("UID:x\nSUMMARY:a\x1b[31m\nDTSTART:20260310\nORGANIZER;CN=bank@example.com:mailto:me@example.org")
    odd = the(desk, "CAP-1")
    assert (odd.title, odd.cleaned) == ("a[31m", True)
    assert "bank@example.com" in odd.warnings[0]


def test_our_own_calendar_comes_back_as_nothing_new(desk: Desk, tmp_path: Path) -> None:
    capture(desk, "call the bank by 9 April")
    ours = agenda(desk, Span(NOW.date(), NOW.date().replace(month=12)))
    foreign = Event(day=NOW.date(), what="due", title="Theirs", id="DIR-1", kind="directive")
    path = tmp_path / "ours.ics"
    content = calendar_of(desk, [*ours, foreign]).replace(
        b"office-tui." + desk.store.database.encode() + b".DIR", b"x.DIR"
    )
    path.write_bytes(content)
    assert bring(desk, [path])[:2] == (1, 1)
    assert the(desk, "CAP-2").title == "Due: Theirs"


def test_a_calendar_beside_letters_in_a_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_text(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{MEETING}\nEND:VEVENT\nEND:VCALENDAR")
    (tmp_path / "b.eml").write_text("From: a@example.org\nSubject: Letter\n\nHello\n")
    assert bring(desk, [tmp_path]).imported == 2
    assert {each.source for each in desk.all(Capture)} == {"mail", "calendar"}
    assert labels(desk)[0].startswith("import: 2 messages")


@pytest.mark.skipif("OFFICE_TUI_CORPORA" not in os.environ, reason="needs OFFICE_TUI_CORPORA")
def test_every_calendar_that_people_sent_comes_in_once(desk: Desk) -> None:
    folder = Path(os.environ["OFFICE_TUI_CORPORA"]) / "ics"
    first = bring(desk, [folder])
    assert first.imported > 100
    assert first.events_found > 250
    again = bring(desk, [folder])
    assert (again.imported, again.updated) == (0, ())
