"""Where messages come from: files, mboxes, Maildirs, folders, standard input; nothing is moved or marked."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from office_tui.domain.clean import clean_line
from office_tui.mail.mbox import Piece, is_mbox, pieces
from office_tui.mail.message import HEADER_LIMIT, MESSAGE_LIMIT

STANDARD_INPUT = "-"
_CHUNK = 1 << 20


class Source(NamedTuple):
    """One message still to be read, or the reason why there is none; `done` counts bytes over all sources."""

    label: str
    """Where it came from, cleaned: a path, for an mbox with the number of the message."""
    piece: Piece | None
    problem: str
    done: int


def sources(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Source]:
    """Yield every message in the paths, in their order, folders by name; what cannot be opened as a problem.

    A folder with `new` and `cur` is a Maildir; of any other all that is in it is read, but no hidden
    files and no links to folders. `-` is `stdin`: one message or an mbox.
    """
    done = 0
    for path in paths:
        if str(path) == STANDARD_INPUT and stdin is not None:
            for source in _of_stream("standard input", stdin, done):
                yield source
                done = source.done
            continue
        for file in _files(Path(path)):
            for source in _of_file(file, done, is_named=file == Path(path)):
                yield source
            done += _size(file)


def whole_size(paths: Sequence[str | Path]) -> int:
    """Return the bytes that `sources` will go through, for a progress bar; standard input counts nothing."""
    return sum(_size(file) for path in paths if str(path) != STANDARD_INPUT for file in _files(Path(path)))


def _files(path: Path) -> Iterator[Path]:
    """Yield the files of a path that was named: itself, or what is in the folder."""
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError:
        yield path
        return
    boxes = [path / "new", path / "cur"]
    if all(box in inside and box.is_dir() for box in boxes):
        inside = boxes
    for entry in inside:
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry)
        else:
            yield entry


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _of_file(path: Path, done: int, *, is_named: bool) -> Iterator[Source]:
    """Yield what one file holds; a pipe only where it was named, since one in a folder may never end."""
    label = clean_line(os.fsencode(path).decode("utf-8", "replace"))
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (is_named and stat.S_ISFIFO(mode))):
            yield Source(label, None, "it is not a file", done)
            return
        with path.open("rb") as stream:
            yield from _of_stream(label, stream, done)
    except OSError as error:
        yield Source(label, None, (error.strerror or "it cannot be read").lower(), done)


def _of_stream(label: str, stream: BinaryIO, done: int) -> Iterator[Source]:
    beginning = stream.read(_CHUNK)
    if not is_mbox(beginning):
        piece = _single(stream, beginning)
        yield Source(label, piece, "", done + piece.size)
        return
    for number, piece in enumerate(pieces(stream, beginning), 1):
        done += piece.size
        yield Source(f"{label}: message {number}", piece, "", done)


def _single(stream: BinaryIO, beginning: bytes) -> Piece:
    """Read a stream that is one message; of one over the limit only its head, its size and its hash."""
    data = beginning + stream.read(MESSAGE_LIMIT + 1 - len(beginning))
    size, digest = len(data), hashlib.sha256(data)
    if size <= MESSAGE_LIMIT:
        return Piece(data, size, digest.hexdigest())
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        digest.update(chunk)
    return Piece(data[: 2 * HEADER_LIMIT], size, digest.hexdigest())
