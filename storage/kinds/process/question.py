"""Some fields of a record are in dispute, and those concerned are to be asked."""

from typing import Annotated, Final

from msgspec import UNSET, Struct

from ...translatable import N_
from ..field import Kind, Line, RecordName, Says, Withdrawn


class Question(Struct):
    record: Annotated[RecordName, Says(N_("Record"), "ref")]
    fields: Annotated[list[Line], Says(N_("Fields"), "words")]
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("question", Question, ("ID",), N_("Question"), N_("Questions"))
