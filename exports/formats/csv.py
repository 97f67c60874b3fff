"""CSV for programs: UTF-8, commas, a point before hundredths, the import's names as headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from storage.notation.formula_cells import guard
from storage.plan.survey import Survey

from ..tables.cells import Column
from ..tables.hxl_tags import hxl_tags
from ..tables.registers import Registers
from ..wording.edition import Edition
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    registers = Registers(survey, edition.readers)
    for name in registers.names:
        yield File(edition.named(csv_file_name(survey, name)), partial(_lines, registers, name, edition))


def csv_file_name(survey: Survey, name: str) -> str:
    """What the file of a list is called in an edition for everybody."""
    return f"{survey.municipality}-{name}.csv"


def _lines(registers: Registers, name: str, edition: Edition) -> Iterator[bytes]:
    table = registers.table(name)
    yield csv_line(column.name for column in table.columns)
    if edition.hxl and (tags := hxl_tags(table)):
        yield csv_line(tags)
    for row in table.rows:
        yield csv_line(_cell(value, column) for value, column in zip(row, table.columns, strict=True))


def csv_line(cells: Iterable[str], separator: str = ",") -> bytes:
    """A row as RFC 4180 has it, but for the separator."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode()


def _cell(value: Any, column: Column) -> str:
    said = column.exact(value)
    return said if isinstance(value, int) else guard(said)
