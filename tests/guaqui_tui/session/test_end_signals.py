"""The system tells the app to end: every letter is kept, and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from guaqui_tui.session import settings
from guaqui_tui.session.kept_preparation import kept_answers
from guaqui_tui.session.settings import Settings
from storage.file.drafts import Drafts

from ..pilot import Hands, Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

from ..terminal import ENVIRONMENT, Terminal

F1, F6, F7 = "\x1bOP", "\x1b[17~", "\x1b[18~"
RECORD = "demand/guaqui/andamarca/2003/1"
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l")
"""The screen from before, the cursor, no mouse, no marks around what is pasted."""


@pytest.fixture
def begun(laptop: Laptop) -> Laptop:
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    settings.store(Settings(author="Equipo Uno", file=str(laptop.file), holder="andamarca", year=2003))
    return laptop


def typing(words: str) -> Terminal:
    terminal = Terminal(ENVIRONMENT)
    terminal.wait_for("Equipo Uno")
    terminal.type(f"\r{words}")
    terminal.wait_for(words[-20:])
    return terminal


def text_of(file: Path) -> str:
    draft = Drafts(file).get(RECORD)
    return str(draft.fields["proposal-1"]) if draft else ""


@pytest.mark.costly(0)
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_every_letter_is_kept_and_the_terminal_given_back(begun: Laptop, told: signal.Signals) -> None:
    terminal = typing("Riego por aspersión para todos")
    other_end = os.open(terminal.tty, os.O_RDWR | os.O_NOCTTY)
    try:
        assert not termios.tcgetattr(other_end)[3] & termios.ECHO
        os.kill(terminal.pid, told)
        written = terminal.until_it_ends()
        modes = termios.tcgetattr(other_end)[3]
    finally:
        os.close(other_end)
        os.close(terminal.fd)
    assert os.waitstatus_to_exitcode(terminal.status) == 128 + told
    assert modes & termios.ECHO
    assert modes & termios.ICANON
    assert modes & termios.ISIG
    assert [code for code in GIVEN_BACK if code not in written] == []
    assert written.rindex(b"\x1b[?1049l") > written.rfind(b"\x1b[?1049h")
    assert b"Traceback" not in written
    assert text_of(begun.file) == "Riego por aspersión para todos"

    again = Terminal(ENVIRONMENT)
    try:
        again.wait_for("Typed and not saved yet: Andamarca · 2003")
        again.type("\r")
        again.wait_for("Typed: Riego por aspersión para todos")
        again.type("\r\x13")
        again.wait_for("Andamarca · 2004")
    finally:
        again.kill()
    assert (begun.demand("andamarca", 2003) or {})["text"] == "Riego por aspersión para todos"


@pytest.mark.costly(0)
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_what_stands_in_any_form_is_kept(begun: Laptop, told: signal.Signals) -> None:
    """A workshop's form, with a question over it."""
    terminal = Terminal(ENVIRONMENT)
    terminal.wait_for("Equipo Uno")
    terminal.type(f"{F6}{F7}")
    terminal.wait_for("Authorities")
    terminal.type("\tSede de Kala")
    terminal.wait_for("Sede de Kala")
    terminal.type(F1)
    terminal.wait_for("Authorities: name, office")
    os.kill(terminal.pid, told)
    written = terminal.until_it_ends()
    os.close(terminal.fd)
    assert [code for code in GIVEN_BACK if code not in written] == []
    (draft,) = Drafts(begun.file).all()
    assert "Sede de Kala" in draft.fields.values()


@pytest.mark.costly(0)
def test_a_reason_that_is_typed_stands_there_again_until_it_is_answered(begun: Laptop) -> None:
    terminal = Terminal(ENVIRONMENT)
    terminal.wait_for("Equipo Uno")
    terminal.type(f"\x1b[B{F6}\x10move it")
    terminal.wait_for("Move it")
    terminal.type("\r")
    terminal.wait_for("or let two years")
    terminal.type("3")
    terminal.wait_for("It moves to")
    terminal.type("Por falta de agua")
    terminal.wait_for("Por falta de agua")
    os.kill(terminal.pid, signal.SIGHUP)
    terminal.until_it_ends()
    os.close(terminal.fd)

    async def again(hands: Hands) -> None:
        await hands.press("down", "f6", "listed-move")
        assert "Por falta de agua" in hands.screen
        await hands.press("f2")

    async def later(hands: Hands) -> None:
        await hands.press("down", "f6", "listed-move")
        assert "Por falta de agua" not in hands.screen

    begun.use(again)
    assert begun.demand("arcata", 2003) != {"text": "Aulas", "status": "proposed"}
    begun.use(later)


@pytest.mark.costly(0)
def test_what_is_answered_of_a_new_municipality_is_kept(laptop: Laptop) -> None:
    terminal = Terminal(ENVIRONMENT)
    terminal.wait_for("In which language?")
    terminal.type("\rAna\r3San Pedro de Achica")
    terminal.wait_for("Achica")
    os.kill(terminal.pid, signal.SIGTERM)
    written = terminal.until_it_ends()
    os.close(terminal.fd)
    assert [code for code in GIVEN_BACK if code not in written] == []
    assert kept_answers().typed["name"] == ("San Pedro de Achica",)


@pytest.mark.costly(0)
def test_a_window_that_is_closed_keeps_every_letter(begun: Laptop) -> None:
    terminal = typing("Riego de Patarani")
    os.close(terminal.fd)
    _pid, status = os.waitpid(terminal.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP
    assert text_of(begun.file) == "Riego de Patarani"
