"""Who pays for demands."""

from typing import Annotated, Final

from msgspec import UNSET, Struct

from ...translatable import N_
from ..field import Kind, Line, Says, Withdrawn


class Funder(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("funder", Funder, ("ID",), N_("Who pays"), N_("Who pays"))
