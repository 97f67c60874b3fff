"""What somebody promised, and what became of it."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import CauseId, Kind, Line, Prose, RecordName, Says, When, Withdrawn

STATES: Final = {
    "open": N_("still open"),
    "kept": N_("kept"),
    "partly": N_("kept in part"),
    "broken": N_("broken"),
    "dropped": N_("dropped"),
}


class Commitment(Struct):
    who: Annotated[Line, Says(N_("Who"), "line", minuted=True)]
    what: Annotated[Prose, Says(N_("What"), "prose", minuted=True)]
    to: Annotated[Line | UnsetType, Says(N_("To whom"), "line", minuted=True)] = UNSET
    on: Annotated[When | UnsetType, Says(N_("Promised"), "when", minuted=True)] = UNSET
    due: Annotated[When | UnsetType, Says(N_("Due"), "when", minuted=True)] = UNSET
    workshop: Annotated[RecordName | UnsetType, Says(N_("Promised in"), "ref", of=("workshop",))] = UNSET
    about: Annotated[RecordName | UnsetType, Says(N_("About"), "ref")] = UNSET
    state: Annotated[Line | UnsetType, Says(N_("State"), "word", words=STATES, minuted=True)] = UNSET
    state_on: Annotated[When | UnsetType, Says(N_("Since"), "when")] = UNSET
    evidence: Annotated[Prose | UnsetType, Says(N_("Evidence"), "prose", minuted=True)] = UNSET
    cause: CauseId = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("commitment", Commitment, ("ID",), N_("Commitment"), N_("Commitments"))
