"""A laptop: whose it is, and which others it knows."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Id, Kind, Line, Says, Withdrawn


class Laptop(Struct):
    """What one laptop recommends to the others. Nobody is known by it."""

    name: Annotated[Line | UnsetType, Says(N_("Name"), "line")] = UNSET
    person: Annotated[Line | UnsetType, Says(N_("Whose"), "line", person=True)] = UNSET
    knows: Annotated[list[Id] | UnsetType, Says(N_("Knows"), "data", laptops=True)] = UNSET
    refuses: Annotated[list[Id] | UnsetType, Says(N_("Refuses"), "data", laptops=True)] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("laptop", Laptop, ("DEVICE",), N_("Laptop"), N_("Laptops"))
