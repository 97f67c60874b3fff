"""Our own lists and papers, known by their first headings in order, when they come back as spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..names import slug

DEMANDS: Final = "demands"
WITHDRAWN: Final = "withdrawn"
PROPOSALS: Final = "proposals"
READ: Final = frozenset({"", DEMANDS, WITHDRAWN, PROPOSALS})
"""Whose rows are read ("": what is none of ours). The others have no demands, or are made from that list."""

_CALLED: Final = {
    "holder": ("community-or-association", "comunidad-o-asociacion"),
    "year": ("gestion",),
    "n": ("demand-no", "no-de-demanda"),
    "text": ("demand", "demanda"),
    "action": ("accion",),
    "cost": ("cost-bs", "costo-bs"),
    "moved_to": ("moved-to", "paso-a"),
    "proposal": ("propuesta",),
    "id": ("code", "codigo"),
    "kind": ("tipo",),
    "sector": (),
    "stage": ("etapa",),
    "subprogramme": ("subprograma",),
    "name": ("nombre",),
    "slots": ("expected", "previstas"),
    "zoning": ("zonificacion",),
    "zone": ("zona",),
    "class": ("clase",),
    "demands": ("demandas",),
    "of": ("of-what", "de-que"),
    "validated": ("how-many-validated", "validadas"),
    "record": ("registro",),
    "field": ("campo",),
    "value": ("version",),
}
"""What a column is called in words, by its letters; in the lists for programs it has its own name."""

_FIRST: Final = {
    DEMANDS: ("holder", "year", "n", "text", "action"),
    WITHDRAWN: ("holder", "year", "n", "text", "cost", "moved_to"),
    PROPOSALS: ("holder", "year", "n", "proposal", "text"),
    "communities": ("id", "holder", "kind"),
    "associations": ("id", "holder", "sector"),
    "workshops": ("stage", "holder", "n"),
    "year_plan": ("year", "subprogramme", "stage", "holder"),
    "year": ("subprogramme", "stage", "holder"),
    "budget": ("year", "id", "name", "holder"),
    "shares": ("year", "slots"),
    "zones": ("zoning", "zone", "slots"),
    "classes": ("class", "demands", "cost"),
    "validation": ("of", "validated"),
    "disputes": ("record", "field", "value"),
}
_COLUMNS: Final = {called: name for name, words in _CALLED.items() for called in (slug(name), *words)}


_MOST: Final = max(map(len, _FIRST.values()))
_MATRIX: Final = re.compile(r"comm?uni(?:ty|dad) (?:zone|zona) t[iy]polog(?:y|ia) \d{4}.* costo?-\d{4}.*")
"""The matrix has each year twice: what is asked for, and what it costs."""


def own_list(headings: Sequence[str]) -> str:
    """The name of our list that begins with these headings; "" where it is none of ours."""
    slugs = [slug(heading) for heading in headings]
    if _MATRIX.fullmatch(" ".join(slugs)):
        return "matrix"
    columns = [_COLUMNS.get(one, "") for one in slugs[:_MOST]]
    return next((name for name, first in _FIRST.items() if tuple(columns[: len(first)]) == first), "")
