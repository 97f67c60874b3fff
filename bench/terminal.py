"""A program in a pseudo-terminal of 80x24, and how long it takes from a key to what the key should show."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple

import pyte

PATIENCE = 30.0
"""Seconds after which a program is taken to have failed."""

NOT_HANDED_ON = {"COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"}
"""The terminal says how large it is; and what an installed program has, compiled modules, both programs have."""


class Spent(NamedTuple):
    """Seconds until something was seen, and those of the processor that the program had by then."""

    wall: float
    busy: float


class Terminal:
    """`arguments` go to the Python that runs this; its time begins before the process is made."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self.display = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.display)
        self._known = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
        self._known |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **environment}
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, *arguments], self._known)  # noqa: S606 - no shell
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def busy(self) -> float:
        """Seconds that the program had the processor, all its threads: a machine that others use does not lengthen
        them much.
        """
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text("ascii").split()[0]) for one in tasks) / 1e9

    def send(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def hear(self, seconds: float) -> bool:
        """Take what comes; whether anything did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        self._stream.feed(os.read(self.fd, 65536))
        return True

    def sees(self, text: str) -> bool:
        return any(text in line for line in self.display.display)

    def until(self, text: str) -> float:
        """The time when `text` is on the screen."""
        end = time.perf_counter() + PATIENCE
        while not self.sees(text):
            if time.perf_counter() > end:
                raise TimeoutError("\n".join([f"never seen: {text}", *self.display.display]))
            self.hear(0.05)
        return time.perf_counter()

    def rest(self) -> None:
        """Until nothing more comes, so that the next key finds the program idle."""
        while self.hear(0.15):
            pass

    def took(self, keys: str, text: str) -> Spent:
        """From keys to `text`."""
        self.rest()
        start, busy = time.perf_counter(), self.busy()
        self.send(keys)
        return Spent(self.until(text) - start, self.busy() - busy)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
