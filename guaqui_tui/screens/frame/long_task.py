"""Something long that goes on beside the screen: how far it is, and breaking it off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Event
from typing import Any, ParamSpec

from textual.screen import Screen
from textual.worker import Worker, WorkerError

P = ParamSpec("P")


class BrokenOff(Exception):  # noqa: N818 - nothing went wrong
    """Whoever waits for the work does not want it any more."""


class Work:
    """One piece of work of a screen at a time. What it raises ends the app, as any fault."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._stop = Event()
        self._worker: Worker[object] | None = None

    @property
    def goes_on(self) -> bool:
        return self._worker is not None and not self._worker.is_finished

    def begin(self, work: Coroutine[Any, Any, object]) -> None:
        self._stop.clear()
        self._worker = self._screen.run_worker(work)

    def teller(self, say: Callable[P, None]) -> Callable[P, None]:
        """What the work calls, from its thread, to say how far it is. Raises `BrokenOff` once it is to end."""
        loop = asyncio.get_running_loop()

        def said(*args: P.args, **kwargs: P.kwargs) -> None:
            if self.goes_on and not self._stop.is_set():
                say(*args, **kwargs)

        def tell(*args: P.args, **kwargs: P.kwargs) -> None:
            if self._stop.is_set():
                raise BrokenOff
            loop.call_soon_threadsafe(lambda: said(*args, **kwargs))

        return tell

    async def wait(self, seconds: float) -> None:
        """Until it is over, but no longer than that."""
        if self._worker is not None:
            with suppress(TimeoutError, WorkerError):
                await asyncio.wait_for(asyncio.shield(self._worker.wait()), seconds)

    @property
    def broken_off(self) -> bool:
        return self._stop.is_set()

    def break_off(self) -> None:
        self._stop.set()

    async def end(self) -> None:
        """Break it off, and wait until it is over: that leaves nothing behind."""
        self._stop.set()
        if self._worker is not None:
            with suppress(WorkerError):  # it was told already
                await self._worker.wait()
