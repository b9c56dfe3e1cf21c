"""A date or number that nobody means, typed or brought in: refused in a sentence, and nothing stops for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Runs

ASKED = (
    ("today",),
    ("show", "LIC-1"),
    ("list", "licences"),
    ("licence", "reminders", "--look"),
    ("calendar",),
)


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("valid_to=9999-12-30", "not a day between 1900 and 2200"),
        ("window_opens=99999999999", "At most 36,500"),
        ("window_opens=20260630", "At most 36,500"),
        ("decision_days=9999999", "At most 36,500"),
        ("amend_days=99999999999", "At most 36,500"),
        ("plan=step 99999999999 days: x", "is too many"),
        ("duties=duty: x, 06-30, from 9999-12-01", "not a day between 1900 and 2200"),
        ("duties=duty: x, 06-30, done 9999-12-31", "not a day between 1900 and 2200"),
        ("duties=duty: x, every 600 months from 9990-01-01", "not a day between 1900 and 2200"),
        ("duties=duty: x, 06-30, 99999999999 days ahead", "is too many"),
    ],
)
def test_a_slip_is_refused(runs: Runs, field: str, says: str) -> None:
    words = () if field.startswith("valid_to") else ("--set", "valid_to=2027-06-30")
    said = runs("licence", "add", "Slip", *words, "--set", field)
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err


def test_the_last_day_of_the_calendar_means_long_term(runs: Runs, tmp_path: Path) -> None:
    assert runs("licence", "add", "Business licence", "--set", "valid_to=9999-12-31").code == 0
    for words in ASKED:
        assert runs(*words).code == 0
    assert "valid, long-term" in runs("show", "LIC-1").out
    assert runs("list", "licences").cells[0][2:4] == ["Business licence", "long-term"]
    table = tmp_path / "t.csv"
    table.write_text("name,valid to\nTrade mark,9999-12-31\n", encoding="utf-8")
    assert runs("import-csv", "licences", str(table), "--yes").code == 0
    assert [row[-1] for row in runs("licence", "may", "mark").cells] == [
        "yes, by LIC-2 Trade mark (long-term)"
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("fact", "address", "--chinese", "远街3号"), "--chinese says more of a value, and none is given"),
        (("fact", "address", "--since", "1 May", "--why", "moved"), "--since, --why says more of a value"),
        (("fact", "--why", "moved"), "licence fact address “…” --why"),
        (("fact", "address", ""), "Name the fact and what it is"),
        (("may", ""), "Say what is wanted"),
        (("may", " ", ""), "Say what is wanted"),
        (("found", "LIC-1", "original", ""), "Say where it lies now"),
        (("found", "LIC-1", "original", " "), "Say where it lies now"),
    ],
)
def test_what_is_left_out_is_asked_for(runs: Runs, words: tuple[str, ...], says: str) -> None:
    runs("licence", "add", "Food", "--set", "valid_to=2026-06-30", "--set", "copies=original: safe 2")
    said = runs("licence", *words)
    assert said.code == 2
    assert says in said.err
    assert runs("show", "LIC-1", "--json").json["copies"] == [{"kind": "original", "place": "safe 2"}]


def test_a_new_licence_has_an_original_whichever_way_it_came(runs: Runs, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("name,valid to,papers\nLift,2027-06-30,\nCrane,2027-06-30,duplicate 1: hall\n")
    runs("licence", "add", "Food", "--set", "valid_to=2027-06-30")
    runs("licence", "add", "Seal", "--set", "valid_to=2027-06-30", "--set", "copies=")
    assert runs("import-csv", "licences", str(table), "--yes").code == 0
    papers = {each["name"]: each.get("copies", []) for each in runs("list", "licences", "--json").json}
    assert papers == {
        "Food": [{"kind": "original"}],
        "Seal": [],
        "Lift": [{"kind": "original"}],
        "Crane": [{"kind": "duplicate", "number": 1, "place": "hall"}],
    }


def test_no_round_follows_after_a_thousand_years(runs: Runs) -> None:
    runs("licence", "add", "Food", "--set", "valid_to=2027-06-30")
    for words, why in (
        (("--due", "20 Mar", "--every", "99999999"), "1 to 600 are taken; 0 makes it one of its own"),
        (("--due", "9999-12-31"), "is too far off"),
    ):
        said = runs("licence", "round", "Q1", *words)
        assert said.code == 2
        assert why in said.err


def test_a_forgotten_last_day_is_asked_for(runs: Runs) -> None:
    runs("licence", "add", "Food", "--set", "valid_to=2026-06-30")
    runs("licence", "renew", "LIC-1")
    runs("licence", "file", "LIC-1", "R-1")
    for words in ((), ("--to", "2031-06-30", "--long-term")):
        said = runs("licence", "grant", "LIC-1", *words)
        assert said.code == 2
        assert "say that it is long-term" in said.err
    assert runs("licence", "grant", "LIC-1", "--long-term").code == 0
    assert [row[3] for row in runs("list", "licences").cells] == ["30 Jun", "long-term"]
