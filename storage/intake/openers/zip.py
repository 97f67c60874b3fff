"""Zips of tables, as programs for forms and people who send several hand on: each member as a file by itself."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Final

from ...errors import SpreadsheetError
from ...notation.table_endings import TABLE_ENDINGS
from ..table import OpenedTable
from .content import Content, OpenContent

_ENDINGS: Final = (*TABLE_ENDINGS, ".xls")
"""An old workbook is none that is read: that is told, and not passed over."""


def tables(packed: zipfile.ZipFile, content: Content, open_content: OpenContent) -> Iterator[OpenedTable]:
    """The tables of all members that are called as tables are, each by its member's name.

    Raises `is-no-table` where there is none, and what opening a member raises.
    """
    names = [name for name in packed.namelist() if is_called_as_a_table(name)]
    if not names:
        raise SpreadsheetError("is-no-table", path=content.path)
    for name in names:
        member = content._replace(path=f"{content.path}: {name}", data=packed.read(name))
        yield from named(name, open_content(member))


def is_called_as_a_table(name: str) -> bool:
    """Whether a member's name is one of a table, and not of what a program put there for itself."""
    own = name.rpartition("/")[2]
    return name.lower().endswith(_ENDINGS) and not (own.startswith(".") or name.startswith("__MACOSX/"))


def named(name: str, found: list[OpenedTable]) -> Iterator[OpenedTable]:
    """Tables with the name of the file that they are of, those of a workbook behind it."""
    for table in found:
        yield table._replace(name=f"{name}: {table.name}" if table.name and len(found) > 1 else name)
