"""What of a folder, a stick or a zip nobody means: what was thrown away there, and what systems keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_SYSTEM: Final = frozenset({"$recycle.bin", "recycler", "recycled", "system volume information", "__macosx"})
"""Folders of Windows (the bin of all its versions, its own data) and of zips that a Mac made."""


def is_system_file(parts: Iterable[str]) -> bool:
    """Whether a path has a part that is hidden (.Trash-1000, .Trashes, ._plan.json) or of a system's own.

    The parts are those within what was named: a hidden folder that is named by hand is meant.
    """
    return any(_is_hidden(part) or part.casefold() in _SYSTEM for part in parts)


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in {".", ".."}
