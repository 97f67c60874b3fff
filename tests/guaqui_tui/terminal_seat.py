"""The app in a terminal of its own, which says after each key, and each change of size, what it shows.

A test that looks at the bytes of a terminal cannot ask the app anything. This tells it when to look, through a
pipe beside the terminal, so that no test waits by the clock.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    raise ImportError("needs a pseudo-terminal")

import fcntl
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

import pyte
from textual import events
from textual.binding import Binding
from textual.geometry import Size

from guaqui_tui import app as tui
from guaqui_tui.look import keys
from guaqui_tui.screens.frame.keyboard import settled
from guaqui_tui.session import intervals

PATIENCE = 300.0
"""Seconds for one answer: far more than it takes, so that a slow day fails nothing."""

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "GUAQUI_LANG": "en"}
_NOT_OF_A_SEAT = ("COLUMNS", "LINES", "PYTHONUNBUFFERED")
"""A size that a library of the tests may have put there never changes; and without a buffer Python loses the rest
of what it writes to a terminal when a signal comes, such as that of a new size.
"""
SENT = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "space": " ",
    **{f"f{n}": f"\x1bO{letter}" for n, letter in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{code}~" for n, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
    **{f"ctrl+{letter}": chr(ord(letter) - ord("a") + 1) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for a key, by Textual's name for it."""


def _typed_for(key: str) -> list[str]:
    """What somebody types for a key: of what has none, its words in the list of actions."""
    if not key.startswith(keys.ONLY_LISTED):
        return [SENT.get(key, key)]
    (words,) = {one.description for one in vars(keys).values() if isinstance(one, Binding) and one.key == key}
    return [SENT["ctrl+p"], *re.split("[:,{(]", words)[0].strip(), SENT["enter"]]


class Told(tui.GuaquiApp):
    """Tells file descriptor `GUAQUI_TELL` the class of the screen on top."""

    def _tell_of(self, what: str) -> None:
        top = type(self.screen).__name__ if self.screen_stack else "-"
        os.write(int(os.environ["GUAQUI_TELL"]), f"{what} {top}\n".encode())

    async def _hand_on(self, event: events.Event) -> None:
        await super()._hand_on(event)
        await self._keyboard._free.wait()
        if self._keyboard._typed.empty():  # what a question gave back to the form below belongs to the same key
            self._tell_of("key")

    def _check_resize(self) -> None:
        super()._check_resize()
        self.run_worker(self._tell_of_size(self.size))

    async def _tell_of_size(self, size: Size) -> None:
        for _round in range(3):  # the screen, what is on it, and what that says of its own size
            await settled(self.focused or self.screen)
        self._tell_of(f"size-{size.width}x{size.height}")


