"""How much a disk still holds."""

from __future__ import annotations

from pathlib import Path
from shutil import disk_usage


def room_at(folder: Path) -> int | None:
    """The bytes that are free where a folder is, or is going to be; None where nobody knows."""
    there = folder.absolute()
    try:
        while not there.is_dir() and there != there.parent:
            there = there.parent
        return disk_usage(there).free
    except OSError:
        return None
