"""A community, or a level above some: ayllu, marka, district."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...limits import MAX_PER_YEAR
from ...translatable import N_
from ..field import Count, Id, Kind, Line, Says, Withdrawn

SORTS: Final = {"rural": N_("rural"), "town": N_("town")}


class Community(Struct):
    """`per_year` is the plan's where it is not said; 0: a level that gathers others, and asks for nothing itself.

    One that is withdrawn is off the list: it was another one's name, misspelled, and an alias says whose.
    """

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    sort: Annotated[Line | UnsetType, Says(N_("Rural or town"), "word", words=SORTS, printed=True)] = UNSET
    part_of: Annotated[Id | UnsetType, Says(N_("Part of"), "ref", of=("community",), printed=True)] = UNSET
    per_year: Annotated[
        Annotated[int, Meta(ge=0, le=MAX_PER_YEAR)] | UnsetType,
        Says(N_("Demands a year"), "count", printed=True),
    ] = UNSET
    code: Annotated[Line | UnsetType, Says(N_("Official code"), "line")] = UNSET
    people: Annotated[Count | UnsetType, Says(N_("People"), "count")] = UNSET
    families: Annotated[Count | UnsetType, Says(N_("Families"), "count")] = UNSET
    latitude_e6: Annotated[
        Annotated[int, Meta(ge=-90_000_000, le=90_000_000)] | UnsetType,
        Says(N_("Latitude (millionths of a degree)"), "number"),
    ] = UNSET
    longitude_e6: Annotated[
        Annotated[int, Meta(ge=-180_000_000, le=180_000_000)] | UnsetType,
        Says(N_("Longitude (millionths of a degree)"), "number"),
    ] = UNSET
    withdrawn: Withdrawn = UNSET


def is_level(body: Mapping[str, Any]) -> bool:
    """Whether a community's body is of a level above others, which is then called as the municipality calls it."""
    return body.get("per_year") == 0


KIND: Final = Kind("community", Community, ("HOLDER",), N_("Community"), N_("Communities"))
