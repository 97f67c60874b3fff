"""A real terminal: two demands typed, the process killed, both in the file."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from storage import FieldFile

from .pilot import Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import ENVIRONMENT, Terminal

MODULE = ["-m", "guaqui_tui"]

F2, F5, F6, F7 = "\x1bOQ", "\x1b[15~", "\x1b[17~", "\x1b[18~"


@pytest.mark.costly(0)
def test_two_demands_survive_the_power_cut(laptop: Laptop) -> None:
    terminal = Terminal(ENVIRONMENT)
    try:
        terminal.wait_for("In which language?")
        terminal.type("\rEquipo Uno\r2\r\x13")
        terminal.wait_for("Equipo Uno · k7m2")
        # As fast as a terminal takes it: no letter waits for a screen.
        terminal.type("\rConstrucción de establos\r\r1\r35000\r\r\r\r\r45\x13Riego en K'ulli\x13Posta")
        terminal.wait_for("Andamarca · 2005")
        terminal.wait_for("Posta")
        terminal.wait_for_draft(Path.home() / "Guaqui" / "guaqui-2003-2007.json", "proposal-1", "Posta")
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

    again = Terminal(ENVIRONMENT)
    try:
        again.wait_for("Typed and not saved yet: Andamarca · 2005")
        again.type("\r")
        again.wait_for("Typed: Posta")  # what is typed before it stands is for the form
        again.type("\r\x13")
        again.wait_for("Andamarca · 2006")
        again.type("Molino\x11")
        again.wait_for("Not saved, and kept as a draft: Andamarca · 2006.")
        again.until_it_ends()
        assert again.status == 0
    finally:
        os.close(again.fd)


@pytest.mark.parametrize(("term", "said"), [("xterm-256color", "¿En qué idioma?"), ("dumb", "necesita una termi")])
def test_the_command_opens_the_app_on_a_terminal_that_can_draw(laptop: Laptop, term: str, said: str) -> None:
    assert not laptop.file.exists()
    terminal = Terminal({**ENVIRONMENT, "TERM": term}, [*MODULE, "--lang", "es"])
    try:
        terminal.wait_for(said)
    finally:
        terminal.kill()


@pytest.mark.parametrize("lacking", [0, 1])
def test_half_a_terminal_is_none(laptop: Laptop, lacking: int) -> None:
    """Keys from a pipe, or drawings into one."""
    given = "< /dev/null" if lacking == 0 else "| cat"
    command = f"{shlex.join([sys.executable, *MODULE, '--lang', 'en', str(laptop.file)])} {given}"
    terminal = Terminal(ENVIRONMENT, ["-c", f"import os; os.system({command!r})"])
    try:
        terminal.wait_for("The app needs a terminal")
    finally:
        terminal.kill()
    assert not laptop.file.exists()


RIGHT, DOWN = "\x1b[C", "\x1b[B"
PROPOSALS = f"Posta{RIGHT}12\r1Riego en K'ulli\r41\r2{F5}"
DETAILS = f"1\r35000\r\r20000\r15000\r45{F2}"


@pytest.mark.costly(0)
def test_a_whole_workshop(laptop: Laptop) -> None:
    """Header, five demands of two proposals each, the power cut in the third, a correction, read and accepted."""
    laptop.save()
    settings.store(Settings(author="Equipo Uno", file=str(laptop.file)))
    terminal = Terminal(ENVIRONMENT)
    try:
        terminal.wait_for("Equipo Uno")
        terminal.type(f"{F6}{F7}\r\rSede\r34\r51\rN. N., mallku\r1{F2}")
        terminal.wait_for("Andamarca · 2003", "PROPOSALS")
        terminal.type(f"{PROPOSALS}{DETAILS}")
        terminal.wait_for("Andamarca · 2004")
        terminal.type(f"{PROPOSALS}{DETAILS}")
        terminal.wait_for("Andamarca · 2005")
        terminal.type(PROPOSALS)
        terminal.wait_for_draft(laptop.file, "marked", "2")
    finally:
        terminal.kill()

    again = Terminal(ENVIRONMENT)
    try:
        again.wait_for("► 2005  · * not saved")
        again.type("\r")
        again.wait_for("Proposal 2: Riego en K'ulli")
        again.type(f"\r{DETAILS}")
        again.wait_for("Andamarca · 2006")
        again.type(f"{PROPOSALS}{DETAILS}{PROPOSALS}{DETAILS}")
        again.wait_for("5 of 5 productive")
        again.type(F7)
        again.wait_for("In 2007: Riego en K'ulli, action: Irrigation", "for 45 families, with 35.000 bolivianos")
        again.type(f"4 alto{F2}")
        again.wait_for("In 2006: Riego en K'ulli alto")
        again.type(f"{DOWN}{F2}")  # F2 alone, right after the one before, would be one that is held down
        again.wait_for("read and accepted")
        again.type("\x11")
        again.until_it_ends()
        assert again.status == 0
    finally:
        os.close(again.fd)

    with FieldFile.open(laptop.file) as field:
        assert not field.notices
        for year in range(2003, 2008):
            entry = field.survey.demand("andamarca", year)
            words = "Riego en K'ulli alto" if year == 2006 else "Riego en K'ulli"
            assert entry is not None
            assert entry.history.values == {
                "text": words,
                "action": "irrigation",
                "families": 45,
                "cost_cents": 3500000,
                "funding": {"municipality": 2000000, "pdla": 1500000},
                "agreed": {"how": "vote", "for": 41},
                "proposed_by": "men",
                "options": [
                    {"text": "Posta", "votes": 12, "proposed_by": "women"},
                    {"text": words, "votes": 41, "proposed_by": "men"},
                ],
                "status": "proposed",
            }
