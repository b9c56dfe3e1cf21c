"""The doctor: what is wrong with the office's files and records, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.kinds import BY_TABLE, KINDS, key_of, kind_of
from office_tui.domain.record import Attachment, Record
from office_tui.errors import DamagedError, NotFoundError, OfficeError
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.store.kept import read_kept

LINKS = (
    "department",
    "owner",
    "of",
    "text",
    "capture",
    "became",
    "answers",
    "answered_by",
    "duplicate_of",
    "head",
    "person",
    "verifier",
    "delegated_to",
)

LEFT = "it was left where it is"
"""What an import says of a message over the limit, of which only the text was taken."""


class Finding(NamedTuple):
    """One thing that is wrong: where, what, and whether records are damaged rather than merely odd."""

    where: str
    what: str
    damaged: bool = False


def examine(desk: Desk) -> Iterator[Finding]:
    """Yield everything that is wrong; a healthy office yields nothing."""
    damaged = desk.store.check()
    for each in damaged:
        yield Finding(
            f"{BY_TABLE[each.table].prefix}-{each.key}", f"cannot be read: {each.why}", damaged=True
        )
    there = {kind.prefix: desk.store.raw(kind.table).keys() for kind in KINDS}
    files = _Files(desk)
    for kind in KINDS:
        for record in desk.store.scan(kind.type):
            yield from _links(record, there)
            yield from files.missed_by(record)


def lost(where: Paths, error: DamagedError) -> Iterator[Finding]:
    """Yield what can be said of an office that does not even open: why, and which earlier copies there are."""
    yield Finding(str(where.file), error.message, damaged=True)
    for copy in sorted((where.data / "backups").glob("*.json"), reverse=True):
        yield Finding(str(copy), f"an earlier copy, of {copy.stat().st_size} bytes")


def _links(record: Record, there: Mapping[str, AbstractSet[int]]) -> Iterator[Finding]:
    for name in LINKS:
        target = getattr(record, name, "")
        kind = kind_of(target) if target else None
        if kind is not None and key_of(target) not in there[kind.prefix]:
            yield Finding(record.id, f"{name} names {target}, which is not there")


class _Files:
    """The kept files, each looked into once however many records name it."""

    def __init__(self, desk: Desk) -> None:
        self._kept = desk.where.kept
        self._wrong: dict[str, str] = {
            each.message: ""
            for each in desk.all(Capture)
            if any(LEFT in warning for warning in each.warnings)
        }

    def missed_by(self, record: Record) -> Iterator[Finding]:
        """Yield a finding for each file a record names that is not as it was kept."""
        files: tuple[Attachment, ...] = getattr(record, "attachments", ())
        single = (getattr(record, name, "") for name in ("message", "file"))
        for sha in filter(None, (*single, *(each.sha256 for each in files))):
            if sha not in self._wrong:
                self._wrong[sha] = self._look(sha)
            if wrong := self._wrong[sha]:
                yield Finding(record.id, f"the kept file {sha[:12]}… {wrong}", damaged=True)

    def _look(self, sha: str) -> str:
        try:
            read_kept(self._kept, sha)
        except NotFoundError:
            return "is not there"
        except DamagedError:
            return "is damaged"
        except OfficeError as error:
            return f"cannot be read: {error.message}"
        return ""
