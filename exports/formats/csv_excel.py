"""CSV for people, as their Excel opens it: words, days and amounts as the reader writes them.

In Spanish that is separated by ; with a decimal comma. The mark at the beginning (BOM) tells Excel that it is
UTF-8. The import reads the demands back from it.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from typing import Any

from storage.sheet import guard
from storage.survey import Survey

from ..edition import Edition
from ..registers import NAMES, Registers
from ..speech import Speech
from ..table_words import DAYS, TableWords
from ..tables import Column
from ..words import N_
from . import File
from .csv import line


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    words = TableWords(survey, edition.speech)
    registers = Registers(survey, private=edition.private, people=edition.people)
    for name in NAMES:
        file = edition.named(f"excel/{survey.municipality}-{name}.csv")
        yield File(file, partial(_lines, registers, name, words, edition.speech))


def _lines(registers: Registers, name: str, words: TableWords, say: Speech) -> Iterator[bytes]:
    table = registers.table(name)
    separator = "," if say.decimal(0.5, 1) == "0.5" else ";"  # Excel takes the one that its numbers leave free
    yield BOM_UTF8 + line((words.heading(column.name) for column in table.columns), separator)
    for row in table.rows:
        cells = (_cell(value, column, words, say) for value, column in zip(row, table.columns, strict=True))
        yield line(cells, separator)


def _cell(value: Any, column: Column, words: TableWords, say: Speech) -> str:
    if value is None:
        return ""
    if column.hundredths:
        return say.decimal(value / 100, 2)
    if isinstance(value, bool):
        return say(N_("yes") if value else N_("no"))
    if isinstance(value, int):
        return str(value)
    if column.name in DAYS:
        return say.day(value)
    return guard(words.cell(column.name, str(value)))
