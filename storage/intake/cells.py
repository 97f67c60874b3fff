"""What single cells of a spreadsheet say: numbers, years, words in a demand's place; or why that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from ..kinds.field import Field
from ..limits import MAX_TEXT
from ..names.name_table import slug
from ..notation.currency import Currency, format_amount, parse_amount
from ..notation.numbers import parse_families
from ..notation.text import clean, visible
from ..notation.word_lists import listed
from .landing.asked_words import are_several, asks_for_nothing

Reason = Literal[
    "holder-above",
    "unknown-name",
    "holder-near",
    "other-municipality",
    "level",
    "joint",
    "year",
    "two-years",
    "n-bad",
    "too-many",
    "unknown",
    "ambiguous",
    "value-bad",
    "cost-bad",
    "count-bad",
    "too-long",
    "no-text",
    "field-missing",
    "key-missing",
    "id-bad",
    "name-letters",
    "words-only",
    "same-as",
    "several",
    "two-demands",
    "two-columns",
    "only-proposed",
    "formula",
    "open-quote",
    "nothing",
    "surplus",
    "twice",
    "refused",
]

_NOTHING = frozenset(("", "s/d", "n/d", "n/a", "sin dato", "sin datos"))
_DASHES = re.compile(r"[-\u2010-\u2015\u2212·\s]*")
_NOT_YET = frozenset(("pendiente", "por-definir", "falta", "abierta", "pending", "missing", "open"))
"""What is written where something is still to come; "· falta" in our own matrix."""

_LONGEST: Final = 40
"""No word that says nothing has so many characters, nor any figure."""
_DIGIT = re.compile(r"[0-9]")

_UNCOUNTED = re.compile(r"#n/[ad]|#[¡¿]?[\w/]+[!?]|#+|err:\d+", re.IGNORECASE)
"""What a spreadsheet shows where a formula came to nothing, or where there was no room for a number."""

_SAME_AS = re.compile(r"(?:idem|ditto)(?:-.*)?|id|igual|(?:lo|el|la)-mism[oa]|igual-(?:que|al?|a-la)-.*")
_DITTO = re.compile(r"""["'`´“”‘’«»〃,\s]+""")
"""A sign for what stands above."""
_NO_WORDS = re.compile(r"[\W_]+|\d[\d.,:%/\s-]*")
"""Signs alone, a number alone."""
_WORDS_ONLY = re.compile(
    r"x+|si|no|nada|no-sabe|ns-nr|"
    r"(?:ver|vease|segun)(?:-(?:el|la))?-(?:actas?|anexos?|listas?|hojas?)(?:-(?:n|no|nro))?(?:-\d+)?"
)
"""What stands in a demand's place and is none: marks, answers, where else to look."""

_TOO_MUCH: Final = Decimal(10) ** 15
"""More than anything costs in centavos, or than there are people."""


class Number(str):
    """The digits of a cell that holds a number: 35000, 0.125. Its point never separates thousands."""

    __slots__ = ()


