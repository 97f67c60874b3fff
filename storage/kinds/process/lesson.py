"""What was learned."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Id, Kind, Prose, RecordName, Says, When, Withdrawn


class Lesson(Struct):
    text: Annotated[Prose, Says(N_("Lesson"), "prose")]
    element: Annotated[Id | UnsetType, Says(N_("Element"), "ref", of=("element",))] = UNSET
    workshop: Annotated[RecordName | UnsetType, Says(N_("Learned in"), "ref", of=("workshop",))] = UNSET
    on: Annotated[When | UnsetType, Says(N_("Learned"), "when")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("lesson", Lesson, ("ID",), N_("Lesson"), N_("Lessons"))
