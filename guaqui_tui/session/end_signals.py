"""What the system says to a program that has to end: its window was closed, or the laptop is shut down."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

NAMES = ("SIGHUP", "SIGTERM")
ON_WINDOWS = ("SIGBREAK", "SIGTERM")
"""There a closed window comes as the first of these, where the system gives the time for it."""


def listen(end: Callable[[int], None]) -> None:
    """Have `end` called on the loop with the exit code that the signal usually gives."""
    loop = asyncio.get_running_loop()
    with suppress(RuntimeError, ValueError):  # not the main thread: then signals are somebody else's
        try:
            for number in _numbers(NAMES):
                loop.add_signal_handler(number, end, 128 + number)
        except NotImplementedError:
            for number in _numbers(ON_WINDOWS):
                signal.signal(number, lambda number, _frame: loop.call_soon_threadsafe(end, 128 + number))


def _numbers(names: tuple[str, ...]) -> list[int]:
    return [int(getattr(signal, name)) for name in names if hasattr(signal, name)]
