"""A zoning, and what the assembly said of it."""

from typing import Annotated, Final

from msgspec import UNSET, Struct

from ...translatable import N_
from ..field import CauseId, Kind, Line, Reason, Says, Withdrawn
from ..ruling import RuledStatus, RulingPart


class Zoning(Struct):
    """One way of parting the municipality into zones."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True, minuted=True)]
    status: RuledStatus = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    ruling: RulingPart = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("zoning", Zoning, ("ID",), N_("Zoning"), N_("Zonings"))
