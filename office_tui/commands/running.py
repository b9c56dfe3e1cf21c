"""Running a command: why it cannot, what it asks, and how its error is told."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from office_tui.commands.declared import Command, why_not
from office_tui.errors import ConflictError, OfficeError, refused

TURNS_UNTIL_IT_ASKS = 30
"""How many turns of the loop a command has to put its first question on the screen while keys wait."""

KEPT = "Nothing was overwritten"


async def run(node: Any, one: Command) -> None:
    """Run a command of `node`; says why it cannot, tells an `OfficeError`, lets an async one ask questions.

    An async command becomes a worker. The caller (the app's key queue) is held until the command has put its
    first question on the screen, so that keys typed ahead reach the question and not the screen beneath.
    """
    reason = why_not(node, one)
    if reason:
        node.app.notify(reason, severity="warning", markup=False)
        return
    method = getattr(node, f"action_{one.name}")
    if not inspect.iscoroutinefunction(method):
        with told(node.app):
            method()
        return
    before = node.app.screen
    worker = node.run_worker(_asking(node.app, method()), name=one.id, group="commands")
    for _ in range(TURNS_UNTIL_IT_ASKS):
        if worker.is_finished or node.app.screen is not before:
            return
        await asyncio.sleep(0)


async def _asking(app: App[Any], work: Coroutine[Any, Any, None]) -> None:
    with told(app):
        await work


@contextmanager
def told(app: App[Any]) -> Iterator[None]:
    """Turn an `OfficeError` raised inside into a notice; a conflict says that nothing was overwritten.

    So is what the system refuses, such as a file on a full disk: it ends the command, not the desk.
    """
    try:
        yield
    except ConflictError as error:
        # A notice has one line: what matters most comes first.
        already = error.message.startswith(KEPT)
        app.notify(error.message if already else f"{KEPT}: {error.message}", severity="error", markup=False)
    except OfficeError as error:
        app.notify(str(error), severity="error", markup=False)
    except OSError as error:
        app.notify(str(refused(error)), severity="error", markup=False)
