"""The inbox's views: what is undecided, what is away, what is open, what is settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from office_tui.domain.heads import CaptureHead, DirectiveHead, LetterHead
from office_tui.domain.standing import is_settled, is_undecided
from office_tui.services.desk import Desk

Head = CaptureHead | DirectiveHead | LetterHead
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def undecided(desk: Desk) -> list[Head]:
    """Return what wants a decision, newest first."""
    now = desk.now
    waiting = [each for each in desk.headers("captures", CaptureHead) if is_undecided(each, now)]
    waiting.reverse()
    waiting.sort(key=lambda each: each.received or LONG_AGO, reverse=True)
    return list(waiting)


def away(desk: Desk) -> list[Head]:
    """Return what was put off or delegated and has not come back, the next to come back first."""
    now = desk.now
    gone: list[Head] = [
        each
        for each in desk.headers("captures", CaptureHead)
        if each.state in {"deferred", "delegated"} and not is_undecided(each, now)
    ]
    gone += [
        each for each in (*directives(desk), *letters(desk)) if each.until is not None and each.until > now
    ]
    return sorted(gone, key=lambda each: (each.until is None, each.until or now))


def directives(desk: Desk) -> list[Head]:
    """Return the directives still open, newest first."""
    return [each for each in reversed(desk.headers("directives", DirectiveHead)) if not is_settled(each)]


def letters(desk: Desk) -> list[Head]:
    """Return the letters still open, newest first."""
    return [each for each in reversed(desk.headers("letters", LetterHead)) if not is_settled(each)]


def settled(desk: Desk) -> list[Head]:
    """Return everything that is settled: captures decided, directives and letters closed."""
    all_: list[Head] = [
        *reversed(desk.headers("directives", DirectiveHead)),
        *reversed(desk.headers("letters", LetterHead)),
        *reversed(desk.headers("captures", CaptureHead)),
    ]
    return [each for each in all_ if is_settled(each)]


VIEWS: dict[str, Callable[[Desk], list[Head]]] = {
    "undecided": undecided,
    "away": away,
    "directives": directives,
    "letters": letters,
    "settled": settled,
}
"""Each view by its name, in the order that `o` goes through them."""
