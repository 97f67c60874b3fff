"""A fact about the municipality, and the document that says it."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...limits import MAX_INTEGER
from ...translatable import N_
from ..field import Id, Kind, Line, Prose, Says, When, Withdrawn

HOWS: Final = {"quotient": N_("quotient"), "sum": N_("sum"), "share": N_("share")}


class Derived(Struct):
    """How a figure follows from others."""

    how: Annotated[Line | UnsetType, Says(N_("How"), "word", words=HOWS)] = UNSET
    of: Annotated[list[Id] | UnsetType, Says(N_("Of"), "refs", of=("fact",))] = UNSET


class Fact(Struct):
    """`value` is whole; `scale` says how many of its last digits are decimals."""

    topic: Annotated[Line, Says(N_("Topic"), "line")]
    name: Annotated[Line, Says(N_("Name"), "line")]
    value: Annotated[
        Annotated[int, Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)] | UnsetType, Says(N_("Value"), "number")
    ] = UNSET
    scale: Annotated[Annotated[int, Meta(ge=0, le=15)] | UnsetType, Says(N_("Decimals"), "count")] = UNSET
    unit: Annotated[Line | UnsetType, Says(N_("Unit"), "line")] = UNSET
    text: Annotated[Prose | UnsetType, Says(N_("Text"), "prose")] = UNSET
    on: Annotated[When | UnsetType, Says(N_("As of"), "when")] = UNSET
    document: Annotated[Line | UnsetType, Says(N_("Document"), "line")] = UNSET
    place: Annotated[Line | UnsetType, Says(N_("Place in it"), "line")] = UNSET
    derived: Annotated[Derived | UnsetType, Says(N_("Follows from"), "part")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("fact", Fact, ("ID",), N_("Fact"), N_("Facts"), key=("topic", "name", "on", "document"))
