"""A damaged journal, or one that does not go with its file: what is said, and what is left after a repair."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.domain.entry import Entry
from office_tui.store.mending.repair import ACTOR
from office_tui.store.store import Store
from tests.store.acts import add, titles
from tests.store.mending.broken_office import QUICK, Office, lines, said


def nth(office: Office, number: int) -> bytes:
    return lines(office.journal.read_bytes())[number]


def test_a_damaged_line_is_left_out_and_the_later_ones_are_taken(office: Office) -> None:
    office.break_journal(b'"six"', b'"sex"')
    told = said(office.told())
    assert "are no whole line → the whole lines around them are taken" in told
    assert "commit 7 is missing → the later ones are taken" in told
    done = office.repair()
    assert done.kept_in is not None
    assert b'"sex"' in (done.kept_in / "unreadable").read_bytes()
    assert [row for row in office.records if b'"six"' not in row[2]] == office.now()


def test_an_entry_keeps_its_number_when_one_before_it_is_missing(office: Office) -> None:
    store = office.opened()
    before = {each.rev: each.id for each in store.scan(Entry)}
    store._files.close()
    office.break_journal(b'"six"', b'"sex"')
    office.repair()
    store = office.opened()
    after = {each.rev: each.id for each in store.scan(Entry)}
    store.close()
    assert {rev: id_ for rev, id_ in before.items() if rev != 7}.items() <= after.items()
    last = next(each for each in store.scan(Entry) if each.rev == max(after))
    assert (last.actor, last.label[:8]) == (ACTOR, "repaired")


JOURNAL: dict[str, Callable[[bytes], bytes]] = {
    "its first line": lambda content: b"x" + content[1:],
    "all of its first line": lambda content: b"\0" * content.index(b"\n") + content[content.index(b"\n") :],
    "a newline": lambda content: content.replace(b"]]]\n", b"]]]x", 1),
    "its last newline": lambda content: b"\n".join(lines(content))[:-1] + b"x",
    "garbage after the end": lambda content: b"\n".join(lines(content)) + b"garbage\nmore\n",
}


@pytest.mark.parametrize("how", JOURNAL)
def test_a_damaged_journal_gives_all_its_whole_lines(office: Office, how: str) -> None:
    content = office.journal.read_bytes()
    broken = JOURNAL[how](content)
    assert broken != content
    office.journal.write_bytes(broken)
    assert "office.json.journal: " in said(office.told())
    office.repair()
    assert office.now() == office.records


def test_a_missing_commit_is_named(office: Office) -> None:
    office.break_journal(nth(office, 2) + b"\n", b"")
    assert "commit 8 is missing" in said(office.told())
    office.repair()
    found = titles(office.opened())
    assert "six" in found
    assert "four" in found, "commit 8 changed it"


def test_the_journal_of_another_office_is_kept_aside_and_not_used(office: Office, tmp_path: Path) -> None:
    other = Store.open(tmp_path / "other" / "office.json", create=True, disk=QUICK)
    add(other, "foreign")
    other._files.close()
    shutil.copy(tmp_path / "other" / "office.json.journal", office.journal)
    assert "belongs to another office (1 changes) → it is kept aside" in said(office.told())
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five"]


def test_an_older_file_under_a_newer_journal_gives_way_to_the_copy(office: Office) -> None:
    store = office.opened()
    add(store, "seven")
    store.close()  # plain file 10, copies 3 and 6
    store = office.opened()
    add(store, "eight")
    store._files.close()
    shutil.copy(next(office.backups.glob("*3.json")), office.path)
    told = said(office.told())
    assert "is older (commit 3) than its journal, which begins after commit 10 → the copy office-" in told
    assert "commits 7 to 10 are missing" in told
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five", "eight"]


def test_an_edit_by_stock_tinydb_and_the_journal_are_brought_together(office: Office) -> None:
    data = json.loads(office.path.read_bytes())
    data["captures"]["1"]["title"] = "edited"
    data["captures"]["4"]["title"] = "edited too"
    office.path.unlink()
    office.path.write_text(json.dumps(data))
    assert "was changed by another program while the journal still held changes" in said(office.told())
    office.repair()
    assert titles(office.opened()) == ["edited", "two, changed", "four, changed", "five", "six"]


def test_a_missing_journal_is_no_damage_of_its_own(office: Office) -> None:
    office.journal.unlink()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    told = office.told()
    assert {Path(each.where).name for each in told} == {"office.json"}
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four", "five"]


def test_both_at_once(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title:"one"')
    office.break_journal(b'"six"', b'"sex"')
    office.repair()
    assert titles(office.opened()) == ["one", "two, changed", "four, changed", "five"]
