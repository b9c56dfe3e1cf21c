"""One key at a time: the next goes to the app only when the one before has had all its effects."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable
from typing import Any, Final

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message

SLICES: Final = 500
"""How often the app may take its turn before it counts as one that never rests."""

PATIENCE: Final = 1.0
"""Seconds that a key waits for an app that never rests, or for one that waits for something else."""

IMPATIENCE: Final = 0.05
"""The same for the keys after it, until the app has rested once."""


class Gate:
    """Events on their way from the terminal to the app, in order.

    Keys that arrive in one burst go where a slow typist's would: a letter after Tab into the next field, one
    after the key that opens a dialog into the dialog. Therefore a key is handed over when nothing is left to
    do in the app: no task can run, no message waits, nothing is to be called after the next repaint.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Message] = deque()
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._patience = PATIENCE

    def open(self) -> None:
        """Begin to hand over; keys typed while the app was starting are the first."""
        self._task = asyncio.create_task(self._hand_over(), name="keys")

    def close(self) -> None:
        """Hand over nothing more; what is left is dropped, since it was meant for what came after."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._waiting.clear()

    def push(self, events: Iterable[Message]) -> None:
        """Take events from the reading thread."""
        self._loop.call_soon_threadsafe(self._take, list(events))

    def _take(self, events: list[Message]) -> None:
        self._waiting.extend(events)
        self._arrived.set()

    async def _hand_over(self) -> None:
        while True:
            await self._arrived.wait()
            while self._waiting:
                if isinstance(self._waiting[0], Key | Paste):
                    await self._settle()
                message = self._waiting.popleft()
                message.set_sender(self._app)
                self._app.post_message(message)
            self._arrived.clear()

    async def _settle(self) -> None:
        """Wait until the app has nothing left to do, but not for ever."""
        began, slices, calm = time.monotonic(), 0, 0
        while calm < 2:
            runnable = bool(getattr(self._loop, "_ready", ()))
            calm = 0 if runnable or self._is_busy() else calm + 1
            slices += 1
            if time.monotonic() - began > self._patience and (slices > SLICES or not runnable):
                self._patience = IMPATIENCE
                return
            # Nothing can run, yet something is left: it waits for a timer, mostly that of the next repaint.
            await asyncio.sleep(0 if runnable or calm else 0.002)
        self._patience = PATIENCE

    def _is_busy(self) -> bool:
        app = self._app
        if app._exit:
            return False
        if not app._running or app._batch_count or not app.screen_stack:
            return True
        screen = app.screen
        if len(screen._callbacks) > 0 or not screen._is_mounted:
            return True
        return any(each._message_queue.qsize() for each in (app, *app._registry))
