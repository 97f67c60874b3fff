"""What the parts of records' names are: whose ids, which words, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from .field import N_


class Part(NamedTuple):
    """`of`: the kinds whose ids it may be. `words`: what else it may be, and what that is called.

    One that is `made` comes from what the record says, or from a program: nobody is asked for it.
    """

    label: str
    of: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    made: bool = False


PARTS: Final[dict[str, Part]] = {
    "HOLDER": Part(N_("Community or association"), of=("community", "association")),
    "YEAR": Part(N_("Year")),
    "N": Part(N_("Number")),
    "ZONING": Part(N_("Zoning"), of=("zoning",)),
    "STEP": Part(N_("Step"), of=("step",)),
    "ELEMENT": Part(N_("Element"), of=("element",)),
    "FUNDER": Part(N_("Who pays"), of=("funder",), words={"any": N_("anybody")}),
    "FOR": Part(
        N_("For whom"),
        of=("community", "association"),
        words={
            "year": N_("all of the year"),
            "each-community": N_("each community"),
            "each-family": N_("each family"),
        },
    ),
    "ID": Part(N_("Code"), made=True),
    "SLUG": Part(N_("Code"), made=True),
    "PLAN": Part(N_("Code"), made=True),
    "CODE": Part(N_("Code"), made=True),
    "DIGEST": Part(N_("Code"), made=True),
    "DEVICE": Part(N_("Laptop"), made=True),
}


def part_of(name: str) -> Part:
    """What a part of a name is; one of a kind that declares its own is asked for as it is called."""
    return PARTS.get(name) or Part(name.capitalize())
