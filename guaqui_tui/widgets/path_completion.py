"""Folders and files as they are typed: completed from the disk, and read."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from textual.suggester import Suggester

from storage.notation.text import is_clean

from ..session.session import Session

FIELD_FILES: Final = (".json",)
SPREADSHEETS: Final = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt", ".geojson", ".zip")


def read_path(typed: str) -> Path | None:
    """The file or folder that is meant, None where none is; `~` is the home of whoever types."""
    if not typed or re.match(r"~[^/\\]", typed):
        return None
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # nobody knows where home is
        return None


class PathSuggester(Suggester):
    """Completes folders and files as they are on the disk: field files, or those with other endings.

    `beside`: what is typed without a folder lies beside the open field file.
    """

    def __init__(self, session: Session, endings: Collection[str] = FIELD_FILES, *, beside: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._session = session
        self._endings = endings
        self._beside = beside

    async def get_suggestion(self, value: str) -> str | None:
        folder = self._session.file.path.absolute().parent if self._beside else Path()
        return await self._session.run(complete, value, self._endings, folder)


def complete(typed: str, endings: Collection[str] = FIELD_FILES, beside: Path = Path()) -> str | None:
    """What is typed with the rest of the first name that begins so; None for none. Names without a folder lie
    `beside`.
    """
    folder, name = read_path(typed), ""
    if folder is None:
        return None
    if not typed.endswith(("/", "\\")):
        folder, name = folder.parent, folder.name
    try:
        there = (
            entry
            for entry in (beside / folder).iterdir()
            if entry.name.startswith(name)
            and is_clean(entry.name)
            and not entry.name.startswith(".")
            and (entry.is_dir() or entry.suffix.lower() in endings)
        )
        found = sorted(there, key=lambda entry: (entry.is_dir(), entry.name))  # a file is what is asked for
    except OSError:
        return None
    return typed + found[0].name[len(name) :] if found and found[0].name != name else None
