"""The registers, the palette and the keys: a person at the keyboard over a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace
from textual.app import App
from textual.pilot import Pilot

from office_tui.commands import Commanded, clashes, command, commands_of
from office_tui.domain.people import Department, Person
from office_tui.paths import Paths
from office_tui.screens.keys import KeysScreen
from office_tui.screens.palette import palette
from office_tui.screens.record_form import edit_draft
from office_tui.screens.registers import RegistersScreen
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.settings import Settings
from office_tui.store.store import Store
from office_tui.widgets.foot import hush, say

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Kept:
    """Drafts in memory; empty ones are false, as the real ones are."""

    def __init__(self) -> None:
        self.texts: dict[str, dict[str, str]] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def keep(self, form_id: str, title: str, values: dict[str, str]) -> None:
        assert title
        self.texts[form_id] = values

    def drop(self, form_id: str) -> None:
        self.texts.pop(form_id, None)

    def values(self, form_id: str) -> dict[str, str] | None:
        return self.texts.get(form_id)


class Office(Commanded, App[None]):
    """A desk with nothing but the registers."""

    COMMANDS_ID: ClassVar[str] = "desk"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(ansi_color=True)
        self.desk = desk
        self.drafts = Kept()
        self.notices: list[str] = []

    def on_mount(self) -> None:
        screen = RegistersScreen(self.desk)
        self.desk.subscribe(lambda _: screen.changed())
        self.push_screen(screen)

    def on_key(self) -> None:
        hush(self)

    def notify(self, message: str, **options: Any) -> None:
        self.notices.append(message)
        say(self, message, options.get("severity", "information"))

    @command(("colon", "ctrl+p"), "Commands")
    async def action_palette(self) -> None:
        """Find a command."""
        await palette(self)

    @command("question_mark", "Keys", footer=True)
    async def action_keys(self) -> None:
        """Show the keys."""
        await self.push_screen_wait(KeysScreen(self.screen))

    @command((), "Ring [/] the bell")
    def action_ring(self) -> None:
        """Ring."""
        self.notify("rung")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office with two departments and a person."""
    where = Paths(*(tmp_path / name for name in ("data", "config", "cache", "state")))
    store = Store.open(where.file, create=True)
    desk = Desk(store, where, Settings(), session="s", login="director", clock=lambda _: NOON)
    save(desk, Department(name="Finance", name_zh="财务部", aliases=("accounts",)))
    save(desk, Department(name="Legal [/b] [@click=app.bell]"))
    save(desk, Person(name="Li Wei", department="DEP-1"))
    yield desk
    desk.close()


async def rows(pilot: Pilot[Any]) -> list[str]:
    """The rows on the screen once nothing moves."""
    await pilot.pause()
    await pilot.pause(0.2)
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def test_departments_are_listed_and_markup_is_literal(desk: Desk) -> None:
    async with Office(desk).run_test(size=(80, 24)) as pilot:
        shown = await rows(pilot)
        assert shown[1].startswith(" Departments 2   People, by name")
        assert shown[2].split() == ["name", "Chinese", "head", "also", "called"]
        assert shown[3].split() == [">", "Finance", "财务部", "accounts"]
        assert "Legal [/b] [@click=ap…" in shown[4]
        assert shown[-1].startswith(" N new  e edit  o next view")


