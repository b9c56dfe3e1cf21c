"""Changing a template: on a working copy, which comes into force only when it is sound."""

from __future__ import annotations

import os
from pathlib import Path

from office_tui.documents.template import SHIPPED, own_file, read_source
from office_tui.documents.template import check as check_source
from office_tui.domain.record import Problem
from office_tui.errors import AccessError, NotFoundError


def begin_edit(name: str, own_folder: Path) -> Path:
    """Return the working copy to open in the editor: a broken one left before, else of what is in force.

    A name that does not exist yet begins with a copy of the business letter. Raises NotFoundError for what is
    no name, AccessError where it cannot be written.
    """
    own = own_file(name, own_folder)
    if own is None:
        raise NotFoundError(f"“{name}” is no name for a template.", "Use small letters, digits and hyphens.")
    copy = _working(own)
    if copy.exists():
        return copy
    origin = next(
        (path for path in (own, SHIPPED / own.name) if path.is_file()), SHIPPED / "business-letter.md"
    )
    try:
        own_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(origin.read_bytes())
    except OSError as error:
        raise AccessError(f"{copy} cannot be written: {error.strerror}.") from error
    return copy


def finish_edit(name: str, own_folder: Path) -> list[Problem]:
    """Bring the working copy into force if it is sound; else keep it and return its problems."""
    own = own_file(name, own_folder)
    if own is None or not _working(own).exists():
        raise NotFoundError(f"The template “{name}” is not being edited.")
    read = read_source(_working(own))
    found = read.problems or check_source(read.source)
    if found:
        return found
    try:
        _working(own).replace(own)
    except OSError as error:
        raise AccessError(f"{own} cannot be written: {error.strerror}.") from error
    return []


def _working(own: Path) -> Path:
    """Return the working copy's path: it ends in .md for the editor's sake, and is no template's name."""
    return own.with_name(f".{own.stem}.edit.md")
