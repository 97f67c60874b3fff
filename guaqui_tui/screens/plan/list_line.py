"""A list among lists: what it is called, and how many stand on it."""

from __future__ import annotations

from textual.content import Content

from ...language.gettext_ import ngettext
from ...widgets.text import in_cells

_WORDS = 40


def list_line(name: str, many: int, width: int) -> Content:
    """Ceilings                                3 records."""
    counted = ngettext("{n} record", "{n} records", many).format(n=many) if many else ""
    return Content(in_cells(f" {in_cells(name, _WORDS)}{counted}", width))
