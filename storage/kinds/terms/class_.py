"""A class of demands, and whether it is productive: decided by the municipality."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...symbols import CLASS_SYMBOLS
from ...translatable import N_
from ..field import Count, Kind, Line, Says, Withdrawn

_LETTERS: Final = "A-Za-zÑñ"
_MARK: Final = rf"\A[{''.join(CLASS_SYMBOLS)}{_LETTERS}]\Z"
_LETTER: Final = rf"\A[{_LETTERS}]\Z"


class Class(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    productive: Annotated[bool, Says(N_("Productive"), "yes")]
    mark: Annotated[Annotated[str, Meta(pattern=_MARK)] | UnsetType, Says(N_("Mark"), "line")] = UNSET
    letter: Annotated[Annotated[str, Meta(pattern=_LETTER)] | UnsetType, Says(N_("Letter"), "line")] = UNSET
    order: Annotated[Count | UnsetType, Says(N_("Order"), "count")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("class", Class, ("ID",), N_("Class"), N_("Classes"))
