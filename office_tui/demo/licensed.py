"""What the demo's company holds, and what happened to it: entered, lent, renewed, checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial

from msgspec.structs import replace

from office_tui.demo.story import Scene, Step, at
from office_tui.demo.tables import licences as table
from office_tui.domain.licence import Licence
from office_tui.domain.record import Record
from office_tui.registers.licences import LICENCES
from office_tui.registers.typed import read_value
from office_tui.services import facts, lending, licences, renewing, verifying
from office_tui.services.look import look
from office_tui.services.register import save

ENTERED = -58
ROUND = -22


def licence_steps() -> Iterator[Step]:
    """Yield everything that happened to the licences."""
    for index, row in enumerate(table().held):
        yield Step(ENTERED, at(index, 10), partial(_enter, row))
    yield Step(ENTERED, time(12), _facts)
    yield Step(ROUND, time(9), _begin_round)
    yield Step(ROUND + 2, time(10), partial(_check, ("business", "mark", "customs", "quality", "fire")))
    yield Step(ROUND + 4, time(10), partial(_check, ("food", "lift1", "discharge", "radiation")))
    yield Step(ROUND + 4, time(11), _find)
    yield Step(-24, time(14), partial(_renew, ()))
    yield Step(-17, time(14), partial(_renew, ("photo evidence",)))
    yield Step(-6, time(14), partial(_renew, ("test by the agency", "XF-R-2207")))
    yield Step(-10, time(15), _lend)
    yield Step(-4, time(15), _suspend)


def _enter(row: dict[str, str], scene: Scene) -> None:
    """Enter one licence as its form would; departments, people and other licences are named by their keys."""
    desk, ids = scene.desk, scene.ids
    known = {field.name: field for field in LICENCES.form()}
    fields: dict[str, object] = {}
    for name, text in row.items():
        if name == "key":
            continue
        said = scene.days.words(text)
        if name == "plan":
            said = "\n".join(_with_ids(line, ids) for line in said.replace(";;", "\n").split("\n"))
        value = read_value(known[name], said, look(desk))
        fields[name] = ids[value] if known[name].shape == "link" else value
    ids[f"licence {row['key']}"] = save(desk, replace(Licence(), **fields)).id


def _with_ids(line: str, ids: dict[str, str]) -> str:
    kind, _, key = line.partition("needs: ")
    return f"needs: {ids[f'licence {key.strip()}']}" if key and not kind.strip() else line


def _held(scene: Scene, key: str) -> Licence:
    record = scene.desk.get(scene.ids[f"licence {key}"])
    assert isinstance(record, Licence)
    return record


def _facts(scene: Scene) -> None:
    day = scene.days.day(ENTERED)
    facts.change_fact(
        scene.desk, "representative", "Gao Yuanzhi", value_zh="高远之", since=day, why="on record"
    )
    facts.change_fact(
        scene.desk, "capital", "60 million yuan", value_zh="6000万元", since=day, why="on record"
    )


def _begin_round(scene: Scene) -> None:
    day = scene.days.day(ROUND)
    name = f"{day.year} Q{(day.month - 1) // 3 + 1}"
    verifying.begin_round(scene.desk, name, scene.days.day(8))


def _check(keys: tuple[str, ...], scene: Scene) -> None:
    seen = [_held(scene, key) for key in keys]
    verifying.check(scene.desk, seen, paper="yes", confirmed="yes", matches="yes", by="Wen Yanqiu")


def _find(scene: Scene) -> None:
    finding = "stamped copy 2 is not in the sales office"
    verifying.check(scene.desk, [_held(scene, "quality")], paper="no", finding=finding, by="Xu Qinghe")
    verifying.correct(scene.desk, [_held(scene, "quality")], "found with the tender papers, put back")


def _renew(words: tuple[str, ...], scene: Scene) -> None:
    """Begin the renewal of the fire certificate, go on with it, or file it."""
    desk = scene.desk
    if not words:
        scene.ids["renewal fire"] = renewing.begin(desk, [_held(scene, "fire")]).made[0]
        return
    renewing.done(desk, [_now(scene)], words[0])
    if len(words) > 1:
        renewing.file(desk, [_now(scene)], words[1])


def _now(scene: Scene) -> Record:
    return scene.desk.get(scene.ids["renewal fire"])


def _lend(scene: Scene) -> None:
    desk = scene.desk
    for key, copy, who, purpose, back in (
        ("quality", "original", "wang.jiahe", "tender of the harbour authority", -3),
        ("fire", "duplicate 1", "li.muqing", "insurer's visit", 3),
    ):
        lending.lend(
            desk, [_held(scene, key)], copy=copy, borrower=scene.ids[who], purpose=purpose,
            back_by=scene.days.day(back), approver="Gao Yuanzhi",
        )  # fmt: skip


def _suspend(scene: Scene) -> None:
    licences.move(scene.desk, [_held(scene, "radiation")], "suspend", "the unit is being moved")
