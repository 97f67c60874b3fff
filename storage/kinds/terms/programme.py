"""A programme of the plan, or a part of one."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Id, Kind, Line, Says, Withdrawn


class Programme(Struct):
    name: Annotated[Line, Says(N_("Name"), "line")]
    code: Annotated[Line | UnsetType, Says(N_("Code"), "line", called=("codigo",))] = UNSET
    part_of: Annotated[Id | UnsetType, Says(N_("Part of"), "ref", of=("programme",))] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("programme", Programme, ("ID",), N_("Programme"), N_("Programmes"))
