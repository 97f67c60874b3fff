"""When each is convened to a workshop, and what became of it: typed into the calendar, and where one begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from guaqui_tui.forms.workshop import CALLED_ON, FIELDS, OF_ALL

from ..by_store import COMMUNITIES
from ..whole_story import ENCOUNTER, FIRST_HELD, THIRD, Told
from . import words
from .keys import CTRL_U, ENTER, F2, F6, F7, HOME, INSERT, UP, fields, when
from .secretary import Secretary

STEPS: Final = {
    FIRST_HELD.record: "primer taller",
    ENCOUNTER.record: "encuentro",
    THIRD.record: "tercer taller",
}
NAMED: Final = {"gobierno-municipal": "Gobierno municipal", "guaqui": "Guaqui"}
"""Who comes, beside communities and associations."""


def who_came(of: str) -> str:
    return words.holder(of) if of in {*COMMUNITIES, "apleg"} else NAMED.get(of, of)


def said(name: str, says: dict[str, Any]) -> str | None:
    """What is typed into a field of a workshop; nothing where nothing is said."""
    if name not in says:
        return None
    value = says[name]
    match name:
        case "called_on" | "held_on":
            return when(value)
        case "outcome":
            return None if value == "called" else words.OUTCOMES[value]
        case "cause":
            return words.cause(value)
        case "participants":
            return "; ".join(f"{who_came(one['of'])}, {one['count']}" for one in value)
    return str(value)


def workshop(says: dict[str, Any], order: Sequence[str]) -> str:
    """What is typed into these fields, as far as any is said."""
    last = max((at for at, name in enumerate(order) if name in says), default=-1)
    return fields(*(said(name, says) for name in order[: last + 1]))


def convened(says: dict[str, Any], order: Sequence[str]) -> str:
    """The same from the field on at which the calendar opens the form; what was held is told from the first on."""
    at = order.index(CALLED_ON)
    is_held = any(name in says for name in order[:at])
    return UP * at + workshop(says, order) if is_held else workshop(says, order[at:])


def became(says: dict[str, Any]) -> str:
    """How the calendar's line of one time begins."""
    return str(says.get("held_on") or says.get("called_on") or words.OUTCOMES[says["outcome"]])


def convenes(secretary: Secretary, told: Sequence[Told]) -> None:
    """From the board, each by its name in the calendar, and back."""
    secretary.does(F7 + HOME, "Calendar of the workshops")
    for one in told:
        _kind, _municipality, _step, holder, n = one.record.split("/")
        name = STEPS.get(one.record) or words.begun(holder)
        order = OF_ALL if holder == "all" else FIELDS
        opened = INSERT if int(n) > 1 else ENTER
        secretary.types(HOME, name, opened, convened(one.says, order), F2)
        secretary.terminal.wait_for("Calendar of the workshops", f" {n}. {became(one.says)}")
    secretary.goes_back()


def holds(secretary: Secretary, told: Told) -> None:
    """A community's workshop, where it begins: it is held by whoever types."""
    holder = told.record.split("/")[3]
    header = workshop(told.says, FIELDS[: FIELDS.index("authorities")])
    secretary.comes_to(words.begun(holder), F6, F7)
    secretary.does(f"{CTRL_U}{header}{F2}", "PROPOSALS")  # the first year's demand follows; it is typed later
    secretary.goes_back(f"{told.says['women']} women")
    secretary.goes_back()
