"""Leaving: the last to leave puts everything into the plain file, where any program can read it."""

from __future__ import annotations

import json

import tinydb

from tests.stories.conftest import SitsDown
from tests.stories.desk_story import House


def test_after_leaving_the_plain_file_has_everything_and_the_journal_nothing(
    house: House, sit_down: SitsDown
) -> None:
    path = house.desk.store.path
    house.close()
    at = sit_down()
    at.press("n")
    at.write("paint the gate")
    at.press("Enter")
    at.says("CAP-")
    at.leave()
    titles = [each["title"] for each in json.loads(path.read_bytes())["captures"].values()]
    assert titles[-1] == "paint the gate"
    assert path.with_name("office.json.journal").read_bytes().count(b"\n") == 1


def test_a_file_changed_by_another_program_meanwhile_is_put_aside_and_that_is_said(
    house: House, sit_down: SitsDown
) -> None:
    path = house.desk.store.path
    house.close()
    at = sit_down()
    with tinydb.TinyDB(path) as stock:
        stock.table("captures").insert({"title": "theirs"})
    at.press("n")
    at.write("paint the gate")
    at.press("Enter")
    at.says("CAP-")
    at.leave()
    assert "changed by another program" in at.screen()
    assert b"theirs" in next(path.parent.glob("*.aside-*")).read_bytes()
    assert b"paint the gate" in path.read_bytes()
