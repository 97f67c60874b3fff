"""What the assembly decides: one by one with causes and votes, the map of zones, the rest by one key; its acta."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from guaqui_tui.forms.workshop import OF_ALL

from ..by_store import YEARS
from ..whole_story import OECAS, Told
from . import words
from .asking import slot
from .calendar import workshop
from .keys import CTRL_U, DOWN, ENTER, F2, F6, F7, F10, FIRST, HOME, fields, votes
from .secretary import Secretary

DIGITS: Final = {"validated": "1", "observed": "2", "rejected": "3"}
MAP: Final = {"zoning/guaqui/typology": 3, "zone/guaqui/towns": 8}
"""On which line of the map of zones each stands, from its first."""


def begins(secretary: Secretary, told: Told) -> None:
    """The workshop that validates, held on its day."""
    secretary.types(FIRST, HOME)
    secretary.chooses("validat", "1 Validate", "Andamarca: decided 0 of")
    secretary.does(f"{F7}{CTRL_U}{workshop(told.says, OF_ALL[: OF_ALL.index('participants')])}{F2}", "decided on")


def line(told: Told) -> str:
    """How one comes to the line of something on the list."""
    if told.record == OECAS.record:
        return HOME + "budget"
    if told.record in MAP:
        return HOME + "map of" + DOWN * MAP[told.record]
    holder, year, n = slot(told)
    down = n - 1 if holder == "apleg" else 1 + YEARS.index(year)
    return HOME + words.begun(holder) + DOWN * down


def decides(secretary: Secretary, told: Sequence[Told]) -> None:
    """One by one, and nothing is written yet."""
    for many, one in enumerate(told, 1):
        secretary.types(line(one), DIGITS[one.says["status"]])
        reason = one.says.get("status_reason", one.says.get("reason"))
        cause, counted = words.cause(one.says.get("cause")), votes(one.says["ruling"])
        if reason or cause or counted:
            secretary.does(ENTER, "Votes: for, against, abstained")
            asked = [reason, cause] if one.says["status"] != "validated" else [reason]
            secretary.types(fields(*asked, counted or None), F2)
        secretary.terminal.wait_for(f"{many} decided and not written")


def validates_the_rest(secretary: Secretary) -> None:
    """The demands that are left, by one key; by the same again who is in which zone. Then all of it is written."""
    secretary.does("9", "9 again")
    secretary.does(f"9{F2}", "All is decided", "written as one act")


def puts_into_a_zone(secretary: Secretary, told: Told) -> None:
    """A community, which the assembly sees in another zone."""
    holder = told.record.rpartition("/")[2]
    secretary.does(HOME + words.begun(holder), f"► {words.holder(holder)}")
    secretary.does(f"{F6}{fields(None, None, None, told.says['zone'])}{F2}", f"tipología {told.says['zone']}")


def signs(secretary: Secretary) -> str:
    """The acta, copied by hand where there is no printer; its code."""
    secretary.does(F10, "The acta of the Segundo taller municipal · ")
    title = secretary.shown("The acta of")
    secretary.does(F2, "was copied by hand")
    secretary.goes_back("All is decided")
    return title.split(" · ")[1].split()[0]


def says_why(secretary: Secretary, told: Told) -> None:
    """Another cause of what was decided, from the board and back."""
    holder, _year, _n = slot(told)
    secretary.types(FIRST, HOME)
    secretary.chooses("validat", "1 Validate")
    secretary.does(HOME + words.begun(holder) + ENTER, "Votes: for, against, abstained")
    secretary.does(fields(None, words.cause(told.says["cause"])) + F2, "1 decided and not written")
    secretary.does(F2, "1 written")
    secretary.goes_back()
