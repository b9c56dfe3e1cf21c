"""`licence` on the command line: a licence's whole life, what is asked of all of them, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from office_tui.documents.read import read_docx
from office_tui.domain.people import Department
from office_tui.services.opening import open_desk
from office_tui.services.register import save
from tests.cli.terminal import UNSAFE, Runs

FIELDS = (
    "valid_to=2026-06-30", "copies=original: safe;;duplicate 1: hall", "decision_days=20", "keywords=消防",
    "plan=material 5 days: photos;;step 20 days: agency test", "printed=address: 18 Weir Lane",
    "duties=inspection: Visit, every 6 months from 2026-03-31",
)  # fmt: skip


@pytest.fixture
def fire(runs: Runs) -> str:
    """A licence, in an office where HR is known."""
    desk = open_desk(create=True)
    save(desk, Department(name="HR"))
    desk.close()
    said = runs("licence", "add", "Fire safety", *(word for each in FIELDS for word in ("--set", each)))
    assert said.out == "new licence: Fire safety → LIC-1\n"
    return "LIC-1"


def test_entered_lent_returned_renewed(runs: Runs, fire: str) -> None:
    lent = runs("licence", "lend", fire, "root", "--for", "tender", "--back", "9 Mar")
    assert lent.code == 1
    assert "called “root”" in lent.err
    assert (
        runs("licence", "lend", fire, "HR", "--for", "tender", "--back", "9 Mar").out
        == "lend original to HR until 09 Mar 2026: LIC-1 Fire safety → LOA-1\n"
    )
    assert (
        "out already (LOA-1): with HR, due back 9 March"
        in runs("licence", "lend", fire, "HR", "--for", "x", "--back", "9 Mar").err
    )
    assert runs("licence", "may", "fire").lines == [
        "no",
        "  LIC-1 Fire safety: its original is on loan (LOA-1), due back 9 Mar.",
    ]
    edited = runs(
        "licence", "edit", fire, "--set", "duties=inspection: Visit, every 6 months from 2026-03-05"
    )
    assert edited.lines[1:] == [
        "  beware: The original is out (LOA-1). The original is needed on 5 March 2026: Visit."
    ]
    told = runs("licence", "edit", fire, "--set", f"{FIELDS[-1]}", "--json").json
    assert "beware" not in told
    assert runs("licence", "return", fire, "like", "new").out == "back (like new): LOA-1 Fire safety\n"
    again = runs("licence", "return", fire)
    assert again.code == 1
    assert "No paper of LIC-1 Fire safety is out" in again.err
    assert "licence lend LIC-1" in again.err
    twice = runs("licence", "return", "LOA-1")
    assert twice.code == 1
    assert "the original of LIC-1 came back on 2 March 2026" in twice.err
    for words in (
        ("renew", fire), ("step", fire, "photos"), ("step", "REN-1", "2"), ("file", fire, "R-7"),
        ("supplement", fire, "floor", "plan", "--by", "20 Mar"), ("resume", fire),
    ):  # fmt: skip
        assert runs("licence", *words).code == 0
    granted = runs("licence", "grant", fire, "--to", "2027-06-30", "--json").json
    assert [each["id"] for each in granted["records"]] == ["REN-1", "LIC-2"]
    assert [row[0] for row in runs("list", "licences").cells] == [
        "LIC-1",
        "LIC-2",
    ]  # the old one still stands
    assert "is not being renewed" in runs("licence", "grant", "LIC-2").err


def test_of_several_papers_out_the_loan_is_named(runs: Runs, fire: str) -> None:
    for piece in ("original", "duplicate 1"):
        runs("licence", "lend", fire, "HR", "--for", "tender", "--back", "9 Mar", "--copy", piece)
    said = runs("licence", "return", fire).err
    assert "Several papers of LIC-1 are out: LOA-1 (original, with HR), LOA-2 (duplicate 1, with HR)." in said
    assert runs("licence", "return", "LOA-2").code == 0
    assert runs("licence", "return", fire).out == "back: LOA-1 Fire safety\n"


def test_the_views_and_show(runs: Runs, fire: str) -> None:
    assert [row[0] for row in runs("list", "licences", "--view", "held").cells] == [fire]
    for view in ("red", "expiring", "window open", "expired", "on loan", "missing originals"):
        assert runs("list", "licences", "--view", view).out == ""
    runs("licence", "missing", fire, "original")
    assert [row[0] for row in runs("list", "licences", "--view", "missing originals").cells] == [fire]
    shown = runs("show", fire).out
    assert "original: missing; duplicate 1: hall" in shown
    assert "safe start    Fri 8 May 2026" in shown
    assert "red           the original is missing" in shown
    runs("licence", "found", fire, "original", "safe 2")
    assert runs("show", fire, "--json").json["copies"][0]["place"] == "safe 2"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("fire",), 0, "yes, by LIC-1 Fire safety (until 30 Jun)\n"),
        (("消防", "--on", "2026-06-30"), 0, "yes"),
        (("fire", "--on", "2026-07-01"), 1, "expired on 30 Jun"),
        (("permit",), 0, "yes"),
        (("blasting",), 1, "No licence here"),
    ],
)
def test_may_we(runs: Runs, fire: str, words: tuple[str, ...], code: int, says: str) -> None:
    said = runs("licence", "may", *words)
    assert said.code == code
    assert says in said.out
    assert runs("licence", "may", *words, "--json").json["yes"] == (code == 0)


def test_its_life_in_verbs(runs: Runs, fire: str) -> None:
    assert "needs its reason" not in runs("licence", "suspend", fire, "hydrants").err
    assert "suspended (hydrants)" in runs("licence", "may", "fire").out
    assert runs("licence", "resume", fire).out == "resume licence: LIC-1 Fire safety\n"
    assert runs("licence", "lose", fire, "moved").code == 0
    assert runs("licence", "replace", fire).code == 0
    assert "From there it can" in runs("licence", "replace", fire).err
    assert runs("undo").code == 0


def test_reminders_are_told_once_and_then_nothing_is_said_at_all(runs: Runs, fire: str) -> None:
    assert runs("licence", "reminders", "--look").lines[1].startswith("  Fire safety: Visit: Tue 31 Mar")
    assert len(runs("licence", "reminders", "--any-hour", "--json").json[0]["lines"]) == 2
    assert runs("licence", "reminders", "--any-hour") == (0, "", "")


def test_cron_outside_office_hours_hears_that_something_waits(runs: Runs, fire: str, home: Path) -> None:
    never = '[snooze]\nmorning = "00:00"\ntonight = "00:00"\n'
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text(never, encoding="utf-8")
    said = runs("licence", "reminders")
    assert (said.code, said.out) == (0, "")
    assert said.err.startswith("office-tui: 1 message is due and not told: office hours are 00:00 to 00:00.")
    assert runs("licence", "reminders", "--look").err == ""
    assert runs("licence", "reminders", "--any-hour").out
    assert runs("licence", "reminders") == (0, "", "")  # nothing waits any more


def test_a_round_is_closed(runs: Runs, fire: str) -> None:
    runs("licence", "round", "2026-Q1", "--due", "20 Mar")
    assert runs("licence", "close", "RND-1", "moving", "house").out.startswith(
        "close round (moving house): RND-1"
    )
    assert "RND-1 2026-Q1 was closed before" in runs("licence", "close", "RND-1", "again").err


def test_a_series_of_rounds_ends(runs: Runs, fire: str) -> None:
    runs("licence", "round", "Q1", "--due", "20 Mar")
    assert (
        "one of its own: the round after Q1 begins"
        in runs("licence", "round", "move", "--due", "20 Mar", "--every", "0").out
    )
    assert "No round follows RND-2 move." in runs("licence", "close", "RND-2", "x", "--last").err
    assert runs("licence", "close", "RND-1", "audited", "now", "--last").out.startswith("close last round")
    following = runs("calendar", "--from", "2026-05-01", "--to", "2026-12-31").out
    assert "Verification" not in following


def test_a_round_a_check_and_a_correction(runs: Runs, fire: str) -> None:
    assert (
        runs("licence", "round", "2026-Q1", "--due", "20 Mar").out
        == "begin verification round 2026-Q1 → RND-1\n"
    )
    assert "needs a finding" in runs("licence", "verify", fire, "--paper", "no").err
    assert runs("licence", "verify", fire, "--paper", "no", "--finding", "safe is empty").code == 0
    assert runs("list", "checks").cells[0][:3] == ["CHK-1", "Fire safety", "2 Mar"]
    assert "safe is empty" in runs("today").out
    assert runs("licence", "correct", fire, "it", "was", "in", "the", "hall").code == 0


def test_a_fact_says_what_to_amend(runs: Runs, fire: str) -> None:
    assert "Nobody has said" in runs("licence", "fact", "address").err
    said = runs("licence", "fact", "address", "3 Far Street", "--why", "moved")
    assert said.lines[1:] == [
        "address: 3 Far Street",
        "  amend LIC-1 Fire safety by 2 Mar: it prints 18 Weir Lane",
    ]
    assert runs("licence", "fact", "住所", "--json").json["licences"][0]["id"] == fire
    assert runs("licence", "amend", fire).code == 0
    assert runs("licence", "fact", "address").lines == ["address: 3 Far Street"]


def test_without_a_name_all_facts_are_listed(runs: Runs, fire: str) -> None:
    assert runs("licence", "fact").lines == []
    runs("licence", "fact", "representative", "Li Na")
    runs("licence", "fact", "address", "3 Far Street")
    lines = runs("licence", "fact").lines
    assert [line for line in lines if not line.startswith(" ")] == [
        "address: 3 Far Street",
        "representative: Li Na",
    ]
    assert [each["fact"] for each in runs("licence", "fact", "--json").json] == ["address", "representative"]


def test_a_fact_of_a_day_to_come_says_what_to_amend_by_then(runs: Runs, fire: str) -> None:
    runs("licence", "fact", "address", "18 Weir Lane")
    said = runs("licence", "fact", "address", "3 Far Street", "--since", "2026-04-01", "--why", "moved")
    coming = [
        "address, from 1 Apr: 3 Far Street",
        "  amend LIC-1 Fire safety by 1 Apr: it prints 18 Weir Lane",
    ]
    assert said.lines == ["address from 1 Apr is: 3 Far Street", "address: 18 Weir Lane", *coming]
    found = runs("licence", "fact", "address", "--json").json
    assert (found["value"], [each["value"] for each in found["coming"]]) == ("18 Weir Lane", ["3 Far Street"])
    runs("licence", "fact", "capital", "9", "--since", "2026-04-01")
    assert runs("licence", "fact", "capital", "--json").json["coming"][0]["since"] == "2026-04-01"


def test_a_scan_and_a_duty(runs: Runs, fire: str, tmp_path: Path) -> None:
    scan = tmp_path / "fire.pdf"
    scan.write_bytes(b"%PDF")
    assert runs("licence", "scan", fire, str(scan)).out == "keep fire.pdf: LIC-1 Fire safety\n"
    assert runs("licence", "done", fire).code == 0
    assert "30 Sep" in runs("show", fire).out


@pytest.mark.parametrize("chinese", [(), ("--chinese",)])
@pytest.mark.parametrize("checks", [(), ("--checks",)])
def test_the_ledger_and_the_record_of_checks(
    runs: Runs, fire: str, tmp_path: Path, checks: tuple[str, ...], chinese: tuple[str, ...]
) -> None:
    runs("licence", "edit", fire, "--set", "issuer==1+1 | *x*", "--set", "number=XF-9")
    runs("licence", "verify", fire, "--paper", "no", "--finding", "a | b *c*")
    sheet, paper = tmp_path / "ledger.csv", tmp_path / "ledger.docx"
    assert runs("licence", "ledger", *checks, *chinese, "-o", str(sheet)).out == f"1 in {sheet}\n"
    text = sheet.read_bytes().decode("utf-8-sig")
    assert text == runs("licence", "ledger", *checks, *chinese).out
    rows = list(csv.DictReader(text.splitlines()))
    assert "Fire safety" in rows[0].values()
    assert ("证照名称" in rows[0]) == bool(chinese)
    assert ("'=1+1 | *x*" in rows[0].values()) == (not checks)
    assert runs("licence", "ledger", *checks, *chinese, "-o", str(paper)).code == 0
    said = "\n".join(read_docx(paper).paragraphs)
    assert "Fire safety" in said
    assert ("a | b *c*" if checks else "=1+1 | *x*") in said
    assert runs("licence", "ledger", "-o", str(paper)).code == 5
    assert "neither .csv nor .docx" in runs("licence", "ledger", "-o", str(tmp_path / "x.txt")).err


def test_everything_wrong_is_said_at_once(runs: Runs) -> None:
    said = runs(
        "licence", "add", "x", "--set", "boat=1", "--set", "valid_to=31 Feb", "--set", "custodian=Nobody"
    )
    assert said.code == 2
    assert all(each in said.err for each in ("boat", "31 February", "Nobody", "The fields are: name"))
    assert runs("licence", "edit", "LIC-9", "--set", "name=y").code == 1


def test_foreign_text_is_made_harmless(runs: Runs) -> None:
    runs("licence", "add", UNSAFE, "--set", "long_term=yes", "--set", f"note={UNSAFE}")
    assert "\x1b" not in runs("show", "LIC-1").out
    assert "\u202e" not in runs("list", "licences").out
