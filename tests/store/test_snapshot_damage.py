from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

import pytest
import tinydb

from office_tui.errors import AccessError, DamagedError, OfficeError
from office_tui.store import snapshot
from office_tui.store.store import Store
from tests.store.acts import Lays, QuickDisk, add, titles

QUICK = QuickDisk()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    where = tmp_path_factory.mktemp("plain") / "office.json"
    store = Store.open(where, create=True, disk=QUICK)
    add(store, "one", "two 财务")
    store.close()
    return where.read_bytes()


def test_every_flipped_bit_is_refused(plain: bytes, lays: Lays) -> None:
    for place in range(len(plain)):
        for bit in (0, 5) if place % 2 else (1, 7):
            flipped = plain[:place] + bytes([plain[place] ^ 1 << bit]) + plain[place + 1 :]
            where = lays(flipped, None)
            with pytest.raises(OfficeError):
                Store.open(where, disk=QUICK)
            assert where.read_bytes() == flipped


def test_every_cut_is_refused(plain: bytes, lays: Lays) -> None:
    for length in range(len(plain)):
        with pytest.raises(DamagedError):
            Store.open(lays(plain[:length], None), disk=QUICK)


def test_control_without_the_checksum_flips_go_unnoticed(
    plain: bytes, lays: Lays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "crc32", lambda *_: int(json.loads(plain)["_store"]["1"]["body"], 16))
    place = plain.index(b"two ")
    flipped = (
        plain[:26]
        + json.loads(plain)["_store"]["1"]["body"].encode()
        + plain[34:place]
        + b"T"
        + plain[place + 1 :]
    )
    store = Store.open(lays(flipped, None), disk=QUICK)
    assert titles(store)[1] == "Two 财务"
    store.close()


def reworded(plain: bytes, old: bytes, new: bytes) -> bytes:
    """Return the file with other words in its first line, and the checksum that belongs to them."""
    line, newline, body = plain.partition(b"\n")
    rest = line[34:].replace(old, new) + newline
    return line[:26] + b"%08x" % crc32(rest) + rest + body


def test_a_newer_file_can_only_be_read(plain: bytes, lays: Lays) -> None:
    assert reworded(plain, b"x", b"x") == plain
    newer = reworded(plain, b'"schema":1', b'"schema":2,"more":true')
    where = lays(newer, None)
    store = Store.open(where, disk=QUICK)
    assert store.read_only
    assert titles(store) == ["one", "two 财务"]
    with pytest.raises(AccessError, match="newer office-tui"):
        add(store, "three")
    store.close()
    assert where.read_bytes() == newer
    assert not where.with_name("office.json.journal").exists()


def test_a_newer_file_of_another_shape_is_refused_in_a_clear_sentence(plain: bytes, lays: Lays) -> None:
    newer = reworded(plain, b'"schema":1', b'"schema":2,"size":"changed shape"')
    with pytest.raises(AccessError, match="newer office-tui"):
        Store.open(lays(newer, None), disk=QUICK)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"_default": {}}',
        b'{"_store": {"1": {"crc": "00000000", "schema": 1, "database": "x", "seq": 1}}}',
        b"\0" * 100,
        b"[1]\n",
        b"[" * 100_000,
    ],
)
def test_what_is_not_ours_is_refused(content: bytes, lays: Lays) -> None:
    where = lays(content, None)
    with pytest.raises(DamagedError, match=r"office\.json"):
        Store.open(where, disk=QUICK)
    assert where.read_bytes() == content


def test_stock_tinydb_reads_the_file_at_rest(tmp_path: Path) -> None:
    where = tmp_path / "office" / "office.json"
    store = Store.open(where, create=True)
    add(store, "one", "财务 “q” \\")
    store.close()
    stock = tinydb.TinyDB(where, access_mode="r")
    assert [each["title"] for each in stock.table("captures").all()] == ["one", "财务 “q” \\"]
    assert stock.table("captures").get(doc_id=2)["id"] == "CAP-2"  # type: ignore[index]  # one document
    assert stock.table("_store").get(doc_id=1)["seq"] == 1  # type: ignore[index]  # one document
    stock.close()
    lines = where.read_text().splitlines()
    assert sum('"id":"CAP-' in line for line in lines if line.startswith('"')) == 2, "one record a line"
