"""Which zone of a zoning a community or an association is in, and what the assembly said of that."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from .field import N_, Id, Kind, Line, Prose, Says
from .ruling import RULED, Ruling


class Member(Struct):
    """Two laptops that fill in different zonings meet in no record: nothing of it is to settle."""

    zone: Annotated[Id, Says(N_("Zone"), "ref", of=("zone",), printed=True, within="ZONING")]
    status: Annotated[Line | UnsetType, Says(N_("Status"), "word", words=RULED)] = UNSET
    reason: Annotated[Prose | UnsetType, Says(N_("Reason"), "prose")] = UNSET
    cause: Annotated[Id | UnsetType, Says(N_("Cause"), "ref", of=("cause",))] = UNSET
    ruling: Annotated[Ruling | UnsetType, Says(N_("Ruling"), "part")] = UNSET
    withdrawn: Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes")] = UNSET


KIND: Final = Kind("member", Member, ("ZONING", "HOLDER"), N_("In a zone"), N_("Who is in which zone"))
