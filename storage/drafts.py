"""What is being typed, kept for after a power cut. Drafts are no revisions and never travel.

They live in this installation's own folder, a small file for each form, and are replaced whole: a draft is
either the earlier or the later one, never half.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from .device import home
from .disk import SPARE
from .small_files import drop, keep, kept
from .text import clean_line, clean_value


class Draft(Struct):
    """A form as it was left: its record, what stood in each field, the heads it was begun on, and when."""

    record: str
    fields: dict[str, Any]
    base: list[str]
    at: str


class Drafts:
    """The drafts of one field file, by record."""

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        key = hashlib.sha256(str(file.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._folder = (folder or home()) / "drafts" / key

    def keep(self, draft: Draft) -> None:
        """Write a draft to the disk. Raises `GuaquiError` where the disk refuses."""
        keep(self._path(draft.record), draft)

    def get(self, record: str) -> Draft | None:
        return _read(self._path(record))

    def all(self) -> list[Draft]:
        """Every draft, by record name. One that cannot be read is passed over and stays where it is."""
        if not self._folder.is_dir():
            return []
        names = {*self._folder.glob("*.json"), *map(_of_spare, self._folder.glob(f".*.json{SPARE}*"))}
        found = map(_read, names)
        return sorted((draft for draft in found if draft), key=lambda draft: draft.record)

    def drop(self, record: str) -> None:
        """Forget a draft; that there is none is fine."""
        drop(self._path(record))

    def _path(self, record: str) -> Path:
        return self._folder / f"{record.replace('/', '~')}.json"


def _of_spare(spare: Path) -> Path:
    return spare.with_name(spare.name[1:].rpartition(SPARE)[0])


def _read(path: Path) -> Draft | None:
    try:
        draft = kept(path, Draft)
    except (OSError, msgspec.DecodeError):
        return None
    if draft is None:
        return None
    draft.fields, draft.at = clean_value(draft.fields), clean_line(draft.at)
    return draft
