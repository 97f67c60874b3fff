"""Which zone of a zoning a community or an association is in, and what the assembly said of that."""

from typing import Annotated, Final

from msgspec import UNSET, Struct

from ...translatable import N_
from ..field import CauseId, Id, Kind, Reason, Says, Withdrawn
from ..ruling import RuledStatus, RulingPart


class Member(Struct):
    """Two laptops that fill in different zonings meet in no record: nothing of it is to settle."""

    zone: Annotated[Id, Says(N_("Zone"), "ref", of=("zone",), printed=True, minuted=True, within="ZONING")]
    status: RuledStatus = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    ruling: RulingPart = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("member", Member, ("ZONING", "HOLDER"), N_("In a zone"), N_("Who is in which zone"))
