"""What is typed, as it comes from the system: lines, their end, and the signals that end a program."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final

from .console import InputEnded, read_line

NAMES: Final = ("SIGHUP", "SIGTERM", "SIGBREAK", "SIGINT")
_MOST: Final = 1 << 20
"""Bytes without an end that are kept: what comes behind them in one line is no line of anybody's."""


class TypedLines:
    """`read` gives what came, nothing at the end of all; `unfinished` what stands on a terminal without its Enter.

    A signal that comes while nobody is asked is heard at the next question: a save is never broken off.
    """

    def __init__(self, read: Callable[[], bytes | None], unfinished: Callable[[], bytes] = lambda: b"") -> None:
        self._read = read
        self._unfinished = unfinished
        self._came = b""
        self._waiting = False
        self._code = 0

    def listen(self) -> None:
        """Hear what the system says to a program that has to end."""
        for name in NAMES:
            if hasattr(signal, name):
                with suppress(ValueError):  # not the main thread: then signals are somebody else's
                    signal.signal(getattr(signal, name), self._told_to_end)

    def line(self) -> bytes:
        self._waiting = True
        try:
            if self._code:
                raise self._ended()
            while b"\n" not in self._came:
                came = self._read()
                if not came:
                    rest, self._came = self._came, b""
                    raise InputEnded(read_line(rest))
                more, end, next_line = came.partition(b"\n")
                self._came = (self._came + more)[:_MOST] + end + next_line
        finally:
            self._waiting = False
        line, _end, self._came = self._came.partition(b"\n")
        return line.rstrip(b"\r")

    def _told_to_end(self, number: int, _frame: FrameType | None) -> None:
        self._code = 128 + number
        if self._waiting:
            raise self._ended()

    def _ended(self) -> InputEnded:
        """With what was typed of the answer that is waited for, and nobody looked at."""
        rest, _end, _more = (self._came + self._unfinished()).partition(b"\n")
        return InputEnded(read_line(rest), self._code)


def unfinished_on(descriptor: int) -> bytes:
    """What stands on a terminal in a line whose Enter did not come yet; nothing where that cannot be seen."""
    try:
        import termios  # not on Windows
    except ImportError:
        return b""
    try:
        before = termios.tcgetattr(descriptor)
        as_it_comes = [*before[:6], [*before[6]]]
        as_it_comes[3] &= ~termios.ICANON
        as_it_comes[6][termios.VMIN] = as_it_comes[6][termios.VTIME] = 0
        termios.tcsetattr(descriptor, termios.TCSANOW, as_it_comes)
        try:
            return os.read(descriptor, _MOST)
        finally:
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
    except (OSError, termios.error):
        return b""
