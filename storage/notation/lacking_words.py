"""Words that say that something is lacking, such as a cause: "falta el costo", "sin presupuesto"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ..names.name_table import slug

_LACKING: Final = frozenset({"falta", "faltan", "falto", "faltaba", "sin", "no", "lacks", "without", "missing"})


def says_it_lacks(text: str, called: Collection[str]) -> bool:
    """Whether a text begins by saying that something is not there, and names it by what it is called."""
    first, *others = slug(text).split("-")
    return first in _LACKING and any(word in called for word in others)
