"""A damaged plain file: what is said of it, and what the office is after a repair."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

import pytest

from tests.store.acts import titles
from tests.store.mending.broken_office import Office, said


def zeroed_sector(content: bytes) -> bytes:
    start = content.index(b"a long letter a long letter")
    return content[:start] + b"\0" * 512 + content[start + 512 :]


PLAIN: dict[str, Callable[[bytes], bytes]] = {
    "one bit of an old record": lambda content: content.replace(b'"one"', b'"ooe"'),
    "a sector of zeroes in an old record": zeroed_sector,
    "a newline": lambda content: content.replace(b'},\n"2": {"id":"CAP-2"', b'},x"2": {"id":"CAP-2"'),
    "the first line": lambda content: content.replace(b'"seq":', b'"sex":', 1),
    "the whole first line": lambda content: b"\0" * content.index(b"\n") + content[content.index(b"\n") :],
    "the newline after it": lambda content: content.replace(b"\n", b" ", 1),
    "a table's name": lambda content: content.replace(b'"texts": {\n', b'"te\xffts": {\n'),
    "a key": lambda content: content.replace(b'"2": {"id":"CAP-2"', b'"7": {"id":"CAP-2"'),
    "an id": lambda content: content.replace(b'"1": {"id":"CAP-1"', b'"1": {"id":"CAP-2"'),
    "a bracket": lambda content: content.replace(b'"1": {"id":"CAP-1"', b'"1": ["id":"CAP-1"'),
    "the end": lambda content: content[:-1],
    "more after the end": lambda content: content + b"garbage\n",
}


@pytest.mark.parametrize("how", PLAIN)
def test_a_damaged_plain_file_is_put_together_whole(office: Office, how: str) -> None:
    content = office.path.read_bytes()
    broken = PLAIN[how](content)
    assert broken != content
    office.path.unlink()
    office.path.write_bytes(broken)
    before = office.path.read_bytes(), office.journal.read_bytes()
    told = said(office.told())
    assert "office.json: " in told
    assert (office.path.read_bytes(), office.journal.read_bytes()) == before, "looking changes nothing"
    done = office.repair()
    assert said(done.findings) == told, "it does what it said"
    assert office.now() == office.records


def test_a_repair_that_is_exact_says_so(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    told = said(office.told())
    assert "its checksum is right again then, so nothing is lost" in told
    assert "1 record is damaged or missing: CAP-1 → taken from the copy office-" in told
    assert "nothing proves" not in told


def test_what_no_copy_has_is_kept_as_it_can_be_read_and_told(office: Office) -> None:
    office.break_(b'"title":"five"', b'"title":"fife"')
    told = said(office.told())
    assert "so nothing is lost" not in told
    assert "CAP-5" in told.partition("nothing proves them unharmed")[2]
    office.repair()
    assert (titles(office.opened())[3], json.loads(office.records[3][2])["title"]) == ("fife", "five")


def test_what_the_journal_has_whole_is_taken_from_there(office: Office) -> None:
    office.break_(b'"4": {"id":"CAP-4"', b'"4": {"id":"CAP')  # changed again in the journal
    office.repair()
    assert office.now() == office.records


@pytest.mark.parametrize("left", [0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99])
def test_of_a_cut_off_file_the_copy_and_the_journal_give_the_rest(office: Office, left: float) -> None:
    content = office.path.read_bytes()
    office.path.unlink()
    office.path.write_bytes(content[: int(len(content) * left)])
    done = office.repair()
    after = {(table, key): json.loads(row) for table, key, row in office.now()}
    for table, key, row in office.records:
        if json.loads(row)["rev"] <= 3 or json.loads(row)["rev"] > 6:
            assert after[table, key] == json.loads(row)
    assert after["captures", 4]["title"] == "four, changed"
    assert after["captures", 2]["title"] in {"two 财务", "two, changed"}
    assert ("of entries cannot be found anywhere" in said(done.findings)) == (left >= 0.3)


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"no office at all", None])
def test_of_a_file_that_is_no_more_the_copy_and_the_journal_are_left(
    office: Office, content: bytes | None
) -> None:
    office.path.unlink()
    if content is not None:
        office.path.write_bytes(content)
    told = said(office.told())
    if content is None:
        assert "is missing → the copy office-" in told
        assert "commits 4 to 6 are missing" in told
    office.repair()
    assert titles(office.opened()) == ["one", "two 财务", "three", "four, changed", "six"]


def test_without_any_copy_what_can_be_read_is_kept_and_the_rest_named(office: Office) -> None:
    shutil.rmtree(office.backups)
    office.break_(b'"title":"plan"', b'"\0\0\0\0\0":"plan"')
    done = office.repair()
    told = said(done.findings)
    assert "1 of directives cannot be found anywhere → lost; the bytes" in told
    assert done.kept_in is not None
    assert b"DIR-1" in (done.kept_in / "unreadable").read_bytes()
    assert [row for row in office.now() if row[:2] != ("directives", 1)] == [
        row for row in office.records if row[:2] != ("directives", 1)
    ]


def test_what_stood_before_serves_where_nothing_else_does(office: Office) -> None:
    shutil.rmtree(office.backups)
    office.break_(b'"title":"two, changed"', b'"title:"two, changed"')
    told = said(office.repair().findings)
    assert "CAP-2 → taken from what it was before its last change" in told
    assert titles(office.opened()) == ["one", "two 财务", "four, changed", "five", "six"]


def test_what_was_deleted_stays_deleted(office: Office) -> None:
    assert b'"three"' in next(office.backups.glob("*3.json")).read_bytes()
    office.break_(b'"title":"one"', b'"title:"one"')
    office.repair()
    assert "three" not in titles(office.opened())


def test_a_damaged_copy_is_passed_over(office: Office) -> None:
    copy = next(office.backups.glob("*3.json"))
    copy.write_bytes(copy.read_bytes().replace(b'"one"', b'"bad"'))
    office.break_(b'"title":"one"', b'"title":"0ne"')
    office.repair()
    assert titles(office.opened())[0] == "0ne", "the copy of commit 0 knows nothing of it"
