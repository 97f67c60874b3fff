"""An institution or a board: whom to call, and who is in it."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType, field

from ...translatable import N_
from ..field import Id, Kind, Line, Says, When, Withdrawn

SORTS: Final = {"institution": N_("institution"), "board": N_("board"), "committee": N_("committee")}


class Office(Struct):
    name: Annotated[Line | UnsetType, Says(N_("Name"), "line", person=True)] = UNSET
    office: Annotated[Line | UnsetType, Says(N_("Office"), "line")] = UNSET
    from_: Annotated[When | UnsetType, Says(N_("From"), "when")] = field(name="from", default=UNSET)
    to: Annotated[When | UnsetType, Says(N_("Until"), "when")] = UNSET


class Institution(Struct):
    name: Annotated[Line, Says(N_("Name"), "line")]
    sort: Annotated[Line | UnsetType, Says(N_("Kind"), "word", words=SORTS)] = UNSET
    part_of: Annotated[Id | UnsetType, Says(N_("Part of"), "ref", of=("institution",))] = UNSET
    since: Annotated[When | UnsetType, Says(N_("Since"), "when")] = UNSET
    until: Annotated[When | UnsetType, Says(N_("Until"), "when")] = UNSET
    address: Annotated[Line | UnsetType, Says(N_("Address"), "line")] = UNSET
    phone: Annotated[Line | UnsetType, Says(N_("Telephone"), "line")] = UNSET
    legal_state: Annotated[Line | UnsetType, Says(N_("Legal state"), "line")] = UNSET
    members: Annotated[list[Office] | UnsetType, Says(N_("Members and offices"), "rows")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("institution", Institution, ("ID",), N_("Institution"), N_("Institutions"))
