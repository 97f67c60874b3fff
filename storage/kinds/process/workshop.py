"""A workshop that somebody was convened to, and what became of it."""

from datetime import date
from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType, field

from ...translatable import N_
from ..field import CauseId, Count, Kind, Line, Prose, Reason, RecordName, Says, Time, Withdrawn

OUTCOMES: Final = {
    "called": N_("convened"),
    "held": N_("held"),
    "absent": N_("did not come"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
}
QUORUMS: Final = {"declared": N_("declared"), "not-declared": N_("not declared")}


class Authority(Struct):
    name: Annotated[Line | UnsetType, Says(N_("Name"), "line", person=True)] = UNSET
    office: Annotated[Line | UnsetType, Says(N_("Office"), "line")] = UNSET


class Participants(Struct):
    """Some who came: `of` is a community, an association, a municipality or an institution."""

    of: Annotated[
        Line | UnsetType, Says(N_("Of"), "ref", of=("community", "association", "municipality", "institution"))
    ] = UNSET
    count: Annotated[Count | UnsetType, Says(N_("How many"), "count")] = UNSET
    name: Annotated[Line | UnsetType, Says(N_("Name"), "line", person=True)] = UNSET
    office: Annotated[Line | UnsetType, Says(N_("Office"), "line", person=True)] = UNSET


class Workshop(Struct):
    outcome: Annotated[Line, Says(N_("Outcome"), "word", words=OUTCOMES, printed=True, minuted=True)]
    called_on: Annotated[date | UnsetType, Says(N_("Convened for"), "day")] = UNSET
    held_on: Annotated[date | UnsetType, Says(N_("Held on"), "day", printed=True, minuted=True)] = UNSET
    from_: Annotated[Time | UnsetType, Says(N_("Hour it began"), "time", printed=True, minuted=True)] = field(
        name="from", default=UNSET
    )
    to: Annotated[Time | UnsetType, Says(N_("Hour it ended"), "time", printed=True, minuted=True)] = UNSET
    place: Annotated[Line | UnsetType, Says(N_("Place"), "line", printed=True, minuted=True)] = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    women: Annotated[Count | UnsetType, Says(N_("Women"), "count", printed=True, minuted=True)] = UNSET
    men: Annotated[Count | UnsetType, Says(N_("Men"), "count", printed=True, minuted=True)] = UNSET
    authorities: Annotated[
        list[Authority] | UnsetType, Says(N_("Authorities"), "rows", person=True, printed=True, minuted=True)
    ] = UNSET
    participants: Annotated[list[Participants] | UnsetType, Says(N_("Participants"), "rows", minuted=True)] = UNSET
    facilitator: Annotated[
        Line | UnsetType, Says(N_("Who facilitated"), "line", person=True, printed=True, minuted=True)
    ] = UNSET
    quorum: Annotated[Line | UnsetType, Says(N_("Quorum"), "word", words=QUORUMS, printed=True, minuted=True)] = (
        UNSET
    )
    agenda: Annotated[Prose | UnsetType, Says(N_("Agenda"), "prose", printed=True, minuted=True)] = UNSET
    agreements: Annotated[Prose | UnsetType, Says(N_("Agreements"), "prose", printed=True, minuted=True)] = UNSET
    positions: Annotated[Prose | UnsetType, Says(N_("Positions"), "prose", minuted=True)] = UNSET
    read_back: Annotated[bool | str | UnsetType, Says(N_("Read and accepted"), "yes")] = UNSET
    moved_to: Annotated[RecordName | UnsetType, Says(N_("Moved to"), "ref", of=("workshop",))] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("workshop", Workshop, ("STEP", "HOLDER", "N"), N_("Workshop"), N_("Workshops"), everybody=True)
