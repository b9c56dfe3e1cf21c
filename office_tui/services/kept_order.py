"""The kept files and the records that name them: what is missing, altered, or named by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from office_tui.domain.capture import Capture
from office_tui.domain.kinds import KINDS
from office_tui.domain.record import Attachment, Record
from office_tui.errors import DamagedError, NotFoundError, OfficeError
from office_tui.services.desk import Desk
from office_tui.store.kept import read_kept
from office_tui.store.mending.finding import Finding

LEFT: Final = "it was left where it is"
"""What an import says of a message over the limit, of which only the text was taken."""

_HASH: Final = re.compile(rb'"([0-9a-f]{64})"')
_NAMED: Final = re.compile(rb'"(?:message|file|sha256)":"([0-9a-f]{64})"')


class KeptFiles:
    """The kept files, each looked into once however many records name it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wrong: dict[str, str] = {}

    def wrong_with(self, sha: str) -> str:
        """Read a kept file and return what is wrong with it, or nothing."""
        if sha not in self._wrong:
            self._wrong[sha] = self._look(sha)
        return self._wrong[sha]

    def _look(self, sha: str) -> str:
        try:
            read_kept(self._folder, sha)
        except NotFoundError:
            return "is not there"
        except DamagedError:
            return "is damaged"
        except OfficeError as error:
            return f"cannot be read: {error.message}"
        return ""


def missed(desk: Desk) -> Iterator[Finding]:
    """Yield a finding for each file a record names that is not as it was kept."""
    files = KeptFiles(desk.where.kept)
    left = {each.message for each in desk.all(Capture) if any(LEFT in warning for warning in each.warnings)}
    for kind in KINDS:
        for record in desk.store.scan(kind.type):
            for sha in _named_by(record):
                wrong = "" if sha in left else files.wrong_with(sha)
                if wrong:
                    yield Finding(
                        record.id,
                        f"the kept file {sha[:12]}… {wrong}",
                        damaged=True,
                        cure=f"put {desk.where.kept / sha[:2] / sha} back from a copy of the folder",
                    )


def _named_by(record: Record) -> Iterator[str]:
    attachments: tuple[Attachment, ...] = getattr(record, "attachments", ())
    yield from filter(None, (getattr(record, name, "") for name in ("message", "file")))
    yield from (each.sha256 for each in attachments if each.sha256)


def named_in(rows: Iterable[bytes]) -> set[str]:
    """Return the files that these documents name, but for messages that were too large to keep."""
    found: set[str] = set()
    for row in rows:
        if LEFT.encode() not in row:
            found.update(sha.decode() for sha in _NAMED.findall(row))
    return found


def orphans(desk: Desk) -> Iterator[Finding]:
    """Yield the kept files that no record names, nor any entry of what stood there before."""
    folder = desk.where.kept
    named = {sha.decode() for _, _, row in desk.store.export() for sha in _HASH.findall(row)}
    unnamed = [path for path in sorted(folder.glob("[0-9a-f][0-9a-f]/*")) if path.name not in named]
    whole = [path for path in unnamed if path.suffix != ".new"]
    if whole:
        yield Finding(
            str(folder),
            f"{len(whole)} kept {'file is' if len(whole) == 1 else 'files are'} named by nobody: "
            + ", ".join(path.name[:12] + "…" for path in whole[:3])
            + (", …" if len(whole) > 3 else ""),
            cure="left: an import that was cut short leaves such files; they do no harm",
        )
