"""The files read by somebody who has only docs/store.md: no code of ours, `json` and `zlib` alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zlib import crc32

from office_tui.store.store import Store
from tests.store.acts import Opens, add, save

Tables = dict[str, dict[str, Any]]


def digits(content: bytes) -> str:
    return f"{crc32(content):08x}"


def read_plain(content: bytes) -> tuple[dict[str, Any], Tables]:
    data = json.loads(content)
    about = data.pop("_store")["1"]
    first, newline, rest = content.partition(b"\n")
    crc = about["crc"].encode()
    assert digits((first + newline).partition(crc)[2]) == about["crc"]
    assert (digits(rest), len(rest)) == (about["body"], about["size"])
    for table, (offset, length, count) in about["tables"].items():
        assert json.loads(rest[offset : offset + length]) == data[table]
        assert len(data[table]) == count
        assert not count or rest[offset : offset + length].count(b"\n") == count + 1
    return about, data


def read_journal(content: bytes) -> tuple[dict[str, Any], list[list[Any]]]:
    lines = content.rstrip(b"\0").removesuffix(b"\n").split(b"\n")
    assert all(line[:9].decode() == f"{digits(line[9:])} " for line in lines)
    header, *commits = (json.loads(line[9:]) for line in lines)
    return header, commits


def apply(tables: Tables, following: dict[str, int], commit: list[Any]) -> None:
    seq, at, actor, session, label, undoes, rows = commit
    changes = []
    for table, key, document in rows:
        records = tables.setdefault(table, {})
        changes.append([table, key, records.get(str(key))])
        if document is None:
            records.pop(str(key), None)
        else:
            records[str(key)] = document
    key = following.get("entries", 1)
    following["entries"] = key + 1
    entry = {"id": f"ENT-{key}", "rev": seq, "at": at, "actor": actor, "session": session, "label": label}
    told = entry | ({"undoes": undoes} if undoes else {}) | {"changes": changes}
    tables.setdefault("entries", {})[str(key)] = told


def read_office(path: Path) -> Tables:
    about, tables = read_plain(path.read_bytes())
    header, commits = read_journal(path.with_name(path.name + ".journal").read_bytes())
    assert header["database"] == about["database"]
    assert [commit[0] for commit in commits] == list(
        range(header["base"] + 1, header["base"] + 1 + len(commits))
    )
    for commit in commits:
        if commit[0] > about["seq"]:
            apply(tables, about["next"], commit)
    return tables


def as_told(store: Store) -> Tables:
    told: Tables = {}
    for table, key, document in store.export():
        told.setdefault(table, {})[str(key)] = json.loads(document)
    return told


def lived_in(opens: Opens) -> Store:
    """Return an office with something in both files: records added, changed, deleted."""
    store = opens()
    add(store, "one", "财务 “q” \\")
    store.close()
    store = opens()
    add(store, "three")
    save(store, lambda draft: draft.delete("CAP-1"))
    return store


def test_an_office_in_use_is_read_from_its_files_by_the_page(opens: Opens, path: Path) -> None:
    store = lived_in(opens)
    assert {table: rows for table, rows in read_office(path).items() if rows} == as_told(store)


def test_an_office_at_rest_has_everything_in_the_plain_file(opens: Opens, path: Path) -> None:
    store = lived_in(opens)
    before = as_told(store)
    store.close()
    about, tables = read_plain(path.read_bytes())
    header, commits = read_journal(path.with_name("office.json.journal").read_bytes())
    assert commits == []
    assert header["base"] == about["seq"] == 3
    assert {table: rows for table, rows in tables.items() if rows} == before
