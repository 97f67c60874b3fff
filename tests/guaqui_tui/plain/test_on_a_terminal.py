"""The program itself on a terminal that cannot paint: every letter is kept, and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Final

import pytest

from storage.file.drafts import Drafts

from ..pilot import Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

from ..terminal import Terminal

WORKSHOP: Final = "workshop/guaqui/community/andamarca/1"
PROGRAM: Final = "-m", "guaqui_tui", "--lang", "en", "--plain"


def typing(laptop: Laptop) -> Terminal:
    """Amid a workshop, with a line begun."""
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    terminal = Terminal({"TERM": "dumb", "LANG": "C.UTF-8"}, (*PROGRAM, str(laptop.file)))
    for keys, then in (
        ("Ana\n", "Community, by its number"),
        ("andam\n", "Andamarca:"),
        ("workshop\n", "Held on"),
        ("\n", "Hour it began:"),
        ("\n", "Place:"),
    ):
        terminal.type(keys)
        terminal.wait_for(then)
    terminal.type("Escuela de Anda")
    terminal.wait_for("Place: Escuela de Anda")
    return terminal


@pytest.mark.costly(0)
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_the_line_that_is_begun_and_leaves_the_terminal_as_it_was(
    laptop: Laptop, told: signal.Signals
) -> None:
    terminal = typing(laptop)
    other_end = os.open(terminal.tty, os.O_RDWR | os.O_NOCTTY)
    try:
        before = termios.tcgetattr(other_end)
        os.kill(terminal.pid, told)
        written = terminal.until_it_ends()
        after = termios.tcgetattr(other_end)
    finally:
        os.close(other_end)
        os.close(terminal.fd)
    assert os.waitstatus_to_exitcode(terminal.status) == 128 + told
    assert after == before
    assert b"\x1b" not in written
    assert b"Traceback" not in written
    assert place_of(laptop.file) == "Escuela de Anda"


def place_of(file: Path) -> str:
    draft = Drafts(file).get(WORKSHOP)
    return str(draft.fields["place"]) if draft else ""


def test_the_end_of_the_input_keeps_the_line_that_is_begun(laptop: Laptop) -> None:
    terminal = typing(laptop)
    terminal.type("\x04\x04")
    written = terminal.until_it_ends()
    os.close(terminal.fd)
    assert os.waitstatus_to_exitcode(terminal.status) == 0
    assert b"\x1b" not in written
    assert place_of(laptop.file) == "Escuela de Anda"


def test_a_window_that_is_closed_keeps_what_was_answered(laptop: Laptop) -> None:
    terminal = typing(laptop)
    terminal.type("marca\n")
    terminal.wait_for("Women:")
    os.close(terminal.fd)
    os.waitpid(terminal.pid, 0)
    assert place_of(laptop.file) == "Escuela de Andamarca"
