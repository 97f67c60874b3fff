"""The plan of a year: its ceilings, its lines, what is over, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..whole_story import NO_MONEY, Told
from . import words
from .asking import slot
from .keys import ENTER, F2, F4, FIRST, HOME, INSERT, TAB, amount, fields, pasted, when
from .secretary import Secretary

STATES: Final = {"not-begun": "4", "under-way": "5", "done": "6", "stopped": "7", "not-done": "8"}


def opens(secretary: Secretary) -> None:
    secretary.types(FIRST, HOME)
    secretary.does(F4, "Plan of 2003")


def adds_line(secretary: Secretary, told: Told) -> None:
    typed = fields(told.says["name"], amount(told.says["cost_cents"]))
    secretary.does(f"{INSERT}{typed}{F2}", "Plan of 2003", f"► +                       {told.says['name'][:18]}")


def sets_ceilings(secretary: Secretary, of_all: Told, of_each: Told) -> None:
    """The year's in the first line, then behind it that of each community."""
    secretary.does(f"{HOME}{ENTER}{amount(of_all.says['amount_cents'])}{F2}", "Ceiling Bs 700.000")
    secretary.does(ENTER, "Ceilings of 2003")
    each = fields("each community", "anybody", amount(of_each.says["amount_cents"]))
    secretary.does(f"{INSERT}{each}{F2}", "Ceilings of 2003", "each community: ceiling")
    secretary.goes_back("Plan of 2003")


def plans(secretary: Secretary, told: Sequence[Told]) -> None:
    """Some into the year's plan; what lacks who pays only with a reason. It is over, and says so before F2."""
    for many, one in enumerate(told, 1):
        secretary.types(words.begun(slot(one)[0]), "2", pasted(one.says["status_reason"]), F2)
        secretary.terminal.wait_for(f"{many} decided and not written")
    secretary.terminal.wait_for("placed Bs 705.000", "5.000 over what there is")
    secretary.does(F2, "More than there is: write it all the same?")
    secretary.does(F2, "written as one act")


def drops(secretary: Secretary, told: Told, reason: str) -> None:
    """Into the plan, and out of it again."""
    name = words.begun(slot(told)[0])
    secretary.does(f"{name}1{pasted(reason)}{F2}", "1 decided and not written")
    secretary.does(F2, "1 written")
    secretary.does(f"{name}3{pasted(NO_MONEY)}{F2}", "1 decided and not written")
    secretary.does(F2, "dropped 1")


def plans_all_the_same(secretary: Secretary, told: Told) -> None:
    """What the assembly did not accept: the line of its holder that costs least."""
    reason = pasted(told.says["status_reason"])
    secretary.does(f"{words.begun(slot(told)[0])}1{reason}{F2}", "The assembly did not accept it")
    secretary.does(F2, "1 written")


def says_what_became(secretary: Secretary, told: Sequence[Told]) -> None:
    for many, one in enumerate(told, 1):
        says = one.says["executed"]
        secretary.types(words.begun(slot(one)[0]), STATES[says["state"]])
        if "spent_cents" in says:
            secretary.types(amount(says["spent_cents"]), TAB, TAB, when(says["on"]), F2)
        elif "cause" in says:
            secretary.types(pasted(str(words.cause(says["cause"]))), ENTER)
        secretary.terminal.wait_for(f"{many} decided and not written")
    secretary.does(F2, "written as one act")
