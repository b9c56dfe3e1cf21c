"""Prompts: a person types, and the answer is what was meant."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from office_tui.widgets.ask import Ask
from office_tui.widgets.match import Choice, ranked
from office_tui.widgets.menu import Chosen, Item, Menu, numbered
from office_tui.widgets.pick import Pick, Picked

DEPARTMENTS = (
    Choice("DEP-1", "Finance", ("财务部", "accounts")),
    Choice("DEP-2", "Legal", ("法务部",)),
    Choice("DEP-3", "Office of Finance", ()),
    Choice("DEP-4", "Refinance", ()),
)
SNOOZE = (Item("t", "tonight", 1), Item("m", "tomorrow", 2))


async def answer(app: Any, prompt: Any, *keys: str) -> Any:
    """Put the prompt, press the keys, return the answer."""
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(prompt)
        await pilot.press(*keys)
        await pilot.pause()
        return app.answers


@pytest.mark.parametrize(
    ("value", "keys", "expected"),
    [
        ("", ("f", "r", "i", "enter"), "fri"),
        ("", ("enter",), ""),
        ("", ("escape",), None),
        ("abc def", ("ctrl+w", "x", "enter"), "abc x"),
        ("abc", ("ctrl+u", "enter"), ""),
        ("abc", ("backspace", "ctrl+h", "enter"), "a"),
        ("abc", ("home", "delete", "right", "ctrl+k", "enter"), "b"),
        ("中文", ("left", "backspace", "国", "enter"), "国文"),
        ("", ("a", "space", "b", "question_mark", "enter"), "a b?"),
    ],
)
async def test_ask(bare: Any, value: str, keys: tuple[str, ...], expected: str | None) -> None:
    assert await answer(bare, Ask("When", value), *keys) == [expected]


async def test_ask_checks_and_echoes(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(
            Ask(
                "Due",
                check=lambda text: None if text == "fri" else "No such day.",
                echo=lambda text: f"<{text}>",
            )
        )
        await pilot.press("f")
        assert (await read(pilot))[-2:] == [" Due  f", " <f>"]
        await pilot.press("enter")
        assert (await read(pilot))[-1] == " No such day."
        await pilot.press("r", "i", "enter")
    assert bare.answers == ["fri"]


async def test_paste_becomes_one_clean_line_and_a_huge_one_is_refused(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Ask("Reason"))
        await pilot.pause()
        bare.post_message(events.Paste("one\ntwo\x1b[31m\u202e"))
        assert (await read(pilot))[-2] == " Reason  one two[31m"
        bare.post_message(events.Paste("x" * 1_000_000))
        rows = await read(pilot)
        assert rows[-2:] == [
            " Reason  one two[31m",
            " Not pasted: 1,000,000 characters are too long for one line.",
        ]
        await pilot.press("enter")
    assert bare.answers == ["one two[31m"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fin", ["DEP-1", "DEP-3", "DEP-4"]),
        ("FINANCE", ["DEP-1", "DEP-3", "DEP-4"]),
        ("财", ["DEP-1"]),
        ("acc", ["DEP-1"]),
        ("zzz", []),
        ("", ["DEP-1", "DEP-2", "DEP-3", "DEP-4"]),
    ],
)
def test_the_beginning_of_a_name_comes_before_a_word_before_the_middle(
    typed: str, expected: list[str]
) -> None:
    assert [choice.key for choice in ranked(DEPARTMENTS, typed)] == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("l", "enter"), Picked("DEP-2", "l")),
        (("f", "down", "enter"), Picked("DEP-3", "f")),
        (("f", "down", "up", "enter"), Picked("DEP-1", "f")),
        (("q", "enter"), Picked("", "q", "department")),
        (("q", "down", "enter"), Picked("", "q", "person")),
        (("escape",), None),
    ],
)
async def test_pick(bare: Any, keys: tuple[str, ...], expected: Picked | None) -> None:
    assert await answer(bare, Pick("To whom", DEPARTMENTS, add=("department", "person")), *keys) == [expected]


async def test_a_pick_with_nobody_to_pick_says_what_to_type(bare: Any) -> None:
    prompt = Pick("Lend original to", (), add=("department", "person"))
    bare.push_screen(prompt)
    assert "".join(text for text, _ in prompt.draw(80)[0][-1]) == (
        " Type the name of a new department or person; Esc leaves"
    )


async def test_pick_takes_nothing_unknown_unless_told_so(bare: Any) -> None:
    assert await answer(bare, Pick("To whom", DEPARTMENTS), "q", "enter") == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("t",), Chosen(1)),
        (("m",), Chosen(2)),
        (("d", "f", "r", "i", "enter"), Chosen(None, "fri")),
        (("3", "d", "enter"), Chosen(None, "3d")),
        (("plus_sign", "2", "w", "enter"), Chosen(None, "+2w")),
        (("明", "天", "enter"), Chosen(None, "明天")),
        (("enter", "m", "o", "n", "enter"), Chosen(None, "mon")),
        (("d", "x", "backspace", "backspace", "t"), Chosen(1)),
        (("escape",), None),
    ],
)
async def test_menu(bare: Any, keys: tuple[str, ...], expected: Any) -> None:
    assert await answer(bare, Menu("Snooze", SNOOZE, other="a date", other_key="d"), *keys) == [expected]


async def test_menu_of_reasons_by_digit(bare: Any) -> None:
    reasons = tuple(
        numbered(["Not ours to do", "Already decided elsewhere", "No longer wanted", "Too late", "Other"])
    )
    assert await answer(bare, Menu("Decline", reasons, other="your own reason"), "2") == [
        Chosen("Already decided elsewhere")
    ]


async def test_a_key_that_is_none_is_said_and_what_follows_decides_nothing(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Menu("As", SNOOZE))
        await pilot.press(*"fit", "m")
        assert (await read(pilot))[-1] == " “f” is none of these: Enter asks again, Esc leaves"
        assert bare.answers == []
        await pilot.press("enter", "m")
        assert bare.answers == [Chosen(2)]


async def test_hostile_text_is_shown_literally(bare: Any, hostile: str, read: Any) -> None:
    prompts = [
        Ask(hostile[:30], hostile),
        Pick("Whom", [Choice("x", hostile)]),
        Menu("Which", [Item("a", hostile, 1)]),
    ]
    async with bare.run_test(size=(120, 24)) as pilot:
        for prompt in prompts:
            bare.put(prompt)
            assert hostile in "\n".join(await read(pilot)), prompt
            await pilot.press("escape")


async def test_what_is_typed_ahead_of_a_prompt_reaches_it(bare: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Ask("Due"))
        for character in "fri":
            bare.post_message(events.Key(character, character))
        bare.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
    assert bare.answers == ["fri"]


async def test_a_menu_too_wide_for_a_line_has_a_line_for_each_item(bare: Any, read: Any) -> None:
    async with bare.run_test(size=(80, 24)) as pilot:
        bare.put(Menu("Kept from 2 Mar 09:15: a reply to the Tax Bureau about the inspection.", SNOOZE))
        assert [row.strip() for row in (await read(pilot))[-3:]] == [
            "t  tonight", "m  tomorrow", "one key decides; Esc leaves",
        ]  # fmt: skip


async def test_a_menu_that_fits_no_line_of_a_narrow_screen_has_a_line_for_each_item(
    bare: Any, read: Any
) -> None:
    async with bare.run_test(size=(40, 12)) as pilot:
        items = [Item("s", "supplement asked", 1), Item("g", "granted", 2), Item("x", "refused", 3)]
        bare.put(Menu("REN-1 filed", items))
        head, *listed, hint = [row.strip() for row in (await read(pilot))[-5:]]
        assert listed == ["s  supplement asked", "g  granted", "x  refused"]
        assert (head, hint) == ("REN-1 filed", "one key decides; Esc leaves")
        await pilot.resize_terminal(80, 12)
        assert "x refused" in (await read(pilot))[-2]


async def test_what_is_wrong_is_said_whole(bare: Any, read: Any) -> None:
    wrong = "It would end before it begins. Give the last day of the new one, or say that it is long-term, or leave."
    async with bare.run_test(size=(80, 12)) as pilot:
        bare.put(Ask("Valid to", "x", check=lambda _: wrong))
        await pilot.press("enter")
        assert " ".join(row.strip() for row in (await read(pilot))[-2:]) == wrong
        await pilot.press("y")
        assert (await read(pilot))[-2] == " Valid to  xy"
