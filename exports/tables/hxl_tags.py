"""Tags of the Humanitarian Exchange Language (hxlstandard.org) for the columns of a list, where it has any."""

from __future__ import annotations

from storage.intake.columns.tag_meanings import tag_of_column

from .table import Table
from .table_schema import kind_of_table


def hxl_tags(table: Table) -> list[str]:
    """A tag for each column, "" for one without; nothing at all where none has one."""
    kind = kind_of_table(table.name)
    tags = [tag_of_column(column.name, kind.name if kind else "demand") for column in table.columns]
    return tags if any(tags) else []
