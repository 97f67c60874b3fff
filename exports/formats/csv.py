"""CSV for programs: UTF-8, commas, a point before hundredths, the import's names as headings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from storage.notation.csv_lines import NumberText, csv_line
from storage.plan.survey import Survey
from storage.translatable import N_

from ..tables.cells import Column
from ..tables.hxl_tags import hxl_tags
from ..tables.registers import CALLED, Registers
from ..wording.edition import Edition
from .file import File

FOLDER: Final = N_("data")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    registers = Registers(survey, edition.readers)
    for name in registers.names:
        lines = partial(_lines, registers, name, edition)
        yield File(edition.named(csv_file_name(edition, name)), lines, words=edition.speech(CALLED[name]))


def csv_file_name(edition: Edition, name: str) -> str:
    """What the file of a list is called in an edition for everybody: by its own name in every language."""
    return f"{edition.called(FOLDER)}/{name}.csv"


def _lines(registers: Registers, name: str, edition: Edition) -> Iterator[bytes]:
    table = registers.table(name)
    yield csv_line(column.name for column in table.columns)
    if edition.hxl and (tags := hxl_tags(table)):
        yield csv_line(tags)
    for row in table.rows:
        yield csv_line(_cell(value, column) for value, column in zip(row, table.columns, strict=True))


def _cell(value: Any, column: Column) -> str:
    said = column.exact(value)
    return NumberText(said) if isinstance(value, int) else said
