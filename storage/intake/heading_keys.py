"""What a heading is told by, and how a column without one is called."""

from __future__ import annotations

from typing import Final

from ..names.name_table import slug

UNUSED: Final = "-"
"""The column of a heading that is told to be left out."""

REASON: Final = "not taken because"
REASONS: Final = (REASON, "no entró porque")
"""What heads the reasons beside rows that did not fit: no field is called so."""


def key_of(heading: str, at: int) -> str:
    """What a heading is told by: its letters, or its place where it has none: column-f."""
    return slug(heading) or slug(column_place(at))


def shown_heading(heading: str, at: int) -> str:
    """A heading as typed, or its place where there is none: columna F."""
    return heading or column_place(at)


def column_place(at: int) -> str:
    """How a spreadsheet calls a column: columna A, columna AB."""
    letters = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(65 + letter) + letters
    return f"columna {letters}"
