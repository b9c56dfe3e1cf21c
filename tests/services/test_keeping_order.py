"""Names, numbers, the journal, exports and the doctor, over a real file."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from msgspec.structs import replace

from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.kinds import BY_TABLE
from office_tui.domain.letter import Letter
from office_tui.domain.people import Department, Office, Person, Series
from office_tui.domain.record import Attachment
from office_tui.errors import ConflictError, NotFoundError, UsageError
from office_tui.services import triage
from office_tui.services.capturing import capture
from office_tui.services.desk import Desk
from office_tui.services.doctor import examine
from office_tui.services.exporting import as_csv, every_kind
from office_tui.services.journal import history, told_of
from office_tui.services.likeness import likely_originals
from office_tui.services.numbering import DIRECTIVE, next_number
from office_tui.services.register import reword, save, save_office
from office_tui.services.who import who
from office_tui.store.draft import Draft
from office_tui.store.kept import keep, kept_path
from tests.services.office import NOW, FixedClock, Opens, captured, labels, now, put, whole


def meant(desk: Desk, typed: str, *, add: bool = False, person: bool = False) -> tuple[str, str]:
    found: list[tuple[str, str]] = []
    desk.change("who", lambda draft: found.append(who(desk, draft, typed, add=add, person=person)))
    return found[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DEP-1", ("DEP-1", "")),
        ("per-2", ("DEP-2", "PER-2")),
        ("finance", ("DEP-1", "")),
        ("财务", ("DEP-1", "")),
        (" Chen ", ("DEP-2", "PER-2")),
        ("李娜", ("DEP-2", "PER-3")),
    ],
)
def test_whom_a_name_means(office: Desk, typed: str, expected: tuple[str, str]) -> None:
    assert meant(office, typed) == expected


@pytest.mark.parametrize(
    ("typed", "error"), [("", UsageError), ("CAP-1", NotFoundError), ("PER-9", NotFoundError)]
)
def test_whom_a_name_cannot_mean(office: Desk, typed: str, error: type[Exception]) -> None:
    captured(office)
    with pytest.raises(error):
        meant(office, typed, add=True)


def test_the_next_number_is_shown_and_not_taken(desk: Desk) -> None:
    for _ in range(2):
        assert next_number(desk.settings, desk.all(Series), DIRECTIVE, 2026) == "DIR-2026-001"
    capture(desk, "Finance: plan", accept=True)
    assert next_number(desk.settings, desk.all(Series), DIRECTIVE, 2026) == "DIR-2026-002"


def test_numbers_begin_anew_each_year_and_in_each_series(desk: Desk, clock: FixedClock) -> None:
    capture(desk, "Finance: plan", accept=True)
    triage.accept(desk, [captured(desk)], "letter")
    clock.now = NOW + timedelta(days=365)
    capture(desk, "Finance: plan", accept=True)
    assert [each.number for each in desk.all(Directive)] == ["DIR-2026-001", "DIR-2027-001"]
    assert [each.number for each in desk.all(Letter)] == ["IN-2026-001"]


def test_a_record_is_found_by_id_or_number(desk: Desk) -> None:
    capture(desk, "Finance: plan", accept=True)
    for reference in ("DIR-1", "dir-1", "DIR-2026-001", "dir-2026-001", " DIR-1 "):
        assert desk.find(reference).id == "DIR-1"
    for reference in ("", " ", "DIR-2", "plan"):
        with pytest.raises(NotFoundError):
            desk.find(reference)


def test_the_history_of_one_record_is_its_own(desk: Desk) -> None:
    for number in range(12):
        captured(desk, str(number))
    triage.file(desk, [now(desk, "CAP-1", Capture)])
    assert [each.label for each in history(desk, "CAP-1")] == ["file: CAP-1 0", "capture: 0"]
    assert [told_of(each, "CAP-1") for each in history(desk, "CAP-1")] == ["file: CAP-1", "capture: 0"]
    assert list(history(desk, "CAP-99")) == []
    assert list(history(desk, "nothing")) == []


def test_the_journal_is_real_time_and_names_who(desk: Desk) -> None:
    save_office(desk, Office(director="Wang"))
    captured(desk)
    newest, first = desk.entries()
    assert (newest.actor, first.actor) == ("Wang", "me")
    assert newest.at.tzinfo is not None
    assert abs(newest.at - NOW) > timedelta(days=1)  # not the office's fixed date


# Registers


def test_saving_what_was_edited_meanwhile_is_refused(opens: Opens) -> None:
    me, other = opens(), opens()
    saved = save(me, Department(name="Finance"))
    other.refresh()
    save(other, Department(id=saved.id, rev=saved.rev, name="Treasury"))
    with pytest.raises(ConflictError):
        save(me, Department(id=saved.id, rev=saved.rev, name="Money"))
    me.refresh()
    assert me.name(saved.id) == "Treasury"


def test_what_is_wrong_is_not_saved_and_all_of_it_is_said(office: Desk) -> None:
    (made,) = put(office, Directive(title="Plan", owner="PER-1"))
    before = whole(office)
    with pytest.raises(UsageError) as refused:
        save(office, replace(made, title=" ", verifier="PER-1"))
    assert "title" in refused.value.hint
    assert "verifier" in refused.value.hint
    for wrong in (Department(name="财务部"), Person(name="X", email="nowhere"), Letter()):
        with pytest.raises(UsageError):
            save(office, wrong)
    assert whole(office) == before


def test_who_we_are_is_said_once(opens: Opens) -> None:
    me, other = opens(), opens()
    save_office(me, Office(company="A"))
    with pytest.raises(ConflictError):
        save_office(other, Office(company="B"))
    assert me.office.company == "A"


def test_reworded_it_has_a_new_title(desk: Desk) -> None:
    one = captured(desk)
    assert reword(desk, one, " better\nwords\x1b ").id == one.id
    assert now(desk, one.id, Capture).title == "better words"
    with pytest.raises(UsageError):
        reword(desk, one, " ")


def test_the_likeliest_original_comes_first(desk: Desk) -> None:
    for line in ("roof of hall 3", "cash plan", "cash plans"):
        captured(desk, line)
    one = captured(desk, "Re: cash plan")
    assert next(each.id for each in likely_originals(desk, one)) in {"CAP-2", "CAP-3"}
    assert one.id not in [each.id for each in likely_originals(desk, one)]


# Exports


def test_each_record_is_a_row_and_no_cell_a_formula(desk: Desk) -> None:
    put(desk, Capture(title="=1+1"), Capture(title="@SUM(A1)"), Capture(title="a,b\n“c”"), Capture(title="-"))
    kind = BY_TABLE["captures"]
    text = as_csv(kind, list(desk.all(Capture)))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["title"] for row in rows] == ["'=1+1", "'@SUM(A1)", "a,b\n“c”", "'-"]
    assert set(rows[0]) == set(Capture.__struct_fields__)


def test_a_cell_has_nothing_a_terminal_would_act_on(desk: Desk) -> None:
    put(desk, Capture(title="a\x1b[31m\u202eb"))
    assert "a[31mb" in as_csv(BY_TABLE["captures"], list(desk.all(Capture)))


def test_every_kind_is_exported(office: Desk) -> None:
    found = {kind.table: len(records) for kind, records in every_kind(office)}
    assert set(found) == set(BY_TABLE)
    assert (found["departments"], found["people"], found["entries"]) == (2, 3, 2)


# The doctor


def test_a_healthy_office_has_no_findings(office: Desk) -> None:
    capture(office, "Finance: plan @Chen", accept=True)
    captured(office, "Logistics: lorry @Somebody")
    assert list(examine(office)) == []


def test_what_names_something_that_is_not_there_is_found(desk: Desk) -> None:
    put(desk, Directive(title="x", department="DEP-7", owner="Somebody", capture="CAP-3"))
    put(desk, Capture(title="y", state="duplicate", duplicate_of="LET-4"))
    assert [(each.where, each.what, each.damaged) for each in examine(desk)] == [
        ("CAP-1", "duplicate_of names LET-4, which is not there", False),
        ("DIR-1", "department names DEP-7, which is not there", False),
        ("DIR-1", "capture names CAP-3, which is not there", False),
    ]


def test_kept_files_that_are_missing_or_changed_are_found(desk: Desk) -> None:
    missing, changed, whole = (keep(desk.where.kept, content) for content in (b"a", b"b", b"c"))
    kept_path(desk.where.kept, missing).unlink()
    kept_path(desk.where.kept, changed).write_bytes(b"x")
    files = tuple(Attachment(name="f", size=1, sha256=sha) for sha in (changed, whole))
    put(desk, Capture(title="x", message=missing, attachments=files), Capture(title="y", message="no hash"))
    put(desk, Directive(title="z", attachments=files[:1]))
    found = [(each.where, each.what.partition("… ")[2], each.damaged) for each in examine(desk)]
    assert found == [
        ("CAP-1", "is not there", True),
        ("CAP-1", "is damaged", True),
        ("CAP-2", "is not there", True),
        ("DIR-1", "is damaged", True),
    ]


def test_a_message_too_large_to_keep_is_not_missed(desk: Desk) -> None:
    put(desk, Capture(title="x", message="0" * 64, warnings=("it was left where it is: /tmp/big.eml",)))
    assert list(examine(desk)) == []


def test_records_that_cannot_be_read_are_found_although_nobody_read_them(opens: Opens) -> None:
    first = opens()
    first.store.db.table("captures").insert({"title": "x", "state": "strange"})
    put(first, Directive(title="y", capture="CAP-1"))
    first.close()
    (finding,) = examine(opens())
    assert (finding.where, finding.damaged) == ("CAP-1", True)
    assert "cannot be read" in finding.what


def test_a_change_that_fails_leaves_no_trace(desk: Desk) -> None:
    def build(draft: Draft) -> None:
        draft.put(Capture(title="x"))
        raise UsageError("no")

    with pytest.raises(UsageError):
        desk.change("x", build)
    assert (desk.all(Capture), labels(desk)) == ([], [])