class Seat:
    """Somebody at a terminal of 80x24 who notes every byte that comes out of it."""

    def __init__(self, file: Path | None = None) -> None:
        ears, mouth = os.pipe()
        os.set_inheritable(mouth, True)  # noqa: FBT003 - the standard library's signature
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, **ENVIRONMENT, "GUAQUI_TELL": str(mouth)}
            for name in _NOT_OF_A_SEAT:
                environment.pop(name, None)
            os.chdir(Path(__file__).parents[2])
            command = [sys.executable, "-m", "tests.guaqui_tui.terminal_seat", *([str(file)] if file else [])]
            os.execve(sys.executable, command, environment)  # noqa: S606
        os.close(mouth)
        self._ears = ears
        self._heard = b""
        self.raw = bytearray()
        self._unseen: list[bytes] = []
        self._sit_before(80, 24)

    def _sit_before(self, width: int, height: int) -> None:
        """An empty terminal; for another size the app draws all anew, and nobody reads what it was amid."""
        self._unseen.clear()
        self._display = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._display)
        self._set_size(width, height)

    def _set_size(self, width: int, height: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def _listen(self) -> None:
        for fd in select.select([self.fd, self._ears], [], [], 1)[0]:
            try:
                data = os.read(fd, 65536)
            except OSError:  # the terminal has gone with its program
                data = b""
            if fd == self._ears:
                self._heard += data
            else:
                self.raw += data
                self._unseen.append(data)
            if not data:
                raise EOFError

    @property
    def screen(self) -> str:
        """What stands on it. Drawn when asked for: most of what comes out is looked at byte by byte alone."""
        self._stream.feed(b"".join(self._unseen))
        self._unseen.clear()
        buffer, width = (
            self._display.buffer,
            range(self._display.columns),
        )  # pyte's own view fails over odd letters
        return "\n".join("".join(buffer[y][x].data for x in width).rstrip() for y in range(self._display.lines))

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.screen:
            assert time.monotonic() < end, f"never seen: {text}\n{self.screen}"
            self._listen()

    def _told(self, what: str) -> str:
        """The screen that is named in the next answer to `what`; what comes before it is passed over."""
        end = time.monotonic() + PATIENCE
        while True:
            while b"\n" in self._heard:
                line, _end, self._heard = self._heard.partition(b"\n")
                said, screen = line.decode().split()
                if said == what:
                    return screen
            assert time.monotonic() < end, f"no answer: {what}\n{self.screen}"
            self._listen()

    def press(self, *pressed: str) -> str:
        """Press keys, each when the one before is done with; the class of the screen that then is on top."""
        screen = ""
        for key in pressed:
            for sent in _typed_for(key):
                self._send(sent)
                screen = self._told("key")
        return screen

    def paste(self, text: str) -> str:
        """Paste as terminals do, in brackets."""
        self._send(f"\x1b[200~{text}\x1b[201~")
        return self._told("key")

    def _send(self, text: str) -> None:
        left = text.encode("utf-8", "surrogatepass")
        while left:  # a terminal takes some thousands of bytes at a time, and only while it is read
            if select.select([], [self.fd], [], 0)[1]:
                left = left[os.write(self.fd, left[:1024]) :]
            else:
                self._listen()

    def resize(self, width: int, height: int) -> None:
        self._sit_before(width, height)
        os.kill(self.pid, signal.SIGWINCH)
        self._told(f"size-{width}x{height}")

    def quit(self) -> int:
        """Ctrl+Q; the exit code."""
        self._send("\x11")
        try:
            while True:
                self._listen()
        except EOFError:
            pass
        _pid, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End it, however it stands."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)
        os.close(self._ears)


_SEQUENCE = re.compile(
    "\x1b\\[(?P<sign>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<more>[ -/]*)(?P<last>[@-~])"
    "|\x1b(?P<string>[\\]P_^X])(?P<begin>[^;\x07\x1b]*)[^\x07\x1b]*(\x07|\x1b\\\\)?"
    "|\x1b(?P<short>[ -/]*[0-~])"
    "|(?P<odd>[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069])",
)


def kinds(raw: bytes) -> set[str]:
    """The kinds of what a terminal would obey, without the numbers that only say where or in which colour."""
    found = set()
    each_once = {match[0]: match for match in _SEQUENCE.finditer(raw.decode("utf-8", "backslashreplace"))}
    for match in each_once.values():
        if match["last"]:
            which = match["numbers"] if match["sign"] or match["last"] in "hltn" else ""
            found.add(f"CSI {match['sign']}{which}{match['more']}{match['last']}")
        elif match["string"]:
            found.add(f"string {match['string']} {match['begin']}")
        elif match["short"]:
            found.add(f"escape {match['short']}")
        elif match["odd"]:
            found.add(f"odd U+{ord(match['odd']):04X}")
    return found


def main() -> int:
    tui.GuaquiApp = Told  # type: ignore[misc]
    intervals.DOUBLED_SECONDS = 0  # type: ignore[misc]  # whoever looks before each key presses none twice
    intervals.ONE_MOVEMENT_SECONDS = 0  # type: ignore[misc]  # nor Enter by the movement of a number
    return tui.run_app(Path(sys.argv[1]) if len(sys.argv) > 1 else None, "en")


if __name__ == "__main__":
    sys.exit(main())
