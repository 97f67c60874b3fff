"""A path that goes on to a part of what is in the file: one of its tables, one of its municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PART: Final = "#"
"""What stands between a path and the name of the part."""


def path_and_part(name: str) -> tuple[Path, str]:
    """`plan.xlsx#Comunidades` -> the path, and the name of the part; both may have that sign in them, too."""
    parts = name.split(PART)
    ways = ((Path(PART.join(parts[:at])), PART.join(parts[at:])) for at in range(len(parts), 0, -1))
    return next((way for way in ways if way[0].is_file()), (Path(name), ""))
