"""A pseudo-terminal of 80x24 with the app in it, and somebody typing at it."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    raise ImportError("needs a pseudo-terminal")

import pty
import select
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

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


class Terminal:
    """80x24, with somebody typing at it. `arguments` are Python's; it opens the app."""

    def __init__(self, environment: dict[str, str], arguments: Sequence[str] = ("-c", START)) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - no shell is what we want
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.display = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.display)
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
            self._stream.feed(os.read(self.fd, 65536))

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
                    self._stream.feed(os.read(self.fd, 65536))
                except OSError:  # the app has ended
                    break
        raise AssertionError("\n".join([f"never seen: {what}", *self.display.display]))

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
