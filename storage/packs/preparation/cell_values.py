"""Cells of a list -> details of a community, an association or a programme; an empty one decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ...errors import SetupError
from ...kinds.lookup import KINDS
from ...notation.numbers import parse_degrees, parse_families
from ...notation.text import clean_line
from .answers import ListRow, ListTable

_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "count": parse_families,
    "number": parse_degrees,
    "line": str,
    "ref": str,
}
"""By the unit of a field; the only numbers that a list has of a community are degrees."""


def details(row: ListRow, columns: Mapping[str, int], table: ListTable, kind: str) -> dict[str, Any]:
    """The fields of a kind that a row says, by their columns. Raises `setup-cell-bad` with line and column."""
    fields = {field.name: field for field in KINDS[kind].fields}
    body: dict[str, Any] = {}
    for name, at in columns.items():
        cell = clean_line(row.cells[at])
        if not cell:
            continue
        value = _READ[fields[name].says.unit](cell)
        if value is None or not fields[name].takes(value):
            raise SetupError(
                "setup-cell-bad", path=table.path, line=row.line, column=table.headings[at], text=cell
            )
        body[name] = value
    return body
