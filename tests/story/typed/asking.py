"""What communities and associations ask for, and what is private of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..by_store import YEARS
from ..whole_story import Told
from . import words
from .keys import CTRL_K, DOWN, ENTER, F2, F6, RIGHT, UP, amount, fields, pasted
from .secretary import BOARD, Secretary

FUNDERS: Final = ("community", "municipality", "pdla", "producers")
"""In the order of the form."""


def demand(says: dict[str, Any]) -> str:
    """What is typed into the form of one, from its first field on."""
    if "text" not in says:
        status = words.STATUSES[says["status"]]
        return UP + fields(status, None, words.cause(says.get("cause")))
    rows = [(one["text"], one["votes"], None) for one in says.get("options", ())]
    proposals = [*(said for row in rows for said in row), None] if rows else [says["text"], None]
    return fields(*proposals, words.action(says["action"]), *wanted(says))


def wanted(says: dict[str, Any]) -> list[str | None]:
    """The cost, who pays, and behind the families how it was decided, where no votes say it.

    To the cost one comes past the class and the decision, to the families past who does not pay: there Enter is
    held once in an empty field.
    """
    cost = amount(says["cost_cents"]) if "cost_cents" in says else None
    funding = says.get("funding", {})
    paid = [amount(funding[one]) if one in funding else None for one in FUNDERS]
    typed = [cost, *paid] if cost else [None, None, *paid]
    how = words.HOWS.get(says.get("agreed", {}).get("how", ""))
    if cost and sum(funding.values()) == says["cost_cents"]:
        typed = [*said_of(typed), None, None]
    elif how:
        typed.append(None)
    return said_of([*typed, how])


def said_of(typed: list[str | None]) -> list[str | None]:
    """Up to the last that says something."""
    return typed[: max((n for n, one in enumerate(typed, 1) if one), default=0)]


def slot(told: Told) -> tuple[str, int, int]:
    """Whose it is, of which year, the how many-eth."""
    _kind, _municipality, holder, year, n = told.record.split("/")
    return holder, int(year), int(n)


def runs(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Those of one holder whose years follow each other: the form goes on by itself."""
    run: list[Told] = []
    for one in told:
        if run and slot(one)[:2] != (slot(run[-1])[0], slot(run[-1])[1] + 1):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def asks(secretary: Secretary, told: Sequence[Told]) -> None:
    """From the board and back to it, holder by holder."""
    for run in runs(told):
        holder, first, _n = slot(run[0])
        _holder, last, _n = slot(run[-1])
        secretary.comes_to(words.begun(holder), RIGHT * YEARS.index(first), ENTER)
        secretary.terminal.wait_for("PROPOSALS", f" · {first}")
        for one in run:
            secretary.types(demand(one.says), F2)
        if last == YEARS[-1]:  # behind the last year there is none, and the board comes by itself
            secretary.terminal.wait_for(*BOARD)
        else:
            secretary.terminal.wait_for("PROPOSALS", f" · {last + 1}")
            secretary.goes_back()


def marks_what_is_hidden(secretary: Secretary, told: Told) -> None:
    """Where all that may be hidden stands, for nobody else's eyes."""
    holder, _year, _n = slot(told)
    secretary.does(CTRL_K, "Private")
    secretary.does(f"{words.begun(holder)}1{F2}", "1 written")
    secretary.goes_back()


def lets_change_places(secretary: Secretary, told: Sequence[Told]) -> None:
    """Two years of one holder, because of the cause that stands in both."""
    (holder, here, _n), (_holder, there, _m) = slot(told[0]), slot(told[1])
    secretary.comes_to(words.begun(holder), F6, DOWN * YEARS.index(here))
    secretary.chooses("move", "let two years change places")
    number = [year for year in YEARS if year != here].index(there) + 1
    secretary.does(str(number), f"{here} and {there} change places")
    cause = words.cause(told[1].says["cause"])
    secretary.does(f"{DOWN}{pasted(str(cause))}{F2}", "Community: ")
    secretary.goes_back()
