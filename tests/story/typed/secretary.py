"""Somebody who types the story into the app, through a terminal of their own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from ..whole_story import DAY

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.guaqui_tui.terminal import ENVIRONMENT, Terminal

from .keys import CTRL_P, CTRL_Q, ENTER, ESCAPE, F2, FIRST

BOARD: Final = ("Community    Tipología", "F9 Coordinate")
_START: Final = f"""
from guaqui_tui.session import intervals
from storage.file import device
device.now = lambda: "{DAY}T10:00:00-04:00"
intervals.DOUBLED_SECONDS = 0  # a script is faster than a key that is held down
from pathlib import Path
import sys
from guaqui_tui.app import run_app
raise SystemExit(run_app(*map(Path, sys.argv[1:]), language="en"))
"""
"""On the day of the story, for a program that types."""

_SELDOM_DRAWN: Final = {"TEXTUAL_FPS": "6"}
"""A third of the time went into pictures at which nobody looks, for the next key was typed already."""


class Secretary:
    """Somebody who knows the keys. What is waited for is only that the terminal's own queue is not overrun."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def types(self, *keys: str) -> None:
        self.terminal.type("".join(keys))

    def does(self, keys: str, *then: str) -> None:
        self.terminal.type(keys)
        self.terminal.wait_for(*then)

    def goes_back(self, *then: str) -> None:
        """To the board, or to where it says. Escape is nothing but that only while nothing follows it at once."""
        self.does(ESCAPE, *(then or BOARD))

    def chooses(self, action: str, *then: str) -> None:
        """Something of all that can be done here."""
        self.does(f"{CTRL_P}{action}{ENTER}", *then)

    def comes_to(self, name: str, *more: str) -> None:
        """A line of the board by its name, in the first of its years."""
        self.types(FIRST, name, *more)

    def shown(self, words: str) -> str:
        """The line of the screen with these words."""
        return next(line for line in self.terminal.display.display if words in line)


class Desk:
    """A laptop of the story: where its installation and its person keep things, and its plan."""

    def __init__(self, folder: Path, author: str) -> None:
        self.author = author
        self.home = folder / "home"
        self.plan = folder / "person" / "Guaqui" / "guaqui-2003-2007.json"
        own = {"GUAQUI_HOME": str(self.home), "HOME": str(folder / "person")}
        self._environment = {**ENVIRONMENT, **own, **_SELDOM_DRAWN}
        for name in ("home", "person"):
            (folder / name).mkdir(parents=True)

    def takes(self, plan: Path) -> None:
        """A copy of another laptop's plan, to be opened and gone on with."""
        self.plan.parent.mkdir()
        shutil.copy(plan, self.plan)

    @contextmanager
    def secretary(self) -> Iterator[Secretary]:
        """Its app from its first start, with the plan that is here or a new one, until it is ended by its key."""
        there = [str(self.plan)] if self.plan.exists() else []
        terminal = Terminal(self._environment, ("-c", _START, *there))
        try:
            secretary = Secretary(terminal)
            terminal.wait_for("In which language?")
            begun = "" if there else f"2{ENTER}{F2}"
            secretary.does(f"{ENTER}{self.author}{ENTER}{begun}", *BOARD)
            yield secretary
            terminal.type(CTRL_Q)
            terminal.until_it_ends()
            assert terminal.status == 0
        finally:
            os.close(terminal.fd)
