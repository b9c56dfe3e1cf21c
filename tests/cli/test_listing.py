"""`list`, `show` and `today`."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.registers.all import OTHER_NAMES, REGISTERS
from tests.cli.terminal import Runs


@pytest.fixture
def filled(runs: Runs, letter: Path) -> Runs:
    """An office with a message, a capture, a declined one and a directive."""
    runs("import", str(letter))
    runs("add", "call the bank")
    runs("add", "an advertisement")
    runs("decide", "CAP-3", "decline", "not for us")
    runs("add", "--accept", "Finance: cash plan by friday !top")
    return runs


@pytest.mark.parametrize("kind", [*REGISTERS, *OTHER_NAMES])
def test_every_kind_is_listed_in_both_forms(filled: Runs, kind: str) -> None:
    for view in REGISTERS[OTHER_NAMES.get(kind, kind)].views:
        plain, json = (filled("list", kind, "--view", view.name, *form) for form in ([], ["--json"]))
        assert (plain.code, json.code, plain.err, json.err) == (0, 0, "", "")
        assert len(plain.lines) == len(json.json)
        for record in json.json:
            assert list(record)[:5] == ["id", "kind", "number", "title", "state"]


def test_the_inbox_is_what_is_undecided(filled: Runs) -> None:
    assert {each["id"] for each in filled("list", "inbox", "--json").json} == {"CAP-1", "CAP-2"}
    filled("decide", "CAP-2", "defer", "tomorrow")
    assert {each["id"] for each in filled("list", "inbox", "--json").json} == {"CAP-1"}


def test_what_was_deferred_is_back_on_its_day(filled: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("decide", "CAP-2", "defer", "tomorrow")
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-04")
    assert {each["id"] for each in filled("list", "inbox", "--json").json} == {"CAP-1", "CAP-2"}


def test_what_is_away_is_listed_whatever_kind_it_is(runs: Runs) -> None:
    runs("add", "a line to put off")
    runs("add", "--accept", "Finance: plan by friday")
    runs("add", "--accept", "letter Tax Bureau, SZ-1, 27 Feb: Inspection, reply by 20 March")
    runs("decide", "CAP-1", "defer", "9", "March")
    runs("decide", "DIR-1", "suspend", "until", "5", "March", "because", "of", "the", "budget")
    runs("decide", "LET-1", "defer", "6", "March")
    rows = [row.split("\t") for row in runs("list", "inbox", "--view", "away").out.splitlines()]
    assert [(row[0], row[4], row[5]) for row in rows] == [
        ("DIR-1", "5 Mar", "suspended"), ("LET-1", "6 Mar", "registered"), ("CAP-1", "9 Mar", "deferred"),
    ]  # fmt: skip
    found = runs("list", "inbox", "--view", "away", "--filter", "kind:letter", "--json").json
    assert [each["id"] for each in found] == ["LET-1"]
    assert [each["id"] for each in runs("list", "captures", "--view", "away", "--json").json] == ["CAP-1"]


def test_a_pipe_gets_tabs_and_no_titles(filled: Runs) -> None:
    (row,) = filled("list", "directives").cells
    assert row[:6] == ["DIR-2026-001", "!!", "cash plan", "Finance", "6 Mar", "assigned"]


def test_a_list_without_anything_says_nothing_in_a_pipe(filled: Runs) -> None:
    assert filled("list", "people").out == ""
    assert filled("list", "people", "--json").json == []


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("boilers", {"CAP-1"}),  # only the body says so
        ("from:tax", {"CAP-1"}),
        ("-from:tax", {"CAP-2"}),
        ("bank", {"CAP-2"}),
        ("is:new", {"CAP-1", "CAP-2"}),
        ("due:<2026-04-01", {"CAP-1"}),
        ("nobody says this", set()),
    ],
)
def test_a_filter_chooses(filled: Runs, wanted: str, ids: set[str]) -> None:
    found = filled("list", "inbox", f"--filter={wanted}", "--json").json
    assert {each["id"] for each in found} == ids


@pytest.mark.parametrize("wanted", ["is:nonsense", "due:", "colour:red", "due:<never is:late"])
def test_a_filter_that_is_not_understood_is_a_usage_error(filled: Runs, wanted: str) -> None:
    said = filled("list", "inbox", "--filter", wanted)
    assert (said.code, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize("words", [["list", "cats"], ["list", "inbox", "--view", "odd"]])
def test_unknown_kinds_and_views_name_the_known(filled: Runs, words: list[str]) -> None:
    said = filled(*words)
    assert said.code == 2
    assert "Choose one of: " in said.err


def test_show_has_every_field_in_json(filled: Runs) -> None:
    record = filled("show", "DIR-2026-001", "--json").json
    from office_tui.domain.directive import Directive

    assert set(record) == {"kind", "id", "number", *Directive.__struct_fields__}
    assert record["due"]["fixed"] == "2026-03-06"
    assert (record["id"], record["evidence"], record["chases"]) == ("DIR-1", "", [])


def test_show_explains_the_clock_and_tells_the_history(filled: Runs) -> None:
    shown = filled("show", "dir-1")
    assert "department    Finance" in shown.lines
    due = next(line for line in shown.lines if line.startswith("due "))
    assert "6 March 2026" in due
    assert shown.lines[-1].endswith("capture and accept: cash plan")


def test_show_tells_what_went_into_a_directive(filled: Runs) -> None:
    filled("add", "Finance: cash plan for April by 2026-03-09", "--accept")
    assert filled("decide", "DIR-2", "merge", "into", "DIR-1").code == 0
    assert "merged_in     DIR-2 went into this: cash plan for April" in filled("show", "DIR-1").lines
    assert "Stopped on 2 March 2026: merged into DIR-1." in filled("show", "DIR-2").out


@pytest.mark.parametrize("id_", ["CAP-99", "DIR-2026-099", "nothing", "CAP-" + "9" * 5000, "ENT-", "-", "…"])
def test_what_is_not_there_is_said(filled: Runs, id_: str) -> None:
    said = filled("show", "--", id_)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("office-tui: Nothing here is called")


def test_every_record_can_be_shown(filled: Runs) -> None:
    everything = filled("export").json
    ids = [record["id"] for records in everything.values() for record in records]
    assert {"CAP-1", "TXT-1", "DIR-1", "ASG-1", "NUM-1", "ENT-1"} <= set(ids)
    for id_ in ids:
        assert filled("show", id_).code == 0
        assert filled("show", id_, "--json").json["id"] == id_


def test_today_in_both_forms(filled: Runs) -> None:
    said = filled("today")
    assert said.lines[0] == "Office  Mon 2 Mar 2026"
    assert said.lines[1] == "0 late, 1 unanswered, 2 undecided, 0 waiting, 0 due today"
    answer = filled("today", "--json").json
    assert list(answer) == ["date", "decide", "chase", "verify", "next_days", "counts"]
    assert answer["date"] == "2026-03-02"
    assert answer["counts"]["undecided"] == 2
    assert [each["id"] for each in answer["next_days"]] == ["DIR-1"]