class Unfit(Exception):  # noqa: N818 - a way out of one row, no error of the program
    """Why a row does not fit: the word that it is about, and the field where it is about one.

    `others`: what else does not fit in it.
    """

    def __init__(self, reason: Reason, word: str = "", field: Field | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.word = word
        self.field = field
        self.others: tuple[Unfit, ...] = ()


class Flaws:
    """Gathers all that does not fit in a row: whoever mends it wants to know of everything at once."""

    def __init__(self) -> None:
        self._found: list[Unfit] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Goes on after what does not fit."""
        try:
            yield
        except Unfit as no:
            self._found += [no, *no.others]

    def __bool__(self) -> bool:
        return bool(self._found)

    def refuse(self) -> None:
        """Raises `Unfit`, where anything does not fit."""
        if self._found:
            first, *rest = self._found
            first.others = tuple(rest)
            raise first


@cache
def _year() -> re.Pattern[str]:
    """The letters of a year as people write it: 2004, Gestión 2004, 2004.0, or a day of it, or a time."""
    before = "|".join(listed("year", "before"))
    return re.compile(
        rf"(?:(?:{before})-)*"
        r"((?:19|20)\d\d)(?:-0|-\d\d?-\d\d?(?:[t-]\d\d?-[\d-]+z?(?:-utc|-gmt)?)?)?|\d\d?-\d\d?-((?:19|20)\d\d)"
    )


def year_of(text: str) -> str | None:
    """The year that a cell names, and nothing else with it; None where it names none."""
    found = _year().fullmatch(slug(text))
    return (found[1] or found[2]) if found else None


def cell_value(cell: str) -> str:
    """What a cell says, as it may be kept. Raises `Unfit` where it shows that something could not be counted."""
    value = cell if isinstance(cell, Number) else _plain(cell)
    if value[:1] in "#Ee" and _UNCOUNTED.fullmatch(value):
        raise Unfit("formula", value)
    return value


def says_nothing(cell: str, *, own: bool = False) -> bool:
    """Whether a cell only says that there is nothing to say; or nothing yet, where that is no word of its own."""
    if len(cell) > _LONGEST or _DIGIT.search(cell):
        return _DASHES.fullmatch(_plain(cell)) is not None
    return _is_nothing(cell, own=own)


@lru_cache(maxsize=4096)  # most cells that are as short come again and again
def _is_nothing(cell: str, *, own: bool) -> bool:
    cell = _plain(cell)
    if cell.casefold() in _NOTHING or _DASHES.fullmatch(cell):
        return True
    return not own and slug(cell) in _NOT_YET


def _plain(cell: str) -> str:
    """The same without what nobody sees and without space around it."""
    if cell.isascii() and cell.isprintable():
        return cell.strip()
    return clean(visible(cell)).strip()


def says_same(words: str) -> bool:
    """Whether words only say that something is the same as in another place: idem, igual que 2003, a sign."""
    return bool(_SAME_AS.fullmatch(slug(words)) or _DITTO.fullmatch(words))


def fields_asked(words: str, status: str | None, states: Mapping[str, str]) -> dict[str, str]:
    """The fields that the words in a demand's place give, beside the status that its row says, if any.

    Most are its text; some, as *ninguna* and *postergada*, are its status: `states` has those by their letters.
    Raises `Unfit` for what is neither.
    """
    if len(words) > MAX_TEXT:
        raise Unfit("too-long", str(len(words)))
    letters = slug(words)
    if state := states.get(letters) or ("none" if asks_for_nothing(letters) else None):
        if status not in {None, state}:
            raise Unfit("words-only", words)
        return {"status": state}
    if says_same(words):
        raise Unfit("same-as", words)
    if _WORDS_ONLY.fullmatch(letters) or _NO_WORDS.fullmatch(words):
        raise Unfit("words-only", words)
    if are_several(words):
        raise Unfit("two-demands", words)
    return {"text": words}


def count_of(value: str) -> int:
    found = _whole(value) if isinstance(value, Number) else parse_families(value)
    if found is None:
        raise Unfit("count-bad", value)
    return found


def cents_of(value: str, currency: Currency) -> int:
    """Centavos; a number cell is rounded to them, as its program shows it."""
    cents = _whole(_rounded(value) * 100) if isinstance(value, Number) else parse_amount(value, currency)
    if cents is None:
        raise Unfit("cost-bad", value)
    return cents


def amount_typed_again(cell: str) -> str:
    """An amount's cell as a CSV file has it: read from there, it is the same."""
    if not isinstance(cell, Number):
        return cell
    cents = _whole(_rounded(cell) * 100)
    return cell if cents is None else format_amount(cents)


def is_rounded(value: str) -> bool:
    """Whether an amount loses what is finer than a centavo."""
    return isinstance(value, Number) and _rounded(value) != Decimal(value)


def _rounded(value: str) -> Decimal:
    number = Decimal(value)
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP) if abs(number) < _TOO_MUCH else number


def _whole(value: str | Decimal) -> int | None:
    number = Decimal(value)
    return int(number) if 0 <= number < _TOO_MUCH and number == int(number) else None
