"""Folders and files as they are typed: completed from the disk, and read."""

from __future__ import annotations

import re
from pathlib import Path

from textual.suggester import Suggester

from storage.text import is_clean

from ..desk import Desk


def read_path(typed: str) -> Path | None:
    """The file or folder that is meant, None where none is; `~` is the home of whoever types."""
    if not typed or re.match(r"~[^/\\]", typed):
        return None
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # nobody knows where home is
        return None


class Paths(Suggester):
    """Completes folders and field files as they are on the disk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._desk = desk

    async def get_suggestion(self, value: str) -> str | None:
        return await self._desk.run(complete, value)


def complete(typed: str) -> str | None:
    folder, name = read_path(typed), ""
    if folder is None:
        return None
    if not typed.endswith(("/", "\\")):
        folder, name = folder.parent, folder.name
    try:
        found = sorted(
            entry
            for entry in folder.iterdir()
            if entry.name.startswith(name)
            and is_clean(entry.name)
            and not entry.name.startswith(".")
            and (entry.is_dir() or entry.suffix == ".json")
        )
    except OSError:
        return None
    return typed + found[0].name[len(name) :] if found and found[0].name != name else None
