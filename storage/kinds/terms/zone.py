"""A zone of a zoning, and what the assembly said of it."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import CauseId, Id, Kind, Line, Reason, Says, Withdrawn
from ..ruling import RuledStatus, RulingPart


class Zone(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True, minuted=True)]
    zoning: Annotated[Id, Says(N_("Zoning"), "ref", of=("zoning",), minuted=True)]
    vocation: Annotated[Line | UnsetType, Says(N_("Vocation"), "line", minuted=True)] = UNSET
    asks: Annotated[list[Id] | UnsetType, Says(N_("Asks for"), "refs", of=("action",))] = UNSET
    status: RuledStatus = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    ruling: RulingPart = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("zone", Zone, ("ID",), N_("Zone"), N_("Zones"))
