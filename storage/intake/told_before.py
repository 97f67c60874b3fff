"""What people told of headings, kept in this installation: the same headings are not told twice."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..file import small_files
from ..file.device import home

_Kept = dict[str, dict[str, str]]


def told_before(fingerprint: str) -> dict[str, str]:
    """What was told of a sheet with these headings: a heading's letters -> its column."""
    return _load().get(fingerprint, {})


def keep(fingerprint: str, told: dict[str, str]) -> None:
    """Raises `GuaquiError` where the disk refuses."""
    kept = _load()
    if kept.get(fingerprint) == told:
        return
    kept[fingerprint] = told
    small_files.keep(_path(), kept)


def _path() -> Path:
    return home() / "layouts.json"


def _load() -> _Kept:
    """A file that is torn, or another version's, costs telling it once more."""
    try:
        return small_files.kept(_path(), _Kept) or {}
    except (OSError, msgspec.DecodeError):
        return {}
