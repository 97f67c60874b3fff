"""The story typed into the app through a real terminal, from an empty file; the same facts are found again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from guaqui_tui.forms.workshop import FIELDS, OF_ALL
from storage.file.pack import load_pack
from tests.guaqui_tui.pilot import Laptop

from .by_store import (
    BUDGETED,
    CARRIED,
    COMMUNITIES,
    DROPPED,
    LATER,
    NO_MONEY,
    NOT_PRIVATE,
    OECAS,
    REZONED,
    SECOND,
    Asked,
    Time,
    calendar,
    demands,
)
from .facts import found_again

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.guaqui_tui.terminal import ENVIRONMENT, Terminal

F2, F4, F6, F7 = "\x1bOQ", "\x1bOS", "\x1b[17~", "\x1b[18~"
UP, DOWN, RIGHT, HOME, END, FIRST, INSERT = (
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[H",
    "\x1b[F",
    "\x1b[1;5H",
    "\x1b[2~",
)
ENTER, ESCAPE, CTRL_K, CTRL_Q, CTRL_U, CTRL_P = "\r", "\x1b", "\x0b", "\x11", "\x15", "\x10"
ALL_THE_SAME = "El PDLA aporta"
"""Why what the assembly refused is planned."""
WHO_PAYS = "Se busca quien financie"
"""Why what nobody gives money for is planned."""
OUTCOMES = {"called": "1", "held": "2", "absent": "3", "suspended": "4", "closed": "5"}
"""The number of each in the form's list."""
WORDS = {"called": "convened", "absent": "did not come"}
"""What the calendar says of an outcome where it is another word."""
PACK = {one.record: one.body for one in load_pack("guaqui")}


def name_of(holder: str) -> str:
    return str(PACK.get(f"community/guaqui/{holder}", PACK.get(f"association/guaqui/{holder}"))["name"])  # type: ignore[index]


def action_of(action: str) -> str:
    return str(PACK[f"action/guaqui/{action}"]["names"]["en"])


def pasted(text: str) -> str:
    """Text as a terminal gives it where it is pasted: at once, and not letter by letter."""
    return f"\x1b[200~{text}\x1b[201~"


def day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def convened(time: Time) -> str:
    """The calendar's form, field by field, from its first on: it opens where people are convened."""
    outcome = "" if time.outcome == "called" else OUTCOMES[time.outcome]
    order = OF_ALL if time.holder == "all" else FIELDS
    between = [""] * (order.index("agreements") - 1)
    typed = [day(time.held_on), *between, time.agreements.replace("\n", "; ")]
    typed += [day(time.called_on), outcome + time.reason]
    return UP * order.index("called_on") + ENTER.join(typed)


def listed(time: Time, outcome: str) -> str:
    """How the calendar lists this time below once it is saved; the rest it shows before its form opens, too."""
    return f" {time.n}. " + " · ".join(part for part in (time.called_on, WORDS.get(outcome, outcome)) if part)


