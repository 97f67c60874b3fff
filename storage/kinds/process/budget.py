"""A line of a year's plan that no community or association asked for by name."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..executed import Executed
from ..field import CauseId, Centavos, Id, Kind, Line, Reason, Says, Withdrawn
from ..ruling import RulingPart
from .demand import STATUSES


class Budget(Struct):
    """Such as the money of a year for producers' organisations. `holder`: whom it is for, if one on the lists."""

    name: Annotated[Line | UnsetType, Says(N_("What for"), "line", minuted=True)] = UNSET
    holder: Annotated[
        Id | UnsetType, Says(N_("For whom"), "ref", of=("community", "association"), minuted=True)
    ] = UNSET
    programme: Annotated[Id | UnsetType, Says(N_("Subprogramme"), "ref", of=("programme",))] = UNSET
    code: Annotated[Line | UnsetType, Says(N_("Code"), "line")] = UNSET
    cost_cents: Annotated[Centavos | UnsetType, Says(N_("Cost"), "cents", minuted=True)] = UNSET
    funding: Annotated[dict[Id, Centavos] | UnsetType, Says(N_("Contributions"), "by_id", of=("funder",))] = UNSET
    status: Annotated[Line | UnsetType, Says(N_("Status"), "word", words=STATUSES, minuted=True)] = UNSET
    status_reason: Reason = UNSET
    cause: CauseId = UNSET
    ruling: RulingPart = UNSET
    executed: Annotated[Executed | UnsetType, Says(N_("What became of it"), "part")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("budget", Budget, ("YEAR", "ID"), N_("Budget line"), N_("Budget lines"))
