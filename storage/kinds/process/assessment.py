"""Where the municipality stands in one element, in one year."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...translatable import N_
from ..field import Kind, Prose, RecordName, Says, When, Withdrawn


class Assessment(Struct):
    """`state`: from 0, nothing of it, to 4."""

    state: Annotated[Annotated[int, Meta(ge=0, le=4)], Says(N_("State (0 to 4)"), "count")]
    on: Annotated[When | UnsetType, Says(N_("Judged"), "when")] = UNSET
    evidence: Annotated[Prose | UnsetType, Says(N_("Evidence"), "prose")] = UNSET
    workshop: Annotated[RecordName | UnsetType, Says(N_("Judged in"), "ref", of=("workshop",))] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("assessment", Assessment, ("ELEMENT", "YEAR"), N_("Assessment"), N_("Assessments"))
