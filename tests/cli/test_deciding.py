"""`decide`, `undo` and `redo`."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.cli.deciding import ELSEWHERE, STEPS, VERBS
from office_tui.cli.verbs import ACTS
from office_tui.domain import life
from tests.cli.terminal import UNSAFE, Runs


def state(runs: Runs, id_: str) -> str:
    return str(runs("show", id_, "--json").json["state"])


def field(runs: Runs, id_: str, *names: str) -> object:
    value = runs("show", id_, "--json").json
    for name in names:
        value = value.get(name) if value else None
    return value


def test_every_verb_that_is_listed_does_something() -> None:
    assert set(VERBS) == set(ACTS)
    lives = (life.LIVES[kind] for kind in ("directive", "letter", "letter out"))
    verbs = {verb for states in lives for steps in states.values() for verb in steps}
    assert set(STEPS) | set(VERBS) | set(ELSEWHERE) >= verbs
    assert set(ELSEWHERE.values()) <= set(VERBS)
    assert {"reply", "no-reply", "cancel", "dispatch"} <= set(STEPS)


@pytest.mark.parametrize(
    ("words", "state_after"),
    [
        (["accept"], "accepted"),
        (["accept", "letter"], "accepted"),
        (["defer", "tomorrow"], "deferred"),
        (["defer", "fri", "9am", "because", "of", "the", "audit"], "deferred"),
        (["delegate", "Works"], "delegated"),
        (["delegate", "Works", "until", "friday"], "delegated"),
        (["duplicate", "CAP-2"], "duplicate"),
        (["decline", "not", "for", "us"], "declined"),
        (["file"], "filed"),
        (["give", "Works"], "new"),
        (["due", "20", "March"], "new"),
        (["importance", "top"], "new"),
    ],
)
def test_a_capture_is_decided_in_both_forms(runs: Runs, words: list[str], state_after: str) -> None:
    for line in ("Finance: plan by friday", "Works: roof", "another"):
        runs("add", line)
    runs("add", "--accept", "Works: so that Works is there")
    add_department(runs)
    answer = runs("decide", "CAP-1", *words, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert [each["id"] for each in answer.json["records"]][:1] == ["CAP-1"]
    assert state(runs, "CAP-1") == state_after
    assert runs("undo").code == 0
    assert state(runs, "CAP-1") == "new"
    said = runs("decide", "CAP-1", *words)
    assert said.out.startswith(answer.json["label"])


def add_department(runs: Runs) -> None:
    """The command line has no form for departments: a desk adds it."""
    from office_tui.domain.people import Department
    from office_tui.services.opening import open_desk
    from office_tui.services.register import save

    desk = open_desk()
    save(desk, Department(name="Works"))
    desk.close()


def test_several_are_decided_at_once_or_none(runs: Runs) -> None:
    for line in ("one", "two", "three"):
        runs("add", line)
    assert runs("decide", "CAP-1", "CAP-2", "file").out == "file: 2 items\n"
    assert [state(runs, each) for each in ("CAP-1", "CAP-2", "CAP-3")] == ["filed", "filed", "new"]
    said = runs("decide", "CAP-3", "CAP-1", "defer", "tomorrow")
    assert (said.code, state(runs, "CAP-3")) == (1, "new")
    assert "accept, reopen" in said.err or "reopen" in said.err


def test_one_named_twice_is_decided_once(runs: Runs) -> None:
    runs("add", "one")
    assert runs("decide", "CAP-1", "cap-1", "file").out == "file: CAP-1 one\n"


def test_the_life_of_a_directive(runs: Runs) -> None:
    runs("add", "--accept", "Finance: cash plan by friday")
    assert state(runs, "DIR-2026-001") == "assigned"
    for words, after in (
        (["accept"], "accepted"),
        (["start"], "in progress"),
        (["chase", "by", "phone"], "in progress"),
        (["ask-time", "13", "March", "because", "the", "auditors", "are", "late"], "in progress"),
        (["grant"], "in progress"),
        (["report"], "reported done"),
        (["rework", "the", "second", "page", "is", "missing"], "in progress"),
        (["report", "both", "pages"], "reported done"),
        (["verify", "the", "plan,", "signed"], "closed"),
        (["reopen", "one", "figure", "is", "wrong"], "in progress"),
        (["close", "settled", "by", "word", "of", "mouth"], "closed"),
    ):
        assert runs("decide", "DIR-1", *words).code == 0, words
        assert state(runs, "DIR-1") == after, words
    assert field(runs, "DIR-1", "due", "fixed") == "2026-03-06"
    assert field(runs, "DIR-1", "due", "extended") == "2026-03-13"
    assert field(runs, "DIR-1", "rework") == 1
    assert field(runs, "DIR-1", "chases") != []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["CAP-1"], 2),
        (["CAP-1", "ponder"], 2),
        (["file"], 2),
        (["CAP-1", "accept", "memo"], 2),
        (["CAP-1", "accept"], 2),  # it does not say what it is
        (["CAP-1", "decline"], 2),
        (["CAP-1", "importance", "huge"], 2),
        (["CAP-1", "due", "31 February"], 2),
        (["CAP-1", "due"], 2),
        (["CAP-1", "defer", "yesterday"], 2),
        (["CAP-1", "defer", "2026-03-01"], 2),
        (["CAP-1", "file", "it", "away"], 2),
        (["CAP-1", "give", "Nobody"], 1),
        (["CAP-1", "give"], 2),
        (["CAP-1", "verify", "seen"], 1),
        (["CAP-1", "duplicate", "CAP-1"], 1),
        (["CAP-1", "duplicate", "CAP-7"], 1),
        (["CAP-1", "duplicate"], 2),
        (["CAP-7", "file"], 1),
        (["CAP-1", "start"], 1),
        (["NUM-1", "delete"], 1),
    ],
)
def test_what_cannot_be_decided_says_why_and_changes_nothing(runs: Runs, words: list[str], code: int) -> None:
    runs("add", "one")
    before = runs("export").out
    said = runs("decide", *words)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("office-tui: ")
    assert runs("export").out == before


@pytest.mark.parametrize(
    ("words", "after", "reason", "until"),
    [
        (
            ["suspend", "until", "20", "March", "because", "of", "the", "budget"],
            "suspended",
            "of the budget",
            "20",
        ),
        (["suspend", "20 March because of the budget"], "suspended", "of the budget", "20"),
        (["return", "not", "ours"], "returned", "not ours", None),
        (["return", "because", "not", "ours"], "returned", "not ours", None),
        (["cancel", "withdrawn"], "cancelled", "withdrawn", None),
        (["merge", "into", "DIR-2"], "merged", "", None),
        (["merge", "DIR-2026-002", "because", "one plan is enough"], "merged", "one plan is enough", None),
    ],
)
def test_a_directive_goes_back_or_aside_with_its_reason(
    runs: Runs, words: list[str], after: str, reason: str, until: str | None
) -> None:
    for line in ("Finance: plan by friday", "Finance: the whole plan"):
        runs("add", "--accept", line)
    assert runs("decide", "DIR-1", *words).err == ""
    assert (state(runs, "DIR-1"), field(runs, "DIR-1", "reason")) == (after, reason)
    back = field(runs, "DIR-1", "until")
    assert back is None if until is None else str(back).startswith(f"2026-03-{until}T08:00")


def test_a_letter_to_be_clarified_is_paused_until_it_goes_on(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs("add", "letter Tax Bureau, SZ-1, 27 Feb: Inspection, reply by 20 March", "--accept")
    add_department(runs)
    runs("decide", "LET-1", "give", "Works")
    assert runs("decide", "LET-1", "clarify").code == 2
    assert runs("decide", "LET-1", "clarify", "which", "year").err == ""
    assert state(runs, "LET-1") == "awaiting clarification"
    assert field(runs, "LET-1", "due", "pauses") == [{"since": "2026-03-02", "reason": "which year"}]
    assert "paused" in runs("list", "letters").out
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-04-02")
    assert "0 late" in runs("today").out
    shown = runs("show", "LET-1").out
    assert "Paused since 2 March 2026, 30 days by now: which year." in shown
    assert runs("decide", "LET-1", "resume").err == ""
    assert "So it is due on Sunday, 19 April 2026." in runs("show", "LET-1").out
    assert runs("undo").err == ""
    assert state(runs, "LET-1") == "awaiting clarification"


@pytest.mark.parametrize(
    "words",
    [
        ["suspend"],
        ["suspend", "because", "of", "the", "budget"],
        ["suspend", "until", "20", "March"],
        ["return"],
        ["cancel"],
        ["merge"],
        ["merge", "because", "of", "the", "budget"],
        ["due", "13", "March"],
        ["ask-time", "13", "March"],
        ["rework"],
        ["verify"],
    ],
)
def test_what_lacks_its_reason_or_day_is_refused(runs: Runs, words: list[str]) -> None:
    runs("add", "--accept", "Finance: plan by friday")
    before = runs("export").out
    said = runs("decide", "DIR-1", *words)
    assert (said.code, said.out) == (2, "")
    assert runs("export").out == before


def test_things_come_back_at_the_hours_that_the_settings_name(runs: Runs, home: Path) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text('[snooze]\nmorning = "07:15"\n', encoding="utf-8")
    for line in ("one", "two", "three by friday"):
        runs("add", line)
    runs("add", "--accept", "Works: so that Works is there")
    add_department(runs)
    runs("decide", "CAP-1", "defer", "tomorrow")
    runs("decide", "CAP-2", "delegate", "Works", "until", "friday")
    runs("decide", "CAP-3", "delegate", "Works")
    backs = [str(field(runs, f"CAP-{n}", "until"))[:16] for n in (1, 2, 3)]
    assert backs == ["2026-03-03T07:15", "2026-03-06T07:15", "2026-03-06T07:15"]


def test_an_illegal_step_names_the_legal_ones(runs: Runs) -> None:
    runs("add", "--accept", "Finance: plan")
    said = runs("decide", "DIR-1", "resume")
    assert said.code == 1
    assert "start" in said.err
    assert "report" in said.err


def test_a_reason_is_cleaned(runs: Runs) -> None:
    runs("add", "one")
    runs("decide", "CAP-1", "decline", f"no {UNSAFE}")
    assert field(runs, "CAP-1", "reason") == "no ]0;ownedevil31m"


def test_a_delegate_and_its_journal_are_cleaned(runs: Runs) -> None:
    runs("add", "one")
    said = runs("decide", "CAP-1", "give", UNSAFE)
    assert said.code == 1
    assert "\x1b" not in said.err
    assert "\u202e" not in said.err


def test_undo_and_redo_answer_in_both_forms(runs: Runs) -> None:
    runs("add", "one")
    runs("decide", "CAP-1", "file")
    assert runs("undo").out == "undo: file: CAP-1 one\n"
    assert runs("redo", "--json").json == {"label": "file: CAP-1 one", "entry": "ENT-4", "spared": 0}
    assert runs("undo", "--json").json["label"] == "file: CAP-1 one"
    assert runs("undo").out == "undo: capture: one\n"
    said = runs("undo")
    assert (said.code, said.out) == (1, "")
    assert "nothing of yours to undo" in said.err
    assert runs("redo").out == "redo: capture: one\n"
