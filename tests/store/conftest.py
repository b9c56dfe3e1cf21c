from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_tui.store.disk import DISK, Disk
from office_tui.store.store import Store
from tests.store.acts import Lays, Opens
from tests.store.mending.broken_office import Office, build, laid


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the office of this test lies; nothing is there yet."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder / "office.json"


@pytest.fixture
def opens(path: Path) -> Iterator[Opens]:
    """Open an office that is closed after the test."""
    opened: list[Store] = []

    def open_(where: Path | None = None, *, create: bool = True, disk: Disk = DISK) -> Store:
        opened.append(Store.open(where or path, create=create, disk=disk))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def lays(tmp_path: Path) -> Lays:
    """Lay a plain file and a journal into one folder, over what was there."""
    folder = tmp_path / "laid"
    folder.mkdir(mode=0o700)

    def lay(plain: bytes, journal: bytes | None) -> Path:
        where = folder / "office.json"
        where.write_bytes(plain)
        if journal is None:
            where.with_name("office.json.journal").unlink(missing_ok=True)
        else:
            where.with_name("office.json.journal").write_bytes(journal)
        return where

    return lay


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an office with a history lies, as a killed session left it; do not change it."""
    path = tmp_path_factory.mktemp("source") / "office.json"
    path.parent.chmod(0o700)
    build(path)
    return path


@pytest.fixture
def office(source: Path, tmp_path: Path) -> Office:
    """A copy of that office, to be broken."""
    return laid(source, tmp_path / "data")
