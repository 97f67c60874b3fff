"""How files are called that tables are read from."""

from __future__ import annotations

from typing import Final

TABLE_ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".json", ".geojson")
LIST_ENDINGS: Final = tuple(one for one in TABLE_ENDINGS if one not in {".txt", ".json"})
"""Of files that are most likely lists: any text ends in .txt, and field files in .json."""
