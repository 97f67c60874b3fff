"""A part of several kinds: when and in which workshop something was decided of a record, and with which votes."""

from datetime import date
from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType, field

from ..translatable import N_
from .field import Count, Line, RecordName, Says

RULED: Final = {"validated": N_("validated"), "observed": N_("observed"), "rejected": N_("rejected")}
"""What an assembly says of a demand, or of a zone."""


class Ruling(Struct):
    on: Annotated[date | UnsetType, Says(N_("Decided on"), "day")] = UNSET
    workshop: Annotated[RecordName | UnsetType, Says(N_("Decided in"), "ref", of=("workshop",))] = UNSET
    for_: Annotated[Count | UnsetType, Says(N_("Votes for"), "count")] = field(name="for", default=UNSET)
    against: Annotated[Count | UnsetType, Says(N_("Votes against"), "count")] = UNSET
    abstained: Annotated[Count | UnsetType, Says(N_("Abstentions"), "count")] = UNSET


RuledStatus = Annotated[Line | UnsetType, Says(N_("Status"), "word", words=RULED, minuted=True)]
RulingPart = Annotated[Ruling | UnsetType, Says(N_("Ruling"), "part", minuted=True)]


def workshop_ruling(ruling: object) -> str:
    """The record of the workshop that a ruling, as a body has it, was made in; empty where it says none."""
    workshop = ruling.get("workshop") if isinstance(ruling, dict) else None
    return workshop if isinstance(workshop, str) else ""
