"""A zoning, and what the assembly said of it."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from .field import N_, Id, Kind, Line, Prose, Says
from .ruling import RULED, Ruling


class Zoning(Struct):
    """One way of parting the municipality into zones."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    status: Annotated[Line | UnsetType, Says(N_("Status"), "word", words=RULED)] = UNSET
    reason: Annotated[Prose | UnsetType, Says(N_("Reason"), "prose")] = UNSET
    cause: Annotated[Id | UnsetType, Says(N_("Cause"), "ref", of=("cause",))] = UNSET
    ruling: Annotated[Ruling | UnsetType, Says(N_("Ruling"), "part")] = UNSET
    withdrawn: Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes")] = UNSET


KIND: Final = Kind("zoning", Zoning, ("ID",), N_("Zoning"), N_("Zonings"))
