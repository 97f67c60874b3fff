"""A pseudo-terminal of 80x24 with the app in it, and somebody typing at it."""

from __future__ import annotations

import os
import signal
import sys

if sys.platform == "win32":
    raise ImportError("needs a pseudo-terminal")

import pty
import re
import select
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pyte
from pyte.modes import IRM
from pyte.screens import Char, wcwidth

from storage.file.drafts import Drafts

QUIET = 0.15
"""Seconds without a letter after which a screen is drawn."""
START = "from guaqui_tui.app import run_app; raise SystemExit(run_app(language='en'))"
ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "COLUMNS": "80",
    "LINES": "24",
}

_COLOURS = re.compile(rb"\x1b\[[\d;:]*m")


class Letters(pyte.Screen):
    """What stands on a screen, without its colours: nobody here looks at them, and they cost most of the time."""

    _plain: dict[str, Char] = {}  # noqa: RUF012 - letters of one column as they are kept, for all screens

    def draw(self, data: str) -> None:
        """Letters of one column, within a line, at once; others as pyte does."""
        start, end = self.cursor.x, self.cursor.x + len(data)
        if end > self.columns or IRM in self.mode or not all(map(self._is_plain, data)):
            super().draw(data)
            return
        self.buffer[self.cursor.y].update(zip(range(start, end), map(self._plain.__getitem__, data), strict=True))
        self.cursor.x = end

    def _is_plain(self, letter: str) -> bool:
        if letter not in self._plain and wcwidth(letter) == 1:
            self._plain[letter] = Char(letter)
        return letter in self._plain

    @property
    def display(self) -> list[str]:
        """Line by line; a letter of two columns stands in the first."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines)]


class Terminal:
    """80x24, with somebody typing at it. `arguments` are Python's; it opens the app."""

    def __init__(self, environment: dict[str, str], arguments: Sequence[str] = ("-c", START)) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests in the background may ignore it
            os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - no shell is what we want
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.display = Letters(80, 24)
        self._stream = pyte.ByteStream(self.display)
        self._begun = b""
        """What came of a sequence that is not whole."""
        self.status = 0

    def type(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def wait_for(self, *texts: str) -> None:
        """Until all of these stand on the screen at once: while it is drawn it shows parts of two screens."""
        self._wait(" and ".join(texts), lambda: self._shows(*texts))

    def _shows(self, *texts: str) -> bool:
        lines = "\n".join(self.display.display)
        return all(text in lines for text in texts)

    def changes_from(self, before: list[str], seconds: float = 1) -> bool:
        """Whether the screen shows something else before long; then it is waited for until it is whole."""
        try:
            self._wait("a change", lambda: list(self.display.display) != before, seconds)
        except AssertionError:
            return False
        self.rest()
        return True

    def rest(self) -> None:
        """Take in all that is drawn, until nothing more comes for a while."""
        while select.select([self.fd], [], [], QUIET)[0]:
            self._take_in()

    def wait_for_draft(self, file: Path, field: str, value: str) -> None:
        """Until the disk has what was typed; how soon that is, the form's own timer says."""
        self._wait(value, lambda: any(draft.fields.get(field) == value for draft in Drafts(file).all()))

    def _wait(self, what: str, seen: Callable[[], bool], seconds: float = 60) -> None:
        """Take in what the app draws, until something is seen; an app that nobody reads stands still."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if seen():
                return
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    self._take_in()
                except OSError:  # the app has ended
                    break
        raise AssertionError("\n".join([f"never seen: {what}", *self.display.display]))

    def _take_in(self) -> None:
        """What the app drew, but for its colours."""
        whole, escape, rest = (self._begun + os.read(self.fd, 65536)).rpartition(b"\x1b")
        is_begun = escape and not re.search(rb"[@-Z\\^-~]", rest[1:])
        drawn, self._begun = (whole, escape + rest) if is_begun else (whole + escape + rest, b"")
        self._stream.feed(_COLOURS.sub(b"", drawn))

    @property
    def tty(self) -> Path:
        """The end that the app has, as a file."""
        return Path(f"/proc/{self.pid}/fd/0").readlink()

    def until_it_ends(self) -> bytes:
        """Until the app has ended; everything that it wrote from now on. One that nobody reads never ends."""
        written = b""
        while True:
            pid, self.status = os.waitpid(self.pid, os.WNOHANG)
            with suppress(OSError):  # nobody holds its end any more
                while select.select([self.fd], [], [], 0.05)[0]:
                    written += os.read(self.fd, 65536)
            if pid:
                return written

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
