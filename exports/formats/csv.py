"""CSV for programs: UTF-8, commas, a point for centavos, the import's names as headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from storage.sheet import guard
from storage.survey import Survey

from ..registers import tables
from ..tables import Say, Table


def write(survey: Survey, say: Say, *, private: bool) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - for programs
    for table in tables(survey, private=private):
        yield f"{survey.municipality}-{table.name}.csv", to_csv(table)


def to_csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(value, column.money) for value, column in zip(row, table.columns, strict=True)])
    return text.getvalue().encode()


def _cell(value: Any, money: bool) -> str:  # noqa: FBT001 - a column's own flag
    if value is None:
        return ""
    if money:
        return f"{value // 100}.{value % 100:02d}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else guard(str(value))
