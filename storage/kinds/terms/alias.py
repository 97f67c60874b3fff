"""Another spelling of a community's or an association's name."""

from typing import Annotated, Final

from msgspec import UNSET, Struct

from ...translatable import N_
from ..field import Kind, Line, RecordName, Says, Withdrawn


class Alias(Struct):
    name: Annotated[Line, Says(N_("Name"), "line")]
    target: Annotated[RecordName, Says(N_("Means"), "ref", of=("community", "association"))]
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("alias", Alias, ("SLUG",), N_("Another spelling"), N_("Other spellings"))
