"""What `guaqui import` is told of a spreadsheet, option by option."""

from __future__ import annotations

from collections.abc import Iterable

from storage.errors import InputError
from storage.intake.column_meanings import Meaning
from storage.intake.layout import is_column
from storage.names.name_table import slug


def told_of(texts: Iterable[str], meaning: Meaning) -> dict[str, str]:
    """`HEADING=column` as typed -> a heading's letters: its column. Raises `map-bad`."""
    told = {}
    for text in texts:
        heading, _sign, column = (part.strip() for part in text.rpartition("="))
        if not slug(heading) or not is_column(column, meaning):
            raise InputError("map-bad", text=text)
        told[slug(heading)] = column
    return told
