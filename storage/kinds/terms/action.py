"""What is asked for, as lists and figures call it."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType, field

from ...translatable import N_
from ..field import Id, Kind, Line, Says, Withdrawn


class Action(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    class_: Annotated[Id, Says(N_("Class"), "ref", of=("class",), printed=True)] = field(name="class")
    programme: Annotated[Id | UnsetType, Says(N_("Subprogramme"), "ref", of=("programme",))] = UNSET
    names: Annotated[dict[str, Line] | UnsetType, Says(N_("Name in other languages"), "by_language")] = UNSET
    code: Annotated[Line | UnsetType, Says(N_("Code"), "line")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("action", Action, ("ID",), N_("Action"), N_("Actions"))
