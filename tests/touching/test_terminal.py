"""A real terminal: two demands typed, the process killed, both in the file."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pyte
import pytest
from tinydb import TinyDB

from storage import FieldFile

from .rig import Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pty
import select

START = "from guaqui_tui.app import run; raise SystemExit(run(language='en'))"


class Terminal:
    """80x24, with somebody typing at it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            os.execv(sys.executable, [sys.executable, "-c", START])  # noqa: S606 - no shell is what we want
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.display = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.display)

    def type(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def wait_for(self, text: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(text in line for line in self.display.display):
                return
            if select.select([self.fd], [], [], 0.05)[0]:
                self._stream.feed(os.read(self.fd, 65536))
        raise AssertionError("\n".join([f"never seen: {text}", *self.display.display]))

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def test_two_demands_survive_the_power_cut(laptop: Laptop) -> None:
    environment = {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "LINES": "24",
    }
    terminal = Terminal(environment)
    try:
        terminal.wait_for("Four answers")
        terminal.type("\rEquipo Uno\r\r\r")
        terminal.wait_for("Equipo U. · k7m2")
        # As fast as a terminal takes it: no letter waits for a screen.
        terminal.type("\rConstrucción de establos\r1\r45\r35000\rRiego en K'ulli\x13Posta")
        terminal.wait_for("Andamarca · 2005")
        terminal.wait_for("Posta")
        time.sleep(2)  # what is typed is on the disk within two seconds
    finally:
        terminal.kill()

    path = Path.home() / "Guaqui" / "guaqui-2003-2007.json"
    with TinyDB(path) as plain:
        texts = [d["body"].get("text") for d in plain.table("revisions") if d["record"].startswith("demand/")]
    assert texts == ["Construcción de establos", "Riego en K'ulli"]
    with FieldFile.open(path) as field:
        assert not field.notices
        first = field.survey.demand("andamarca", 2003)
        assert first is not None
        assert (first.fields.action, first.fields.families, first.fields.cost_cents) == ("stables", 45, 3500000)

    again = Terminal(environment)
    try:
        again.wait_for("Typed and not saved yet: Andamarca · 2005")
        again.type("\r\r\x13")
        again.wait_for("Andamarca · 2006")
        again.type("\x11")
        _pid, status = os.waitpid(again.pid, 0)
        assert status == 0
    finally:
        os.close(again.fd)
