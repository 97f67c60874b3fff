"""What the assembly decides, typed through a real terminal from an empty file, signed, and found again.

Who refused whom and why is the report's; days, numbers and most words are invented.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader

from guaqui_tui.forms.workshop import OF_ALL
from storage import FieldFile
from tests.guaqui_tui.conftest import Guaqui
from tests.guaqui_tui.pilot import Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.guaqui_tui.terminal import ENVIRONMENT, Terminal

F2, F7, F10 = "\x1bOQ", "\x1b[18~", "\x1b[21~"
UP, DOWN, HOME, FIRST, INSERT = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[1;5H", "\x1b[2~"
ESCAPE, CTRL_P, CTRL_Q, CTRL_U = "\x1b", "\x10", "\x11", "\x15"
BOARD: Final = ("Community  Tipología Z", "F9 Coordinate")
SITTING: Final = "workshop/guaqui/municipal-2/all/1"
REASON: Final = "Es de las comunidades"
CAUSE: Final = "public-money-is-communal"
DEMANDS: Final = {
    ("andamarca", 2003): "Riego por aspersión",
    ("andamarca", 2004): "Dos aulas",
    ("villa-tuntuma", 2003): "Camino vecinal",
    ("apleg", 2003): "Sala de ordeño",
}


def workshop_typed(**said: str) -> str:
    """The fields of a municipal workshop, from the first on."""
    return "\r".join(said.get(name.rstrip("_"), "") for name in OF_ALL[: OF_ALL.index("agreements") + 1])


class Secretary:
    """Somebody who knows the keys."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def does(self, keys: str, *then: str) -> None:
        self.terminal.type(keys)
        self.terminal.wait_for(*then)

    def goes_back(self, *then: str) -> None:
        """Escape is nothing but that only while nothing follows it at once."""
        self.does(ESCAPE, *(then or BOARD))

    def notes_who_promised_what(self) -> None:
        self.does(f"{CTRL_P}regis\r", "Register", "Commitments")
        self.does("insti\r", "Institutions ·")
        self.does(f"{INSERT}CIPCA\r1\r\r\r\rAv. 6 de Marzo, El Alto\r2825272{F2}", "CIPCA", "1 ")
        self.goes_back("Register")
        self.does("commi\r", "Commitments ·")
        self.does(
            f"{INSERT}Municipio y APLEG\rSanidad animal\r\r2000\r\r\r\r3\r\rUna campaña{F2}", "Sanidad animal"
        )
        self.does(f"{INSERT}Gobierno municipal\rFortalecer\rOECAs\r\r2003-12\r\r\r1{F2}", "Fortalecer")
        self.goes_back("Register")
        self.goes_back()

    def opens_the_process(self) -> None:
        """The first municipal workshop, and to which day it convenes a community."""
        self.does(F7 + HOME, "Calendar of the workshops")
        first = workshop_typed(
            held_on="10/6/2002", women="20", men="35", participants="CIPCA, 2; Laja, 4", agreements="Una demanda"
        )
        self.does(f"\r{UP * OF_ALL.index('called_on')}{first}{F2}", "1. 2002-06-10 · held")
        self.does(f"{DOWN}\r14/7/2002{F2}", "1. 2002-07-14 · convened")
        self.goes_back()

    def asks(self) -> None:
        for (holder, year), text in DEMANDS.items():
            name = holder.replace("-", " ")
            if year == 2003:
                self.terminal.type(name + "\r")
            self.terminal.wait_for("PROPOSALS", f" · {year}")
            self.does(f"{text}{F2}", f" · {year + 1}")
            if (holder, year + 1) not in DEMANDS:
                self.goes_back()

    def lets_the_assembly_decide(self) -> str:
        """The code of its acta, which is copied by hand."""
        self.does(f"{FIRST}{HOME}{CTRL_P}validat\r", "Andamarca: decided 0 of 3")
        held = workshop_typed(held_on=f"{CTRL_U}20/9/2002", place="Sede", women="41", men="66", quorum="1")
        self.does(f"{F7}{held}{F2}", "decided on 2002-09-20")
        self.does("apleg", "► APLEG")
        self.does("3\r", "Votes: for, against, abstained")
        self.does(f"{REASON}\rel dinero\r12 41 3{F2}", "1 decided and not written")
        self.does("villa tuntuma", "► Villa Tuntuma")
        self.does(f"{DOWN}2\r", "Votes: for, against, abstained")
        self.does(f"\rfalta el costo{F2}", "2 decided and not written")
        self.does("map of", "► Map of zones")
        self.does(f"{DOWN * 3}1\r", "Votes: for, against, abstained")
        self.does(f"\r51 2 3{F2}", "3 decided and not written")
        self.does(f"99{F2}", "All is decided", "written as one act")
        self.does(F10, "The acta of Segundo taller municipal · ")
        title = next(line for line in self.terminal.display.display if "The acta of" in line)
        self.does(F2, "was copied by hand")
        self.goes_back("All is decided")
        self.goes_back()
        return title.split(" · ")[1].split()[0]


