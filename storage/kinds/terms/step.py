"""A step of the process: the workshops of one sort, and who is convened to them."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import EVERYBODY, Count, Kind, Line, Says, Withdrawn

CONVENED: Final = {
    EVERYBODY: N_("everybody"),
    "community": N_("each community"),
    "association": N_("each association"),
}


class Step(Struct):
    """`validates`: its assembly says what it thinks of demands. `signs`: the offices that sign its acta first."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    of: Annotated[Line, Says(N_("Who is convened"), "word", words=CONVENED)]
    order: Annotated[Count | UnsetType, Says(N_("Order"), "count")] = UNSET
    validates: Annotated[bool | UnsetType, Says(N_("Validates demands"), "yes")] = UNSET
    signs: Annotated[list[Line] | UnsetType, Says(N_("Who signs"), "words", printed=True)] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("step", Step, ("ID",), N_("Step"), N_("Steps of the process"))
