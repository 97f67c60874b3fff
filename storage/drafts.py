"""What is being typed, kept for after a power cut. Drafts are no revisions and never travel.

They live in this installation's own folder, a small file for each form, and are replaced whole: a draft is
either the earlier or the later one, never half.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from .device import home
from .disk import replace_file
from .errors import from_os
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
        path = self._path(draft.record)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(path, [msgspec.json.encode(draft)])
        except OSError as error:
            raise from_os(error, path) from error

    def get(self, record: str) -> Draft | None:
        return _read(self._path(record))

    def all(self) -> list[Draft]:
        """Every draft, by record name. One that cannot be read is passed over and stays where it is."""
        if not self._folder.is_dir():
            return []
        found = (_read(path) for path in self._folder.glob("*.json"))
        return sorted((draft for draft in found if draft), key=lambda draft: draft.record)

    def drop(self, record: str) -> None:
        """Forget a draft; that there is none is fine."""
        with suppress(FileNotFoundError):
            self._path(record).unlink()

    def _path(self, record: str) -> Path:
        return self._folder / f"{record.replace('/', '~')}.json"


def _read(path: Path) -> Draft | None:
    try:
        draft = msgspec.json.decode(path.read_bytes(), type=Draft)
    except (OSError, msgspec.DecodeError):
        return None
    draft.fields, draft.at = clean_value(draft.fields), clean_line(draft.at)
    return draft