def both(one: Path, other: Path, record: str, **fields: Any) -> None:
    """A second laptop says something else of a record; then so does this one."""
    shutil.copy(one, other)
    for path, which in ((one, 0), (other, 1)):
        with FieldFile.open(path, author=f"Equipo {which}") as field:
            state = field.survey.history(record)
            assert state
            field.save(record, {**state.values, **{name: said[which] for name, said in fields.items()}})


def test_what_the_assembly_decides_is_typed_signed_and_found_again(
    laptop: Laptop, tmp_path: Path, guaqui: Guaqui
) -> None:
    del laptop  # only its folders are needed: the app makes the file
    terminal = Terminal(ENVIRONMENT)
    try:
        secretary = Secretary(terminal)
        terminal.wait_for("In which language?")
        secretary.does("\rEquipo Uno\r2\r\x13", *BOARD)
        secretary.notes_who_promised_what()
        secretary.opens_the_process()
        secretary.asks()
        code = secretary.lets_the_assembly_decide()
        terminal.type(CTRL_Q)
        terminal.until_it_ends()
        assert terminal.status == 0
    finally:
        os.close(terminal.fd)
    plan = Path.home() / "Guaqui" / "guaqui-2003-2007.json"
    _found(plan, guaqui, tmp_path, code)
    _disputed(plan, guaqui, tmp_path, code)


def _found(plan: Path, guaqui: Guaqui, folder: Path, code: str) -> None:
    report = json.loads(guaqui("report", plan, "--json")[1])
    assert report["causes"][CAUSE] == 1
    assert report["causes"]["no-cost"] == 1
    assert report["commitments"] == {**report["commitments"], "partly": 1, "open": 1}
    assert (report["associations"]["apleg"]["rejected"], report["validation"]["communities"]["observed"]) == (1, 1)
    assert guaqui("verify", plan, code)[0] == 0
    assert guaqui("export", plan, folder, "--paper", "validation", "--paper", "acta")[0] == 0
    second = _text(next(folder.glob("valid*.pdf")))
    for words in (REASON, "Sala de ordeño", "Riego por aspersión", "Sanidad animal", "Una campaña", code):
        assert words in second, words
    first = _text(folder / "actas" / "municipal-1_1.pdf")
    for words in ("Laja, 4", "CIPCA, 2", "Una demanda", "Andamarca"):
        assert words in first, words


def _disputed(plan: Path, guaqui: Guaqui, folder: Path, code: str) -> None:
    """Contradicting causes and states both stand after a merge; the acta is a draft, and the code tells."""
    other, merged = folder / "other.json", folder / "merged.json"
    both(plan, other, "demand/guaqui/apleg/2003/1", cause=("private-gain", "not-twice"))
    assert guaqui("merge", merged, plan, other)[0] == 1
    with FieldFile.open(merged, writable=False) as field:
        state = field.survey.history("demand/guaqui/apleg/2003/1")
        assert state
        assert {one.value for one in state.claims["cause"]} == {"private-gain", "not-twice"}
    assert guaqui("export", merged, folder / "out", "--paper", "validation")[0] == 1
    assert "BORRADOR SIN CÓDIGO" in _text(next((folder / "out").glob("valid*.pdf")))
    verified = guaqui("verify", merged, code)
    assert verified[0] == 1
    assert "Causa" in verified[1]


def _text(path: Path) -> str:
    """The words on a paper, lines that are broken joined again."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
