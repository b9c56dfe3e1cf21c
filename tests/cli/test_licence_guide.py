"""The guide's licence commands, typed one after the other as they stand there, by somebody who knows nothing else."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from office_tui.domain.life import LIVES, legal
from office_tui.domain.people import Department
from office_tui.services.opening import open_desk
from office_tui.services.register import save
from tests.cli.terminal import Runs

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


def commands(section: str) -> list[list[str]]:
    """Return the indented commands of a section, as a shell reads them."""
    text = (
        GUIDE.read_text(encoding="utf-8")
        .partition(f"\n## {section}\n")[2]
        .partition("\n## ")[0]
        .replace("\\\n", "")
    )
    blocks = re.findall(r"^    office-tui (.+)$", text, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in blocks]


def test_enter_lend_return_and_renew_from_the_guide_alone(runs: Runs, home: Path) -> None:
    desk = open_desk(create=True)
    save(desk, Department(name="Works"))
    desk.close()
    told = commands("Licences")
    assert [each[1] for each in told] == [
        "add", "lend", "return", "renew", "step", "file", "supplement", "resume", "grant",
    ]  # fmt: skip
    for words in told:
        said = runs(*words)
        assert said.code == 0, (words, said.err)
    assert [row[0] for row in runs("list", "licences").cells] == [
        "LIC-1",
        "LIC-2",
    ]  # the old one still stands
    may = runs("licence", "may", "food", "permit", "--on", "2027-05-01")
    assert may.out == "yes, by LIC-2 Food permit (until 30 Jun 2031)\n"


def test_the_lines_of_the_guides_table_are_understood(runs: Runs) -> None:
    text = GUIDE.read_text(encoding="utf-8").partition("\n## Licences\n")[2]
    fields = {"Papers": "copies", "Duties": "duties", "Renewal needs": "plan", "Printed on it": "printed"}
    for label, name in fields.items():
        lines = re.findall(
            r"`([^`]+)`", next(line for line in text.split("\n") if line.startswith(f"| {label} |"))
        )
        for line in lines:
            assert (
                runs("licence", "add", label, "--set", "long_term=yes", "--set", f"{name}={line}").code == 0
            ), line


def test_the_table_of_next_steps_names_those_that_are_legal_and_no_others() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| it is | `m` offers |\n")[2].partition("\n\n")[0]
    told = {
        cells[1].strip().removeprefix("a "): set(re.findall("`([a-z]+)`", cells[2]))
        for cells in (row.split("|") for row in table.splitlines()[1:])
    }
    told["suspended"] |= told["held"] - {"suspend"}  # said in words
    legal_ = {state: set(legal("licence", state)) - {"supersede"} for state in LIVES["licence"]}
    assert {state: verbs for state, verbs in told.items() if state in legal_} == {
        state: verbs for state, verbs in legal_.items() if verbs
    }
