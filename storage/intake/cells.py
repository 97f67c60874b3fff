"""What the cells of a spreadsheet say: headings, words, numbers; or why that is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from ..limits import MAX_TEXT
from ..money import parse_bs
from ..names import slug
from ..records import CLASSES, STATUSES

Reason = Literal[
    "holder-missing",
    "holder-unknown",
    "year-bad",
    "year-outside",
    "n-outside",
    "action-unknown",
    "class-unknown",
    "status-unknown",
    "surplus",
    "association-unknown",
    "source-unknown",
    "cost-bad",
    "count-bad",
    "text-long",
    "text-missing",
    "nothing",
    "twice",
    "refused",
]

HEADINGS: Mapping[str, str] = {
    **{name: name for name in ("holder", "year", "n", "text", "action", "class", "place", "families", "cost")},
    **{name: name for name in ("carries", "status", "notes", "author", "at")},
    "comunidad": "holder",
    "asociacion": "holder",
    "gestion": "year",
    "ano": "year",
    "demanda": "text",
    "accion": "action",
    "clase": "class",
    "lugar": "place",
    "familias": "families",
    "costo": "cost",
    "costo-bs": "cost",
    "encubre": "carries",
    "estado": "status",
    "notas": "notes",
    "autor": "author",
}
"""A heading's letters (its slug) -> the column that it names."""

_FUNDING = re.compile(r"\s*(?:funding|aporte|contribution)\s*(?:\(bs\)\s*)?:(.+)", re.IGNORECASE)

_YEAR = re.compile(
    r"(?:(?:gestion|ano|anio|year|poa|pdm|demanda|demandas)-)*"
    r"((?:19|20)\d\d)(?:-0|-\d\d?-\d\d?)?|\d\d?-\d\d?-((?:19|20)\d\d)"
)
"""The letters of a year as people write it: 2004, Gestión 2004, POA-2004, 2004.0, or a day of it."""

_FAMILIES = re.compile(r"(\d{1,9})(?:[.,]0+)?\s*(?:familias?|families|family|fams?\.?|flias?\.?)?", re.IGNORECASE)

_NOTHING = frozenset(("", "-", "--", "–", "—", "s/d", "n/d", "n/a", "sin dato", "sin datos"))
MISCOUNTED = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))
"""What a workbook shows where a formula came to nothing."""

FIELDS = {"cost": "cost_cents"}
"""The columns that are called otherwise in the record."""

CLASS_WORDS = {
    **{slug(class_): class_ for class_ in CLASSES},
    "apoyo-a-la-produccion": "production_support",
    "promocion-economica": "economic_promotion",
    "infraestructura": "infrastructure",
}
STATUS_WORDS = {
    **{slug(status): status for status in STATUSES},
    "abierta": "open",
    "propuesta": "proposed",
    "validada": "validated",
    "observada": "observed",
    "rechazada": "rejected",
    "inscrita-en-el-pdm": "planned",
    "inscrita-en-el-poa": "budgeted",
    "no-pide": "none",
    "decidio-no-pedir": "none",
    "decided-not-to-ask": "none",
    "in-the-plan-pdm": "planned",
    "in-the-year-s-plan-poa": "budgeted",
    "ninguna": "none",
    "postergada": "postponed",
}


class Unfit(Exception):  # noqa: N818 - a way out of one row, no error of the program
    def __init__(self, reason: Reason, word: str = "") -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.word = word


def column_of(heading: str) -> str | None:
    """The column that a heading names: `holder`, `year`, ..., `funding:SOURCE`; None for one that is not ours."""
    if funding := _FUNDING.fullmatch(heading):
        return f"funding:{funding[1].strip()}"
    return HEADINGS.get(slug(heading))


def year_of(text: str) -> str | None:
    """The year that a cell names, and nothing else with it; None where it names none."""
    found = _YEAR.fullmatch(slug(text))
    return (found[1] or found[2]) if found else None


def says_nothing(cell: str) -> bool:
    """Whether a cell only says that there is nothing to say."""
    return cell.strip().casefold() in _NOTHING


def known_word(table: Mapping[str, str], word: str, reason: Reason) -> str:
    found = table.get(slug(word))
    if found is None:
        raise Unfit(reason, word)
    return found


def text_of(value: str) -> str:
    if len(value) > MAX_TEXT:
        raise Unfit("text-long", str(len(value)))
    return value


def count_of(value: str) -> int:
    found = _FAMILIES.fullmatch(value)
    if found is None:
        raise Unfit("count-bad", value)
    return int(found[1])


def cents_of(value: str) -> int:
    cents = parse_bs(value)
    if cents is None:
        raise Unfit("cost-bad", value)
    return cents
