"""What the cells of a spreadsheet say: headings, words, numbers; or why that is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from ..limits import MAX_TEXT
from ..money import format_bs, parse_bs
from ..names import slug
from ..numbers import parse_families
from ..records import CLASSES, STATUSES
from ..sheet import unguard
from ..text import clean, visible

Reason = Literal[
    "holder-missing",
    "holder-unknown",
    "year-missing",
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
    "words-only",
    "same-as",
    "two-demands",
    "formula",
    "nothing",
    "twice",
    "refused",
]

HEADINGS: Mapping[str, str] = {
    **{name: name for name in ("holder", "year", "n", "text", "action", "class", "place", "families", "cost")},
    **{name: name for name in ("carries", "status", "notes")},
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
}
"""A heading's letters (its slug) -> the column that it names."""

_FUNDING = re.compile(r"\s*(?:funding|aporte|contribution)\s*(?:\(bs\)\s*)?:(.+)", re.IGNORECASE)

_YEAR = re.compile(
    r"(?:(?:gestion|ano|anio|year|poa|pdm|demanda|demandas)-)*"
    r"((?:19|20)\d\d)(?:-0|-\d\d?-\d\d?(?:[t-]\d\d?-[\d-]+z?(?:-utc|-gmt)?)?)?|\d\d?-\d\d?-((?:19|20)\d\d)"
)
"""The letters of a year as people write it: 2004, Gestión 2004, POA-2004, 2004.0, or a day of it, or a time."""

_NOTHING = frozenset(("", "s/d", "n/d", "n/a", "sin dato", "sin datos"))
_DASHES = re.compile(r"[-\u2010-\u2015\u2212·\s]*")
_NOT_YET = frozenset(("pendiente", "por-definir", "falta", "abierta", "pending", "missing", "open"))
"""What is written where something is still to come; "· falta" in our own matrix."""
_OWN_WORDS = frozenset(("notes", "status"))
"""Columns in which those are something to say."""

_UNCOUNTED = re.compile(r"#n/[ad]|#[¡¿]?[\w/]+[!?]|#+|err:\d+", re.IGNORECASE)
"""What a spreadsheet shows where a formula came to nothing, or where there was no room for a number."""

_NONE = ("ninguna", "ninguno", "no-pide", "no-pide-nada", "no-priorizo", "no-tiene", "decidio-no-pedir")
_STATES = {
    **dict.fromkeys((*_NONE, "none", "decided-not-to-ask"), "none"),
    **dict.fromkeys(("postergada", "postergado", "postponed"), "postponed"),
}
"""Words that stand in a demand's place and say what became of it, by their letters."""
_SAME_AS = re.compile(r"(?:idem|ditto)(?:-.*)?|id|igual|(?:lo|el|la)-mism[oa]|igual-(?:que|al?|a-la)-.*")
_DITTO = re.compile(r"""["'`´“”‘’«»〃,\s]+""")
"""A sign for what stands above."""
_NO_WORDS = re.compile(r"[\W_]+|\d[\d.,:%/\s-]*")
"""Signs alone, a number alone."""
_NUMBERED = re.compile(r"\s*1\s*[.)-].*\n\s*2\s*[.)-].*", re.DOTALL)
"""Two demands in one place: a list, numbered line by line."""
_WORDS_ONLY = re.compile(
    r"x+|si|no|nada|no-hay|sin-demanda|no-sabe|ns-nr|"
    r"(?:ver|vease|segun)(?:-(?:el|la))?-(?:actas?|anexos?|listas?|hojas?)(?:-(?:n|no|nro))?(?:-\d+)?"
)
"""What stands in a demand's place and is none: marks, answers, where else to look."""

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
    "in-the-plan-pdm": "planned",
    "in-the-year-s-plan-poa": "budgeted",
    **_STATES,
}


_TOO_MUCH = Decimal(10) ** 15
"""More than anything costs in centavos, or than there are people."""


class Number(str):
    """The digits of a cell that holds a number: 35000, 0.125. Its point never separates thousands."""

    __slots__ = ()


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


def value_of(cell: str) -> str:
    """What a cell says, as it may be kept. Raises `Unfit` where it shows that something could not be counted."""
    value = cell if isinstance(cell, Number) else clean(visible(unguard(cell))).strip()
    if _UNCOUNTED.fullmatch(value):
        raise Unfit("formula", value)
    return value


def says_nothing(cell: str, column: str = "text") -> bool:
    """Whether a cell only says that there is nothing to say, or nothing yet."""
    cell = clean(visible(cell)).strip()
    if cell.casefold() in _NOTHING or _DASHES.fullmatch(cell):
        return True
    return column not in _OWN_WORDS and slug(cell) in _NOT_YET


def asked(words: str, status: str | None) -> dict[str, str]:
    """The fields that the words in a demand's place give, beside the status that its row says, if any.

    Most are its text; *ninguna* and *postergada* are its status. Raises `Unfit` for what is neither.
    """
    if len(words) > MAX_TEXT:
        raise Unfit("text-long", str(len(words)))
    letters = slug(words)
    if state := _STATES.get(letters):
        if status not in {None, state}:
            raise Unfit("words-only", words)
        return {"status": state}
    if _SAME_AS.fullmatch(letters) or _DITTO.fullmatch(words):
        raise Unfit("same-as", words)
    if _WORDS_ONLY.fullmatch(letters) or _NO_WORDS.fullmatch(words):
        raise Unfit("words-only", words)
    if _NUMBERED.fullmatch(words):
        raise Unfit("two-demands", words)
    return {"text": words}


def known_word(table: Mapping[str, str], word: str, reason: Reason) -> str:
    found = table.get(slug(word))
    if found is None:
        raise Unfit(reason, word)
    return found


def count_of(value: str) -> int:
    found = _whole(value) if isinstance(value, Number) else parse_families(value)
    if found is None:
        raise Unfit("count-bad", value)
    return found


def cents_of(value: str) -> int:
    """Centavos; a number cell is rounded to them, as its program shows it."""
    cents = _whole(_rounded(value) * 100) if isinstance(value, Number) else parse_bs(value)
    if cents is None:
        raise Unfit("cost-bad", value)
    return cents


def typed_again(heading: str, cell: str) -> str:
    """A cell as a CSV file has it: read from there, an amount is the same."""
    if not isinstance(cell, Number) or not is_amount(column_of(heading)):
        return cell
    try:
        return format_bs(cents_of(cell))
    except Unfit:
        return cell


def is_amount(column: str | None) -> bool:
    return column is not None and (column == "cost" or column.startswith("funding:"))


def is_rounded(value: str) -> bool:
    """Whether an amount loses what is finer than a centavo."""
    return isinstance(value, Number) and _rounded(value) != Decimal(value)


def _rounded(value: str) -> Decimal:
    number = Decimal(value)
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP) if abs(number) < _TOO_MUCH else number


def _whole(value: str | Decimal) -> int | None:
    number = Decimal(value)
    return int(number) if 0 <= number < _TOO_MUCH and number == int(number) else None
