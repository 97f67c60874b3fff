"""What the parts of records' names are: whose ids, which words, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from ..translatable import N_

HOLDER_ID: Final = "holder_id"
"""The column of lists that has the id of a HOLDER, beside that with its name."""


class NamePart(NamedTuple):
    """`of`: the kinds whose ids it may be. `words`: what else it may be, and what that is called.

    One that is `made` comes from what the record says, or from a program: nobody is asked for it.
    """

    label: str
    of: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    made: bool = False


PARTS: Final[dict[str, NamePart]] = {
    "HOLDER": NamePart(N_("Community or association"), of=("community", "association")),
    "YEAR": NamePart(N_("Year")),
    "N": NamePart(N_("Number")),
    "ZONING": NamePart(N_("Zoning"), of=("zoning",)),
    "STEP": NamePart(N_("Step"), of=("step",)),
    "ELEMENT": NamePart(N_("Element"), of=("element",)),
    "FUNDER": NamePart(N_("Who pays"), of=("funder",), words={"any": N_("anybody")}),
    "FOR": NamePart(
        N_("For whom"),
        of=("community", "association"),
        words={
            "year": N_("all of the year"),
            "each-community": N_("each community"),
            "each-family": N_("each family"),
        },
    ),
    "ID": NamePart(N_("Code"), made=True),
    "SLUG": NamePart(N_("Code"), made=True),
    "PLAN": NamePart(N_("Code"), made=True),
    "CODE": NamePart(N_("Code"), made=True),
    "DIGEST": NamePart(N_("Code"), made=True),
    "DEVICE": NamePart(N_("Laptop"), made=True),
}


def part_of(name: str) -> NamePart:
    """What a part of a name is; one of a kind that declares its own is asked for as it is called."""
    return PARTS.get(name) or NamePart(name.capitalize())
