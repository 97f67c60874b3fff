"""CSV for programs: UTF-8, commas, a point before hundredths, the import's names as headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final

from storage.notation.csv_lines import NumberText, by_column, csv_lines
from storage.plan.survey import Survey
from storage.translatable import N_

from ..tables.cells import Column
from ..tables.hxl_tags import hxl_tags
from ..tables.registers import CALLED, Registers
from ..tables.table import Table
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
    return table_as_csv(table, hxl_tags(table) if edition.hxl else ())


def table_as_csv(table: Table, tags: Iterable[str] = ()) -> Iterator[bytes]:
    """Its columns by their names, with tags below these where there are any, and its rows."""
    heads = [row for row in ([column.name for column in table.columns], [*tags]) if row]
    return csv_lines(chain(heads, by_column(table.rows, lambda at, said: _cells(said, table.columns[at]))))


def _cells(said: Sequence[Any], column: Column) -> Sequence[str | int | None]:
    """What stands in a column. Most columns have texts as they are kept, or whole numbers."""
    as_kept = {str, type(None)} if column.hundredths else {str, type(None), int}
    if as_kept.issuperset(map(type, said)):
        return said
    return [value if type(value) in as_kept else _cell(value, column) for value in said]


def _cell(value: Any, column: Column) -> str:
    said = column.exact(value)
    return NumberText(said) if isinstance(value, int) else said
