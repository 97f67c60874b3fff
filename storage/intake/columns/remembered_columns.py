"""What people told of headings, kept in this installation: the same headings are not told twice."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ...file import json_files as small_files
from ...file.device import home

_Kept = dict[str, dict[str, str]]


def remembered_columns(fingerprint: str) -> dict[str, str]:
    """What was told of a sheet with these headings: a heading's letters -> its column."""
    return _load().get(fingerprint, {})


def remember_columns(fingerprint: str, told: dict[str, str]) -> None:
    """Raises `GuaquiError` where the disk refuses."""
    kept = _load()
    if kept.get(fingerprint) == told:
        return
    kept[fingerprint] = told
    small_files.write_json(_path(), kept)


def _path() -> Path:
    return home() / "layouts.json"


def _load() -> _Kept:
    """A file that is torn, or another version's, costs telling it once more."""
    try:
        return small_files.read_json(_path(), _Kept) or {}
    except (OSError, msgspec.DecodeError):
        return {}