class Typist:
    """Somebody who knows the keys. What is waited for is only that the terminal's own queue is not overrun."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def does(self, keys: str, then: str) -> None:
        self.terminal.type(keys)
        self.terminal.wait_for(then)

    def goes_back(self) -> None:
        """To the board. Escape is nothing but that only while nothing follows it at once."""
        self.terminal.type(ESCAPE)
        self.terminal.wait_for("Community  Tipología Z", "F9 Coordinate")

    def fixes_the_dates(self) -> None:
        """The first municipal workshop."""
        self.does(F7 + HOME, "Calendar of the workshops")
        for time in calendar():
            if time.step == "community":
                self.does(DOWN + ENTER + day(time.called_on) + F2, listed(time, "called"))
            elif time.step == "municipal-1":
                self.does(ENTER + convened(time) + F2, listed(time, time.outcome))
        self.goes_back()

    def holds_the_workshop(self, time: Time) -> None:
        """A community's: its header, and its five demands."""
        header = f"{CTRL_U}{day(time.held_on)}\r\r\r\r{time.women}\r{time.men}"
        self.does(f"{name_of(time.holder)}{F6}{F7}{header}{F2}", f"{time.women} women")
        self.terminal.type(ENTER)
        for asked in (one for one in demands() if one.holder == time.holder):
            carried = f"{CTRL_K}1" if (asked.holder, asked.year) in CARRIED - {("belen-pituta-b", 2007)} else ""
            self.terminal.wait_for(f"{name_of(asked.holder)} · {asked.year}")
            said = f"{pasted(asked.text)}\r\r{pasted(action_of(asked.action))}"
            self.terminal.type(f"{said}\r\r{asked.cost}{carried}{F2}")
        self.does("", "of 5 productive")
        self.goes_back()

    def convenes_the_sectors(self) -> None:
        self.does(F7, "Calendar of the workshops")
        for time in calendar():
            if time.step in {"sector", "encounter"}:
                name = name_of(time.holder) if time.step == "sector" else "encuentro"
                opened = name + (INSERT if time.n > 1 else ENTER)
                self.does(opened + convened(time) + F2, listed(time, time.outcome))
        self.goes_back()

    def asks_for(self, asked: Asked) -> None:
        """A producers' demand, with its contributions; the community gives nothing to it."""
        parts = [asked.cost * asked.shares[source] // 100 for source in ("municipality", "pdla", "producers")]
        typed = [asked.text, "", action_of(asked.action), "", str(asked.cost), "", *map(str, parts)]
        self.does(name_of(asked.holder).lower() + ENTER, f"{asked.n} · {asked.year}")
        self.does(ENTER.join(typed) + F2, f"{asked.n} · {asked.year + 1}")
        self.goes_back()

    def marks_what_is_hidden(self) -> None:
        self.does(CTRL_K, "Private")
        self.does("belen pituta b" + DOWN * 4 + "1" + F2, "3 of 90 demands")
        self.goes_back()

    def validates(self) -> None:
        """The second municipal workshop."""
        header = f"{CTRL_U}{day(SECOND.held_on)}\r\r\r\r{SECOND.women}\r{SECOND.men}"
        self.does(FIRST + HOME + CTRL_P + "validat\r", "Andamarca: decided 0 of 6 · 1 of 22")
        self.does(F7 + header + F2, "decided on 2002-09-20")
        for number, holder in enumerate(COMMUNITIES, 1):
            self.terminal.wait_for(f"{name_of(holder)}: decided", f" · {number} of 22")
            if holder == REZONED[0]:
                self.does(f"{F6}\r\r\r{REZONED[2]}{F2}", "tipología 1")
            self.terminal.type(RIGHT)
        self.terminal.wait_for("APLEG: decided 0 of 2 · 19 of 22")
        refused = f"3\r{NOT_PRIVATE}{F2}"
        self.does(f"{refused}{DOWN}{refused}9", "decided and not written")
        self.does(DOWN + F2, "All is decided")
        self.goes_back()

    def makes_the_plan(self) -> None:
        self.does(FIRST + HOME + F4, "Plan of 2003")
        for holder in COMMUNITIES:
            number = "2" if holder in BUDGETED else "1"
            self.does(f"{name_of(holder).lower()}{number}{WHO_PAYS}{F2}", f"{name_of(holder)[:20]}")
        self.does(DOWN + F2, "written as one act")
        self.does(f"{name_of(DROPPED).lower()}3{NO_MONEY}{F2}", "1 decided and not written")
        self.does(DOWN + F2, "dropped 1")
        self.does(f"{INSERT}{OECAS}\r40000{F2}", "budget lines 1")
        self.goes_back()

    def moves_dairy(self) -> None:
        """Some of it went into the plan, though it was refused; and then to another year."""
        self.does(FIRST + HOME + F4, "Plan of 2003")
        self.does(END + UP, "► ▲ APLEG 1")
        self.does(f"1{ALL_THE_SAME}{F2}", "1 decided and not written")
        self.does(DOWN + F2, "1 written")
        self.goes_back()
        self.does("apleg" + F6 + UP * 2, "► 2003/1")
        self.does(f"{CTRL_P}move\r2", "It moves to 2004")
        self.does(f"{LATER}{F2}", "► 2004/1")
        self.goes_back()


def test_the_story_typed(laptop: Laptop, tmp_path: Path) -> None:
    del laptop  # only its folders are needed: the app makes the file
    terminal = Terminal(ENVIRONMENT)
    try:
        typist = Typist(terminal)
        terminal.wait_for("In which language?")
        typist.does("\rEquipo Uno\r2\r\x13", "F9 Coordinate")
        typist.fixes_the_dates()
        for time in calendar():
            if time.step == "community":
                typist.holds_the_workshop(time)
        typist.convenes_the_sectors()
        for asked in demands():
            if asked.holder == "apleg":
                typist.asks_for(asked)
        typist.marks_what_is_hidden()
        typist.validates()
        typist.makes_the_plan()
        typist.moves_dairy()
        terminal.type(CTRL_Q)
        terminal.until_it_ends()
        assert terminal.status == 0
    finally:
        os.close(terminal.fd)
    found_again(Path.home() / "Guaqui" / "guaqui-2003-2007.json", tmp_path / "out")
