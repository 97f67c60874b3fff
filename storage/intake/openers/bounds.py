"""How much of a file is read: what has more in it than any table that people make is refused."""

from __future__ import annotations

from ...errors import FileError
from ...limits import MAX_SHEET_BYTES, MAX_SHEET_CELLS, MAX_SHEET_COLUMNS, MAX_SHEET_PLACES


class ReadingBound:
    """Counts what is made of one file, and of all files in it. Each method raises `too-big` at too much."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._bytes = MAX_SHEET_BYTES
        self._cells = MAX_SHEET_CELLS
        self._places = MAX_SHEET_PLACES

    def take_bytes(self, unpacked: int) -> None:
        """Count bytes before they are unpacked."""
        self._bytes -= unpacked
        self._refuse(self._bytes < 0)

    def take(self, cells: int) -> None:
        """Count cells that say something."""
        self._cells -= cells
        self._refuse(self._cells < 0)

    def take_lines(self, width: int, times: int = 1) -> None:
        """Count lines, with the cells between others that say nothing."""
        self.take_places(max(width, 1) * times)
        self._refuse(width > MAX_SHEET_COLUMNS)

    def take_places(self, places: int) -> None:
        """Count cells, and those that say nothing."""
        self._places -= places
        self._refuse(self._places < 0)

    def refuse_column(self, at: int) -> None:
        """Raises for a column that stands too far behind."""
        self._refuse(at >= MAX_SHEET_COLUMNS)

    def _refuse(self, too_many: bool) -> None:  # noqa: FBT001 - private, and reads as said
        if too_many:
            raise FileError("too-big", path=self._path)
