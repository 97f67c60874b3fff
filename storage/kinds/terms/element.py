"""What a productive municipality is judged by."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Count, Id, Kind, Line, Prose, Says, Withdrawn


class Element(Struct):
    name: Annotated[Line, Says(N_("Name"), "line")]
    order: Annotated[Count | UnsetType, Says(N_("Order"), "count")] = UNSET
    part_of: Annotated[Id | UnsetType, Says(N_("Part of"), "ref", of=("element",))] = UNSET
    ask: Annotated[Prose | UnsetType, Says(N_("What is asked"), "prose")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("element", Element, ("ID",), N_("Element"), N_("Elements"))
