"""A class of demands, and whether it is productive: decided by the municipality."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...translatable import N_
from ..field import Count, Kind, Line, Says, Withdrawn

MARKS: Final = ("▲", "◆", "■", "▬", "●", "▼", "◇", "□", "○")
"""The signs that stand for a class; a letter does too."""


class Class(Struct):
    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    productive: Annotated[bool, Says(N_("Productive"), "yes")]
    mark: Annotated[
        Annotated[str, Meta(pattern=r"\A[▲◆■▬●▼◇□○A-Za-zÑñ]\Z")] | UnsetType, Says(N_("Mark"), "line")
    ] = UNSET
    letter: Annotated[Annotated[str, Meta(pattern=r"\A[A-Za-zÑñ]\Z")] | UnsetType, Says(N_("Letter"), "line")] = (
        UNSET
    )
    order: Annotated[Count | UnsetType, Says(N_("Order"), "count")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("class", Class, ("ID",), N_("Class"), N_("Classes"))
