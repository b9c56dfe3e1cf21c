"""The form: filled in from the keyboard, refused with every problem at once, and never lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from textual import events

from office_tui.domain.copy import Copy
from office_tui.domain.directive import Directive
from office_tui.domain.holdings import Holdings
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.people import Department
from office_tui.domain.record import Problem, Record
from office_tui.domain.workdays import Workdays
from office_tui.registers.fields import fields_of
from office_tui.screens.form import AS_IT_WAS, Form
from office_tui.widgets.match import Choice


class Still(NamedTuple):
    """An office where it is always the same day."""

    today: date = date(2026, 3, 2)
    now: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    workdays: Workdays = Workdays()
    holdings: Holdings = Holdings()

    def name(self, id_: str) -> str:
        return id_

    def here(self, moment: datetime) -> datetime:
        return moment.astimezone(self.now.tzinfo)

    def record(self, id_: str) -> Record | None:
        return None


LOOK = Still()
DEPARTMENT = fields_of(
    Department, ("name", "aliases", "head", "note"), {"head": "people"}, frozenset({"note"})
)
LETTER = fields_of(Letter, ("title", "dated", "importance", "to_read"))
PEOPLE = {
    "head": (Choice("PER-1", "Li Wei", ("李伟",)), Choice("PER-2", "Lin Mei"), Choice("PER-3", "Joanna"))
}


async def fill(app: Any, form: Form, *keys: str) -> Any:
    """Put the form, press the keys; return the answers so far and the rows."""
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(form)
        await pilot.press(*keys)
        await pilot.pause()
        return app.answers


def department(**options: Any) -> Form:
    return Form("New department", DEPARTMENT, {}, LOOK, choices=PEOPLE, **options)


async def test_enter_goes_on_and_saves_behind_the_last_field(bare: Any) -> None:
    keys = (*"Law", "enter", *"a,b", "enter", *"li", "enter", *"hm", "enter")
    assert await fill(bare, department(), *keys) == [
        {"name": "Law", "aliases": ("a", "b"), "head": "PER-1", "note": "hm"}
    ]


@pytest.mark.parametrize("key", ["ctrl+o", "f2"])
async def test_it_saves_from_anywhere(bare: Any, key: str) -> None:
    assert await fill(bare, department(), *"Law", key) == [
        {"name": "Law", "aliases": (), "head": "", "note": ""}
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("李伟", "PER-1"), ("lin", "PER-2"), ("wei", "PER-1"), ("ann", "ann"), ("Zhao", "Zhao"), ("", "")],
)
async def test_a_link_takes_what_begins_so_and_keeps_a_new_name(bare: Any, typed: str, expected: str) -> None:
    answers = await fill(bare, department(), "tab", "tab", *typed, "ctrl+o")
    assert answers[0]["head"] == expected


async def test_choices_flags_and_dates(bare: Any) -> None:
    keys = (*"Tax", "tab", *"20 feb", "tab", "h", "space", "tab", "y", "enter")
    form = Form("Letter", LETTER, {"importance": "normal", "to_read": "no"}, LOOK)
    assert await fill(bare, form, *keys) == [
        {"title": "Tax", "dated": date(2027, 2, 20), "importance": "top", "to_read": True}
    ]


async def test_a_date_is_echoed_and_all_problems_stand_next_to_their_fields(bare: Any, read: Any) -> None:
    fields = fields_of(Directive, ("title", "cadence")) + fields_of(Letter, ("dated",))
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Form("Edit", fields, {"cadence": "often"}, LOOK))
        await pilot.press("down", "down", *"fri")
        assert (await read(pilot))[-2] == " Fri 6 Mar 2026, in 4 days"
        await pilot.press("ctrl+u", *"31 feb", "enter")
        rows = await read(pilot)
        assert "“often” is not a whole number." in rows[-4]
        assert "31 feb" in rows[-3]
        assert len(rows[-3].split("31 feb")[1].strip()) > 5
        assert rows[-2].startswith(" “often” is not a whole number.")
        assert rows[-2].endswith(" 2 to put right.")
        assert bare.answers == []
        await pilot.press("ctrl+u", "7", "tab", "ctrl+u", "ctrl+o")
    assert bare.answers == [{"title": "", "cadence": 7, "dated": None}]


async def test_what_is_wrong_together_is_said_too(bare: Any, read: Any) -> None:
    def check(values: dict[str, Any]) -> list[Problem]:
        return [] if values["name"] else [Problem("name", "A department needs a name.")]

    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(check=check))
        await pilot.press("ctrl+o")
        assert "A department needs a name." in "\n".join(await read(pilot))
        await pilot.press("x", "ctrl+o")
    assert bare.answers[0]["name"] == "x"


async def test_escape_asks_once_where_something_was_typed(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department())
        await pilot.press("x", "escape")
        assert "Esc again leaves" in (await read(pilot))[-2]
        assert bare.answers == []
        await pilot.press("escape")
        assert bare.answers == [None]
        bare.put(department())
        await pilot.press("escape")
        assert bare.answers == [None, None]


async def test_every_change_is_kept_and_a_draft_comes_back(bare: Any, read: Any) -> None:
    kept: list[dict[str, str]] = []
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(keep=kept.append))
        await pilot.press("a", "left", "b", "tab", "c")
        # Only what was typed is kept: somebody else may change the other fields before it is taken up again.
        assert kept == [{"name": "a"}, {"name": "ba"}, {"name": "ba", "aliases": "c"}]
        await pilot.press("escape", "escape")
        bare.put(department(draft=kept[-1]))
        rows = await read(pilot)
        assert rows[-7] == " New department  (from the draft that was kept: ctrl+r drops it)"
        assert rows[-6].split()[-1] == "ba"
        await pilot.press("ctrl+o")
    assert bare.answers[-1]["aliases"] == ("c",)


async def test_what_was_typed_is_dropped_with_the_draft(bare: Any, read: Any) -> None:
    kept: list[dict[str, str]] = []
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(draft={"name": "Half"}, keep=kept.append))
        await pilot.press("x")
        assert kept[-1] == {"name": "Halfx"}
        await pilot.press("ctrl+r")
        shown = await read(pilot)
        assert AS_IT_WAS in " ".join(shown)
        assert not any("Half" in row or "draft" in row for row in shown)
        assert kept[-1] == {}
        await pilot.press("escape")
    assert bare.answers == [None]


async def test_several_lines_are_written_on_a_screen_of_their_own(bare: Any, read: Any) -> None:
    kept: list[dict[str, str]] = []
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(keep=kept.append))
        await pilot.press("tab", "tab", "tab", "o", "ctrl+t")
        await pilot.press("n", "enter", *"two", "escape")
        rows = await read(pilot)
        assert rows[-3].split("Note")[1].split() == ["on", "+1", "line"]
        bare.post_message(events.Paste("\nthree"))
        await read(pilot)
        await pilot.press("ctrl+o")
        await read(pilot)
        assert kept[-1]["note"] == "on\ntwo\nthree"
        await pilot.press("ctrl+o")
    assert bare.answers[-1]["note"] == "on\ntwo\nthree"


async def test_a_draft_says_beside_each_field_what_stands_there_now(bare: Any, read: Any) -> None:
    draft, texts = {"name": "Law", "note": "mine"}, {"name": "Legal", "aliases": "lex", "note": ""}
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Form("Edit", DEPARTMENT, texts, LOOK, choices=PEOPLE, draft=draft, stands=texts))
        shown = await read(pilot)
        beside = [row.split("now:")[1].strip() for row in shown if "now:" in row]
        assert beside == ["Legal", "empty"]
        assert any(row.split() == ["Name", "Law", "now:", "Legal"] for row in shown)
        await pilot.press("ctrl+r")
        await pilot.press("x")
        assert not any("now:" in row for row in await read(pilot))


@pytest.mark.parametrize("note", ["one\ntwo", "one " * 40, "one " * 40 + "\ntwo"])
async def test_what_stands_there_now_is_seen_however_long_either_is(bare: Any, read: Any, note: str) -> None:
    texts = {"name": "Legal", "note": "theirs " * 30}
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Form("Edit", DEPARTMENT, texts, LOOK, choices=PEOPLE, draft={"note": note}, stands=texts))
        [row] = [row for row in await read(pilot) if row.startswith(" Note")]
        assert row.rstrip().endswith("…")
        assert "one" in row
        assert "now: theirs" in row


async def test_the_draft_of_what_is_new_is_beside_nothing(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(draft={"name": "Law"}))
        assert not any("now:" in row for row in await read(pilot))


async def test_a_key_typed_in_a_field_of_several_lines_stands_on_their_screen(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(draft={"note": "one\ntwo"}))
        await pilot.press("tab", "tab", "tab", *"xyz", "escape")
        await read(pilot)
        await pilot.press("ctrl+o")
    assert bare.answers[-1]["note"] == "one\ntwoxyz"


async def test_hostile_text_is_literal_and_a_long_form_scrolls(bare: Any, hostile: str, read: Any) -> None:
    names = [
        name
        for name in Directive.__struct_fields__
        if name in {"title", "words", "given_by", "owner", "reason"}
    ]
    async with bare.run_test(size=(80, 6)) as pilot:
        bare.put(Form(hostile, fields_of(Directive, names), {"title": hostile}, LOOK))
        rows = await read(pilot)
        assert hostile in rows[0]
        assert hostile in rows[1]
        await pilot.press("down", "down", "down", "down")
        rows = await read(pilot)
        assert rows[3].startswith(" Reason")


TWO_LI = {
    "head": (
        Choice("PER-1", "Li Wei [Sales]", ("李伟",)),
        Choice("PER-2", "Li Wei [Legal]", ("李伟",)),
        Choice("PER-3", "Li Na", ("李娜",), "Finance"),
    )
}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("li n", " Enter takes Li Na (Finance)"),
        ("li", " Enter takes Li Wei [Sales]; also: Li Wei [Legal], Li Na (Finance)"),
        ("Li Na", " Finance"),
        ("Wang", " not known yet; kept as typed"),
    ],
)
async def test_a_link_says_where_whom_it_takes_belongs(bare: Any, read: Any, typed: str, said: str) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Form("New department", DEPARTMENT, {}, LOOK, choices=TWO_LI))
        await pilot.press("tab", "tab", *typed)
        assert (await read(pilot))[-2] == said


async def test_of_two_namesakes_each_can_be_named(bare: Any) -> None:
    form = Form("New department", DEPARTMENT, {}, LOOK, choices=TWO_LI)
    assert (await fill(bare, form, "tab", "tab", *"li wei [l", "ctrl+o"))[0]["head"] == "PER-2"


LICENCE = fields_of(Licence, ("name", "window_opens", "window_closes"))
BACKWARDS = "The window would close before it opens: both count back from the last day."


async def test_the_whole_sentence_stands_below_and_a_number_takes_the_place_of_nothing(
    bare: Any, read: Any
) -> None:
    form = Form(
        "New", LICENCE, {"window_opens": "0", "window_closes": "0"}, LOOK,
        check=lambda _: [Problem("window_closes", BACKWARDS)],
    )  # fmt: skip
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(form)
        await pilot.press("tab", *"20", "ctrl+o")
        await pilot.pause()
        assert form.filling.texts()["window_opens"] == "20"
        said = [row.strip() for row in (await read(pilot))[-3:-1]]
        assert " ".join(said) == f"{BACKWARDS} 1 to put right."
        await pilot.press("shift+tab", "tab")
        await pilot.pause()
        assert (await read(pilot))[-2] == f" {BACKWARDS}"


async def test_a_form_longer_than_the_screen_says_which_of_how_many(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 5)) as pilot:
        bare.put(Form("New", LICENCE, {}, LOOK))
        await pilot.press("tab")
        await pilot.pause()
        assert (await read(pilot))[-5].endswith("2 of 3")


async def test_a_date_that_nobody_touched_gives_way_to_what_is_typed(bare: Any) -> None:
    def dated() -> Form:
        return Form("Letter", fields_of(Letter, ("dated",)), {"dated": "23 Nov"}, LOOK)

    async with bare.run_test(size=(80, 24)) as pilot:
        for keys, text in [
            ("1 mar", "1 mar"),
            (" 2027", "23 Nov 2027"),
            (["home", "1"], "123 Nov"),
            (["backspace", "w"], "23 Now"),
        ]:
            form = dated()
            bare.put(form)
            await pilot.press(*keys)
            assert form.filling.edit.text == text
        bare.put(pasted := dated())
        await pilot.pause()
        bare.post_message(events.Paste("2026-05-01"))
        await pilot.pause()
        assert pasted.filling.edit.text == "2026-05-01"
        bare.put(kept := Form("Letter", fields_of(Letter, ("dated",)), {}, LOOK, draft={"dated": "1 m"}))
        await pilot.press("a", "y")
        assert kept.filling.edit.text == "1 may"


async def test_a_long_sentence_stands_whole_below_on_as_many_lines_as_it_takes(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Form("New", fields_of(Licence, ("name", "plan")), {"plan": "stp 5 days: pay fee"}, LOOK))
        await pilot.press("ctrl+o")
        rows = await read(pilot)
        foot = next(n for n, row in enumerate(rows) if row.startswith(" Enter "))
        field = next(n for n, row in enumerate(rows) if "stp 5" in row)
        said = " ".join(row.strip() for row in rows[field + 1 : foot])
        assert said.startswith("“stp 5 days: pay fee” is no step, material or licence. Such as “step 10 ")
        assert said.endswith(". 1 to put right.")
        assert "…" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\nb\nc\n", "a  +2 lines"), ("a\nb\n\n", "a  +1 line"), ("a\n", "a"), ("a\nb\nc\nd", "a  +3 lines")],
)
async def test_so_many_lines_more_there_are(bare: Any, read: Any, text: str, said: str) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(department(draft={"note": text}))
        assert (await read(pilot))[-3].split("Note")[1].strip() == said


async def test_a_field_nobody_changed_keeps_its_value_unread(bare: Any) -> None:
    old = (Copy(kind="original", place="safe 2; 副本1: Li"),)
    fields = fields_of(Licence, ("name", "copies", "duties"))
    texts = {"name": "A", "copies": old[0].words(), "duties": "as nobody writes it any more"}
    form = Form("Edit", fields, texts, LOOK, kept={"name": "A", "copies": old, "duties": ()})
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(form)
        await pilot.press("B", "tab")
        await pilot.press("ctrl+o")
    assert bare.answers == [{"name": "AB", "copies": old, "duties": ()}]


async def test_a_field_that_was_changed_is_read_and_says_how(bare: Any, read: Any) -> None:
    old = (Copy(kind="original", place="safe 2"),)
    form = Form(
        "Edit", fields_of(Licence, ("copies",)), {"copies": old[0].words()}, LOOK, kept={"copies": old}
    )
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(form)
        await pilot.press(*"; dupicate 1: x")
        assert (await read(pilot))[-2] == " 1 paper: “original: safe 2; dupicate 1: x”"
        await pilot.press("ctrl+u", *"original: a; duplicate 1: b")
        assert (await read(pilot))[-2] == " 2 papers: “original: a”, “duplicate 1: b”"
        await pilot.press("ctrl+o")
    assert [each.name for each in bare.answers[0]["copies"]] == ["original", "duplicate 1"]
