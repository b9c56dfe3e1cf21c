"""An office that does not open: what ails it, and its repair."""

from __future__ import annotations

from pathlib import Path

from office_tui.errors import DamagedError
from office_tui.paths import Paths
from office_tui.services.now import real_now
from office_tui.store.folder import Names, reported
from office_tui.store.mending import repair as files
from office_tui.store.mending.diagnosis import diagnose
from office_tui.store.mending.finding import Finding
from office_tui.store.mending.repair import Repaired
from office_tui.store.mending.surroundings import look_around, tidy


def ailing(where: Paths, error: DamagedError) -> list[Finding]:
    """Return what is wrong with the files of an office that does not open for this reason."""
    with reported(where.file):
        return diagnose(Names(where.file), why=error.message).findings


def around(where: Paths) -> list[Finding]:
    """Return what is odd around the files."""
    with reported(where.data):
        return list(look_around(Names(where.file), where.kept))


def repair(where: Paths) -> Repaired:
    """Repair what can be repaired, once everything was kept aside; raises as the store's `repair`."""
    repaired = files.repair(where.file, real_now())
    with reported(where.data):
        tidied = tidy(Names(where.file), where.kept)
    return repaired._replace(findings=repaired.findings + tidied)


def put_back(where: Paths, copy: Path) -> Path | None:
    """Put a copy in the place of an office that does not open, or is not there; return where that one is kept."""
    return files.put_back(where.file, copy, real_now())
