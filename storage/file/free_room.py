"""How much a disk still holds."""

from __future__ import annotations

from pathlib import Path
from shutil import disk_usage


def free_room(folder: Path) -> int:
    """The bytes that are free where a folder is, or is going to be. Raises `OSError` where nobody knows."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    return disk_usage(there).free
