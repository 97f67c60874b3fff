"""A plan of some years: how many demands a year a community has in it."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from ...limits import MAX_YEARS
from ...translatable import N_
from ..field import Kind, Line, PerYear, Prose, Says, Withdrawn, Year


class Plan(Struct):
    """`published`: reports show the shares as the source publishes them, too. `signs`: by paper, who signs it."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    years: Annotated[
        Annotated[list[Year], Meta(min_length=1, max_length=MAX_YEARS)], Says(N_("Years"), "words", printed=True)
    ]
    per_year: Annotated[PerYear, Says(N_("Demands a year"), "count", printed=True)]
    published: Annotated[bool | UnsetType, Says(N_("Shares as published"), "yes")] = UNSET
    vision: Annotated[Prose | UnsetType, Says(N_("Vision"), "prose")] = UNSET
    signs: Annotated[dict[str, list[Line]] | UnsetType, Says(N_("Who signs"), "data")] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("plan", Plan, ("PLAN",), N_("Plan"), N_("Plans"))
