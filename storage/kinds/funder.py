"""Who pays for demands."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from .field import N_, Kind, Line, Says


class Funder(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    withdrawn: Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes")] = UNSET


KIND: Final = Kind("funder", Funder, ("ID",), N_("Who pays"), N_("Who pays"))
