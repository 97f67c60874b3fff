"""The names of a list's rows: each is there, has letters of ours, and is no other row's."""

from __future__ import annotations

from ...errors import SetupError
from ...names.name_table import slug
from ...notation.text import clean_line
from .answer_texts import FreeIds
from .answers import ListRow, ListTable


class ListNames:
    """Those of one list, to be taken row by row. What does not fit is told with its line."""

    def __init__(self, table: ListTable) -> None:
        self._path = table.path
        self._lines: dict[str, int] = {}

    def new(self, row: ListRow, at: int) -> str:
        """The name in a column. Raises `setup-name-empty`, `setup-name-twice-in-list`."""
        name = clean_line(row.cells[at])
        if not name:
            raise SetupError("setup-name-empty", path=self._path, line=row.line)
        first = self._lines.setdefault(slug(name) or name, row.line)
        if first != row.line:
            raise SetupError("setup-name-twice-in-list", path=self._path, line=row.line, name=name, first=first)
        return name

    def id_of(self, ids: FreeIds, name: str, line: int) -> str:
        """A free id. Raises `setup-name-letters` for a name without letters of ours."""
        if not (id_ := ids.of(name)):
            raise SetupError("setup-name-letters", path=self._path, line=line, name=name)
        return id_
