"""CSV for people, as their Excel opens it: words, days and amounts as the reader writes them.

In Spanish that is separated by ; with a decimal comma. The mark at the beginning (BOM) tells Excel that it is
UTF-8. The import reads the demands back from it.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final

from storage.notation.csv_lines import NumberText, by_column, csv_lines
from storage.plan.survey import Survey
from storage.translatable import N_

from ..tables.cells import Column
from ..tables.hxl_tags import hxl_tags
from ..tables.registers import CALLED, Registers
from ..wording.edition import Edition
from ..wording.file_names import file_word
from ..wording.values import Values
from .file import File

FOLDER: Final = N_("lists")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    registers = Registers(survey, edition.readers)
    values = Values(registers.survey, edition.speech, as_typed=True)
    for name in registers.names:
        file = f"{edition.called(FOLDER)}/{file_word(edition.called(CALLED[name]))}.csv"
        lines = partial(_lines, registers, name, values, hxl=edition.hxl)
        yield File(edition.named(file), lines, words=edition.speech(CALLED[name]))


def _lines(registers: Registers, name: str, values: Values, *, hxl: bool) -> Iterator[bytes]:
    table = registers.table(name).for_people()
    separator = (
        "," if values.say.decimal(0.5, 1) == "0.5" else ";"
    )  # Excel takes the one that its numbers leave free
    tags = hxl_tags(table) if hxl else ()
    heads = [row for row in ([column.heading(values) for column in table.columns], [*tags]) if row]
    yield BOM_UTF8
    rows = by_column(table.rows, lambda at, said: _cells(said, table.columns[at], values))
    yield from csv_lines(chain(heads, rows), separator)


def _cells(said: Sequence[Any], column: Column, values: Values) -> list[str | None]:
    return [None if value is None else _cell(value, column, values) for value in said]


def _cell(value: Any, column: Column, values: Values) -> str:
    if column.hundredths and isinstance(value, int):
        return NumberText(values.say.decimal(value / 100, 2))
    said = column.words(values, value)
    return NumberText(said) if isinstance(value, int) else said
