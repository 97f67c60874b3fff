"""The columns of a list of communities that nothing is made of yet, for whoever says what they are."""

from __future__ import annotations

from typing import Final

from storage.notation.text import printable
from storage.packs.preparation.list_columns import OfferedColumn

from ...language.gettext_ import ngettext

_SAMPLES: Final = 3


def column_left(column: OfferedColumn) -> str:
    """Piso: 4 values, Puna, Ladera, Cabecera de valle …"""
    heading, values = column.heading, column.values
    few = ", ".join(map(printable, values[:_SAMPLES]))
    words = ngettext("  {column}: {n} value, {few}", "  {column}: {n} values, {few}", len(values))
    more = " …" if len(values) > _SAMPLES else ""
    return words.format(column=printable(heading), n=len(values), few=few) + more
