"""Commands: one declaration gives key, foot, help and settings name, and one place where errors are told."""

from __future__ import annotations

import errno
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from office_tui.commands import Commanded, clashes, command, commands_of, live, remap, show_key, use_keys
from office_tui.errors import ConflictError, UsageError
from office_tui.widgets.ask import Ask
from office_tui.widgets.foot import Foot, hush, say


def nothing_chosen(screen: Licences) -> str | None:
    return None if screen.chosen else "Nothing is chosen."


class Listed(Commanded, Screen[None]):
    """What lists share."""

    COMMANDS_ID: ClassVar[str] = "list"

    @command(("slash",), "Filter")
    def action_filter(self) -> None:
        """Show only some."""


class Licences(Listed):
    """A screen of its own."""

    COMMANDS_ID: ClassVar[str] = "licences"

    def __init__(self) -> None:
        super().__init__()
        self.chosen = False
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Foot()

    @command("r", "Renew", footer=True, unless=nothing_chosen)
    def action_renew(self) -> None:
        """Extend the chosen licence."""
        self.done.append("renewed")

    @command(("d", "f4"), "Due", footer=True)
    async def action_due(self) -> None:
        """Ask for the date."""
        answer = await self.app.push_screen_wait(Ask("Due"))
        self.done.append(answer or "nothing")

    @command("b", "Break")
    def action_break(self) -> None:
        """Fail in a way the person can act on."""
        raise UsageError("There is no 31 February.", "Give a day that exists.")

    @command("s", "Save")
    def action_save(self) -> None:
        """Fail as the system does."""
        raise OSError(errno.ENOSPC, "No space left on device", "/far/away/office.json")

    @command("c", "Collide")
    async def action_collide(self) -> None:
        """Meet somebody else's change."""
        raise ConflictError("Li changed LIC-1 a moment ago.")


class Office(Commanded, App[None]):
    """The app around it."""

    COMMANDS_ID: ClassVar[str] = "app"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.notices: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(Licences())

    def on_key(self) -> None:
        hush(self)

    def notify(self, message: str, **options: Any) -> None:
        self.notices.append(message)
        say(self, message, options["severity"])

    @command("?", "Keys", footer=True)
    def action_keys(self) -> None:
        """Show the keys."""
        self.notify("keys", severity="information")

    @command((), "Mouse")
    def action_mouse(self) -> None:
        """Turn the mouse on or off."""


def licences(app: Office) -> Licences:
    assert isinstance(app.screen, Licences)
    return app.screen


def foot(app: Office) -> str:
    return "".join(text for text, _ in app.screen.query_exactly_one(Foot).lines[0])


def test_ids_help_and_keys_come_from_the_declaration() -> None:
    found = {one.id: one for one in commands_of(Licences)}
    assert list(found) == [
        "licences.renew",
        "licences.due",
        "licences.break",
        "licences.save",
        "licences.collide",
        "list.filter",
    ]
    assert found["licences.renew"].help == "Extend the chosen licence."
    assert found["list.filter"].key == "/"
    assert [one.key for one in commands_of(Office)] == ["?", ""]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("question_mark", "?"),
        ("escape", "Esc"),
        ("ctrl+d", "ctrl+d"),
        ("N", "N"),
        ("space", "space"),
        ("=", "="),
    ],
)
def test_keys_are_shown_as_they_stand_on_the_keyboard(key: str, shown: str) -> None:
    assert show_key(key) == shown


async def test_a_key_runs_its_command_and_a_reason_is_told_instead() -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        assert licences(app).done == []
        assert app.notices == ["Nothing is chosen."]
        licences(app).chosen = True
        await pilot.press("r")
        assert licences(app).done == ["renewed"]


async def test_the_foot_shows_what_can_be_done_and_a_notice_until_the_next_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert foot(app) == " d due  ? keys "
        licences(app).chosen = True
        licences(app).query_exactly_one(Foot).refill()
        assert foot(app) == " r renew  d due  ? keys "
        await pilot.press("b")
        await pilot.pause()
        assert foot(app) == " There is no 31 February. Give a day that exists."
        await pilot.press("z")
        assert foot(app).startswith(" There is no 31")  # typed before anybody can have seen it
        monkeypatch.setattr("office_tui.widgets.foot.UNSEEN", 0)
        await pilot.press("z")
        assert foot(app) == " r renew  d due  ? keys "


async def test_an_async_command_asks_and_keys_typed_ahead_answer_it() -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = licences(app)
        await pilot.press("d", "r", "b", "enter")
        await pilot.pause()
        assert screen.done == ["rb"]
        assert app.notices == []


async def test_a_conflict_says_that_nothing_was_overwritten() -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert app.notices == ["Nothing was overwritten: Li changed LIC-1 a moment ago."]


async def test_what_the_system_refuses_ends_the_command_and_not_the_desk() -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert app.notices == ["There is no room on the disk. Make room, then do it again."]


def test_remap_reports_what_it_cannot_take() -> None:
    keys, problems = remap(
        (Office, Licences),
        {
            "licences.renew": ["z", "f5"],
            "licences.reneww": "q",
            "licences.due": "slash",
            "licences.break": "question_mark",
        },
    )
    assert keys == {"licences.renew": ("z", "f5")}
    assert {problem.field: problem.message for problem in problems} == {
        "keys.licences.reneww": "There is no command licences.reneww. Did you mean licences.renew?",
        "keys.licences.due": "The key / already means list.filter (Filter).",
        "keys.licences.break": "The key ? already means app.keys (Keys).",
    }


def test_two_commands_may_change_places() -> None:
    wanted = {"licences.renew": "b", "licences.break": "r"}
    assert remap((Licences,), wanted) == ({"licences.renew": ("b",), "licences.break": ("r",)}, [])


async def test_a_remapped_key_works_and_is_shown() -> None:
    app = Office()
    use_keys(app, {"licences.renew": ("Z", "f5"), "app.keys": ("f1",)})
    async with app.run_test(size=(80, 24)) as pilot:
        screen = licences(app)
        screen.chosen = True
        screen.query_exactly_one(Foot).refill()
        assert foot(app) == " Z renew  d due  f1 keys "
        await pilot.press("r", "Z", "f5")
        assert screen.done == ["renewed", "renewed"]
        assert [one.key for one in live(screen)][:2] == ["Z", "d"]


def test_no_key_twice_is_noticed() -> None:
    class Twice(Listed):
        @command("/", "Search")
        def action_search(self) -> None:
            """Search."""

    assert clashes(Twice) == [("/", "twice.search", "list.filter")]
    assert clashes(Licences) == []


def test_an_inherited_command_keeps_its_keys() -> None:
    with pytest.raises(TypeError, match="inherited under other keys"):

        class Other(Listed):
            @command("x", "Filter")
            def action_filter(self) -> None:
                """Show only some."""


class Verbs(Commanded):
    """Commands shared by screens, no screen itself."""

    COMMANDS_ID: ClassVar[str] = "item"

    @command("f", "File")
    def action_file(self) -> None:
        """File it."""
        self.filed = True


class Inbox(Verbs, Licences):
    """A screen with shared verbs."""

    COMMANDS_ID: ClassVar[str] = "inbox"


async def test_commands_of_a_plain_mixin_are_bound_too() -> None:
    app = Office()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Inbox()
        await app.push_screen(screen)
        await pilot.press("f", "b")
        assert screen.filed
        assert app.notices == ["There is no 31 February. Give a day that exists."]
        assert {"item.file", "licences.renew"} <= {one.id for one in commands_of(Inbox)}
