"""What a person tells of the words in a column: `FIELD:WORD=VALUE`, as in class:productiva=production-support."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...errors import InputError
from ..cell_reader import CellReader
from ..cells import Unfit
from ..column_meanings import Meaning, word_key
from ..years import read_year

ToldWords = dict[str, dict[str, str]]
"""Column -> a word's key -> what it means there: a `Meaning` may be told that."""

FUNDER: Final = "funder"
"""The column of words that name a funder in headings."""
_NOTHING: Final = "-"
"""What a word means that says nothing."""


def read_told_words(texts: Iterable[str], meaning: Meaning) -> ToldWords:
    """Some `FIELD:WORD=VALUE`, each of a field by its name or what it is called, and of a value that it may have.

    Raises `InputError` with the code `word-bad`.
    """
    told: ToldWords = {}
    for text in texts:
        field, _colon, said = text.partition(":")
        word, _sign, value = (part.strip() for part in said.rpartition("="))
        column = _column(field.strip(), meaning)
        if not column or not word or not (value == _NOTHING or _is_value(column, value, meaning)):
            raise InputError("word-bad", text=text)
        told.setdefault(column, {})[word_key(word)] = value
    return told


def _column(field: str, meaning: Meaning) -> str:
    if found := meaning.column(field):
        return found
    has_funders = any(FUNDER in one.says.of for one in meaning.kind.fields)
    return FUNDER if field == FUNDER and has_funders else ""


def _is_value(column: str, value: str, meaning: Meaning) -> bool:
    """Whether a column may have a value; what none is known of takes any word."""
    if not value or meaning.survey is None:
        return bool(value)
    reader = CellReader(meaning.survey, meaning)
    if column == "holder":
        return reader.holder(value) is not None
    if column == FUNDER:
        return value in {one.id for one in meaning.survey.listed(FUNDER)}
    path = () if column in meaning.keys else meaning.at(column).path
    try:
        if column == "year":
            return read_year(value, meaning.survey.plan.years) is not None
        if path:
            reader.value(path[-1], value, [], is_whole=not meaning.at(column).key)
    except Unfit:
        return False
    return True
