"""What came in from a spreadsheet or a phone, and which revisions that made."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...limits import MAX_ARRIVAL_ROWS
from ...translatable import N_
from ..field import Count, Kind, Line, Says, Withdrawn


class ArrivalRow(Struct):
    rev: Annotated[str, Says(N_("Revision"), "data")]
    line: Annotated[Count | UnsetType, Says(N_("Line"), "count")] = UNSET
    key: Annotated[Line | UnsetType, Says(N_("Key"), "data")] = UNSET


class Arrival(Struct):
    """Withdrawn: what it brought was taken back."""

    file: Annotated[Line, Says(N_("File"), "line")]
    rows: Annotated[Annotated[list[ArrivalRow], Meta(max_length=MAX_ARRIVAL_ROWS)], Says(N_("Rows"), "rows")]
    table: Annotated[Line | UnsetType, Says(N_("Table"), "line")] = UNSET
    steps: Annotated[list[Line] | UnsetType, Says(N_("Steps"), "words")] = UNSET
    by: Annotated[Line | UnsetType, Says(N_("By whom"), "line", person=True)] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("arrival", Arrival, ("DIGEST", "DEVICE", "N"), N_("Arrival"), N_("Arrivals"))
