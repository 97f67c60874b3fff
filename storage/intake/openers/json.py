"""JSON of records, as programs for forms and maps hand on: the names of what a record says are headings.

What stands in a record's part is headed by both names, as in group/name. Where a record has records of its own,
those are a table, and keys say whose they are, as KoboToolbox has them: _index here, _parent_index there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from ...errors import FileError, SpreadsheetError
from ...limits import MAX_SHEET_PLACES
from ..table import OpenedTable
from .content import Content
from .geojson import records_of_features
from .json_records import RecordTable, row_table

_MOST_VALUES: Final = MAX_SHEET_PLACES // 3
_MOST_POWER: Final = 300


def tables(content: Content) -> Iterator[OpenedTable]:
    """The tables of JSON. Raises `too-big`, `json-unreadable`, `is-json` where it has no records."""
    parsed, bound = _parsed(content), content.bound
    if _is_list_of(parsed, list):
        yield row_table(parsed, bound)
        return
    found = list(_lists(parsed))
    if not found:
        raise SpreadsheetError("is-json", path=content.path)
    for name, records in found:
        made = RecordTable(name if len(found) > 1 else "", bound)
        for record in records:
            made.add(record)
        yield from made.tables()


def _parsed(content: Content) -> Any:
    data = content.data
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:  # each value is much longer than its letters
        raise FileError("too-big", path=content.path)
    try:
        return json.loads(data, parse_float=_number, parse_constant=str)
    except (ValueError, RecursionError) as no:
        raise SpreadsheetError("json-unreadable", path=content.path, line=getattr(no, "lineno", 1)) from None


def _number(text: str) -> Decimal | str:
    """A number with all its digits; one that would fill books with zeros stays a text."""
    number = Decimal(text)
    return number if abs(number.adjusted()) < _MOST_POWER else text


def _lists(parsed: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of records, with their names."""
    if _is_list_of(parsed, dict):
        yield "", parsed
    elif isinstance(parsed, dict):
        if features := records_of_features(parsed):
            yield "", features
        else:
            yield from ((name, value) for name, value in parsed.items() if _is_list_of(value, dict))


def _is_list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, kind) for item in value)
