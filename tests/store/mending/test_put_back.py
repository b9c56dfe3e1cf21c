"""Putting a copy in the place of an office that does not open: only of one that still does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from office_tui.errors import ConflictError
from office_tui.store.backing_up import back_up
from office_tui.store.mending.repair import put_back, repair
from tests.store.acts import Opens, add, titles
from tests.store.mending.broken_office import NOW, QUICK


@pytest.fixture
def copy(opens: Opens, path: Path, tmp_path: Path) -> Path:
    """A copy of an office, in which one more thing was decided since."""
    store = opens()
    add(store, "one")
    store.close()
    made = back_up(path, NOW.date(), tmp_path / "copy.json").path
    store = opens()
    add(store, "two")
    store.close()
    return made


def test_an_office_that_was_repaired_meanwhile_stays(opens: Opens, path: Path, copy: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-2])
    repair(path, NOW, disk=QUICK)
    before = path.read_bytes()
    with pytest.raises(ConflictError, match="opens by now"):
        put_back(path, copy, NOW, disk=QUICK)
    assert path.read_bytes() == before
    assert titles(opens()) == ["one", "two"]


def test_an_office_that_was_made_meanwhile_stays(opens: Opens, path: Path, copy: Path) -> None:
    shutil.rmtree(path.parent)
    opens().close()
    with pytest.raises(ConflictError):
        put_back(path, copy, NOW, disk=QUICK)
    assert titles(opens()) == []


def test_one_that_does_not_open_or_is_not_there_is_replaced(opens: Opens, path: Path, copy: Path) -> None:
    path.unlink()
    path.write_bytes(b"{")
    kept_in = put_back(path, copy, NOW, disk=QUICK)
    assert kept_in is not None
    assert (kept_in / path.name).read_bytes() == b"{"
    store = opens()
    assert titles(store) == ["one"]
    store.close()
    for each in (path, path.with_name("office.json.journal")):
        each.unlink()
    assert put_back(path, copy, NOW, disk=QUICK) is None
    assert titles(opens()) == ["one"]
