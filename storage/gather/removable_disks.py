"""Where sticks and other disks that come and go are at this moment."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ..file.disk import free_room

_PLACES: Final = ("/media/", "/run/media/", "/mnt/")
"""Where Linux desktops put them."""
_REMOVABLE: Final = 2
"""DRIVE_REMOVABLE, as Windows' GetDriveType answers."""


class RemovableDisk(NamedTuple):
    """A stick as its owner knows it; `free` bytes."""

    path: Path
    name: str
    free: int


def sticks() -> list[RemovableDisk]:
    """Those that can be written to now, the one with the most room first."""
    found = []
    for path in removable_disks():
        try:
            path.stat()  # one that was pulled out meanwhile has no room, though the disk below it has
            free = free_room(path)
        except OSError:
            continue
        found.append(RemovableDisk(path, path.name or str(path), free))
    return sorted(found, key=lambda disk: (-disk.free, disk.name))


def removable_disks() -> list[Path]:
    """Their folders, in no order that means anything; none where it cannot be known."""
    try:
        if sys.platform == "win32":
            return list(_drives())
        if sys.platform == "darwin":
            return [path for path in Path("/Volumes").iterdir() if not path.is_symlink()]
        return mounted(Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []


def mounted(table: str) -> list[Path]:
    """The places of removable disks in Linux's table of mounts (fstab(5): fields by spaces, octal escapes)."""
    fields = (line.split(" ") for line in table.splitlines())
    places = (_unescaped(parts[1]) for parts in fields if len(parts) > 1)
    return [Path(place) for place in places if place.startswith(_PLACES)]


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _drives() -> Iterator[Path]:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows alone
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if kernel.GetDriveTypeW(f"{letter}:\\") == _REMOVABLE:
            yield Path(f"{letter}:\\")
