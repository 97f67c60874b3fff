"""An association of producers."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Count, Kind, Line, PerYear, Says, Withdrawn


class Part(Struct):
    """Some of the members: a module, a collection centre."""

    name: Annotated[Line | UnsetType, Says(N_("Name"), "line")] = UNSET
    members: Annotated[Count | UnsetType, Says(N_("Members"), "count")] = UNSET


class Association(Struct):
    """One that is withdrawn is off the list, as a community that is."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    per_year: Annotated[PerYear, Says(N_("Demands a year"), "count", printed=True)]
    sector: Annotated[Line | UnsetType, Says(N_("Sector"), "line")] = UNSET
    part_of: Annotated[Line | UnsetType, Says(N_("Belongs to"), "line")] = UNSET
    members: Annotated[Count | UnsetType, Says(N_("Members"), "count")] = UNSET
    women: Annotated[Count | UnsetType, Says(N_("Women"), "count")] = UNSET
    modules: Annotated[list[Part] | UnsetType, Says(N_("Modules"), "rows")] = UNSET
    centres: Annotated[list[Part] | UnsetType, Says(N_("Collection centres"), "rows")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("association", Association, ("HOLDER",), N_("Association"), N_("Associations"))
