"""How much money a year has: all of it, for each community or family, or for one; of one who pays, or of any."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Centavos, Kind, Line, Says, Withdrawn


class Ceiling(Struct):
    amount_cents: Annotated[Centavos, Says(N_("Amount"), "cents")]
    name: Annotated[Line | UnsetType, Says(N_("Name"), "line")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("ceiling", Ceiling, ("YEAR", "FOR", "FUNDER"), N_("Ceiling"), N_("Ceilings"))