async def test_a_department_is_made_edited_deleted(desk: Desk) -> None:
    app = Office(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("N", *"Safety", "tab", "tab", "tab", *"li", "ctrl+o")
        await rows(pilot)
        made = desk.all(Department)[-1]
        assert (made.name, made.head) == ("Safety", "PER-1")
        assert app.screen.query_one("#list").cursor_key == made.id  # type: ignore[attr-defined]  # a LineList
        await pilot.press("e", *" first", "enter", *"安全部", "ctrl+o")
        await rows(pilot)
        assert desk.all(Department)[-1].name == "Safety first"
        assert desk.all(Department)[-1].name_zh == "安全部"
        await pilot.press("D")
        shown = await rows(pilot)
        assert [each.name for each in desk.all(Department)][:1] == ["Finance"]
        assert len(desk.all(Department)) == 2
        assert shown[-1] == " delete: DEP-3 Safety first; u brings it back"
        assert len(app.drafts) == 0


async def test_editing_leaves_a_link_to_one_of_two_namesakes_as_it_is(desk: Desk) -> None:
    save(desk, Person(name="Li Wei", department="DEP-2"))
    held = desk.get("DEP-1")
    assert isinstance(held, Department)
    save(desk, replace(held, head="PER-2"))
    async with Office(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert any("Li Wei [Legal [/b] [@click=app.bell]]" in row for row in await rows(pilot))
        await pilot.press(*" x", "ctrl+o")
        await rows(pilot)
        assert next((each.name, each.head) for each in desk.all(Department)) == ("Finance x", "PER-2")


async def test_a_name_taken_is_said_next_to_its_field(desk: Desk) -> None:
    async with Office(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("N", *"ACCOUNTS", "ctrl+o")
        assert any("DEP-1 is called ACCOUNTS already." in row for row in await rows(pilot))
        await pilot.press("ctrl+u", "ctrl+o")
        assert any("A name is needed" in row for row in await rows(pilot))


async def test_what_was_typed_is_there_again_after_leaving_and_after_a_lost_line(desk: Desk) -> None:
    app = Office(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("N", *"Sa", "escape", "escape", "N")
        assert any("from the draft" in row for row in await rows(pilot))
        await pilot.press(*"fe", "escape", "escape")
        kept = app.drafts.texts["departments:new"]
        assert kept["name"] == "Safe"
        app.run_worker(edit_draft(app, desk, "departments:new", kept))
        await rows(pilot)
        await pilot.press("r", "backspace", "ctrl+o")
        await rows(pilot)
        assert desk.all(Department)[-1].name == "Safe"
        assert "departments:new" not in app.drafts.texts


async def test_a_conflict_overwrites_nothing_and_keeps_what_was_typed(desk: Desk) -> None:
    app = Office(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "x")
        before = desk.get("DEP-1")
        assert isinstance(before, Department)
        save(desk, Department(id="DEP-1", rev=before.rev, name="Treasury"))
        await pilot.press("ctrl+o")
        await rows(pilot)
        assert "overwritten" in app.notices[-1]
        assert getattr(desk.get("DEP-1"), "name", "") == "Treasury"
        await pilot.press("e")
        assert any("Financex" in row for row in await rows(pilot))


async def test_views_filter_and_detail(desk: Desk) -> None:
    async with Office(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        assert any("Li Wei" in row and "Finance" in row for row in await rows(pilot))
        await pilot.press("enter")
        shown = await rows(pilot)
        assert [row.split() for row in shown[:2]] == [["Name", "Li", "Wei"], ["Department", "Finance"]]
        await pilot.press("escape", "O", "slash")
        assert (await rows(pilot))[-1] == " words of a row; Enter keeps, Esc drops"
        await pilot.press(*"财", "enter")
        shown = await rows(pilot)
        assert shown[1] == " Departments 1 of 2   / 财"
        await pilot.press("escape")
        assert (await rows(pilot))[1].startswith(" Departments 2 ")
        await pilot.press("O", "N")
        assert (await rows(pilot))[-1] == " Journal are not made by hand."


async def test_the_detail_stands_beside_a_wide_list(desk: Desk) -> None:
    async with Office(desk).run_test(size=(130, 24)) as pilot:
        await rows(pilot)
        assert "|  Name            Finance" in (await rows(pilot))[3]
        await pilot.press("j")
        assert "|  Name            Legal [/b]" in (await rows(pilot))[3]


async def test_the_palette_runs_a_command_found_by_its_name(desk: Desk) -> None:
    app = Office(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"ring")
        assert any("Ring [/] the bell" in row for row in await rows(pilot))
        await pilot.press("enter")
        await rows(pilot)
        assert app.notices == ["rung"]
        await pilot.press("ctrl+p", *"new", "enter")
        assert any("New in departments" in row for row in await rows(pilot))


async def test_the_palette_offers_only_what_can_run(desk: Desk) -> None:
    async with Office(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("O", "colon", *"new")
        assert any("Nothing is called so" in row for row in await rows(pilot))


async def test_the_keys_of_this_screen_are_shown_and_left_by_the_same_key(desk: Desk) -> None:
    app = Office(desk)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("question_mark")
        shown = await rows(pilot)
        assert shown[0] == " On this screen"
        assert any(row.startswith(" N              New. Make a new record") for row in shown)
        await pilot.press("G")
        shown = await rows(pilot)
        assert " Everywhere" in shown
        assert any(row.startswith(" :, ctrl+p      Commands. Find a command.") for row in shown)
        await pilot.press("question_mark")
        assert isinstance(app.screen, RegistersScreen)


def test_every_command_has_help_and_a_key_of_its_own() -> None:
    for cls in (RegistersScreen, KeysScreen):
        assert clashes(cls) == []
        assert all(one.help and one.title for one in commands_of(cls))
