"""Somebody looked at what a check found odd, and says that it is right."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Kind, Line, Reason, RecordName, Says, Withdrawn


class Remark(Struct):
    """`seen` names what they saw: the remark holds while that stands. With the code `settled` it says why a
    dispute was settled by the revision `seen`; with the code `unread`, `seen` are the words of a cell.
    """

    record: Annotated[RecordName, Says(N_("Record"), "ref")]
    code: Annotated[Line, Says(N_("About"), "line")]
    seen: Annotated[str, Says(N_("Seen"), "data")]
    field: Annotated[Line | UnsetType, Says(N_("Field"), "line")] = UNSET
    reason: Reason = UNSET
    withdrawn: Withdrawn = UNSET


WHY_SETTLED: Final = "settled"
"""The code of what says why something was settled as it was."""
NOT_READ: Final = "unread"
"""The code of what keeps the words of a spreadsheet's cell that was not understood."""

KIND: Final = Kind("remark", Remark, ("CODE", "ID"), N_("Remark"), N_("Remarks"))
