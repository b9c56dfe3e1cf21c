"""What repair refuses, and that it is safe itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from office_tui.errors import AccessError, BusyError, NoOfficeError, OfficeError
from office_tui.store.folder import Names
from office_tui.store.frames import frame
from office_tui.store.mending.repair import damage, repair
from office_tui.store.still import StillDisk
from tests.store.acts import QuickDisk, state
from tests.store.mending.broken_office import NOW, QUICK, Office, laid, lines


def test_a_sound_office_is_left_as_it_is(office: Office) -> None:
    before = office.path.read_bytes(), office.journal.read_bytes()
    assert repair(office.path, NOW) == ([], None)
    assert (office.path.read_bytes(), office.journal.read_bytes()) == before
    assert office.now() == office.records


# What is refused


def test_what_a_newer_office_tui_wrote_is_not_repaired(office: Office) -> None:
    payload = lines(office.journal.read_bytes())[0][9:].replace(b'"journal":1', b'"journal":2')
    office.journal.write_bytes(frame(payload))
    before = office.journal.read_bytes()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    with pytest.raises(AccessError, match="another kind"):
        repair(office.path, NOW)
    assert office.journal.read_bytes() == before
    assert not list(office.backups.glob("damaged-*"))


def test_nobody_repairs_what_another_has_open(office: Office) -> None:
    store = office.opened()
    office.break_(b'"title":"one"', b'"title":"0ne"')
    broken = office.path.read_bytes()
    with pytest.raises(BusyError, match="has the office open"):
        repair(office.path, NOW)
    assert office.path.read_bytes() == broken
    store._files.close()
    office.repair()


def test_a_read_only_disk_is_told(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    with pytest.raises(AccessError, match="can only be read"):
        repair(office.path, NOW, disk=StillDisk())


def test_where_no_office_is_there_is_nothing_to_repair(tmp_path: Path) -> None:
    with pytest.raises(NoOfficeError):
        repair(tmp_path / "none" / "office.json", NOW)
    with pytest.raises(NoOfficeError):
        damage(tmp_path / "office.json")


# Repairing is itself safe


class Failing(QuickDisk):
    """A disk whose n-th call that changes anything fails, and all after it."""

    def __init__(self, after: int) -> None:
        self.left = after

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "No space left on device")

    def write(self, descriptor: int, content: bytes | memoryview, offset: int) -> int:
        self._count()
        return super().write(descriptor, content, offset)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def sync(self, descriptor: int) -> None:
        self._count()


@pytest.mark.parametrize("after", range(12))
def test_a_repair_cut_short_can_be_done_again(source: Path, tmp_path: Path, after: int) -> None:
    office = laid(source, tmp_path / "data")
    office.break_(b'"title":"one"', b'"title:"one"')
    office.break_journal(b'"six"', b'"sex"')
    expected = [row for row in office.records if b'"six"' not in row[2]]
    try:
        repair(office.path, NOW, disk=Failing(after))
    except OfficeError:
        repair(office.path, NOW, disk=QUICK)
    assert office.now() == expected


def test_a_second_repair_has_a_folder_of_its_own(office: Office) -> None:
    office.break_(b'"title":"one"', b'"title":"0ne"')
    office.repair()
    content = office.path.read_bytes()
    office.path.unlink()
    office.path.write_bytes(content[:-2])
    done = repair(office.path, NOW, disk=QUICK)
    assert done.kept_in == Names(office.path).backups / "damaged-2026-03-02-2"
    store = office.opened()
    assert state(store) == office.records
    store.close()
