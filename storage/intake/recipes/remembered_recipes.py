"""What people told of files, kept in this installation: the same headings are not told twice."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from ...errors import InputError
from ...file import json_files
from ...file.device import home
from .recipe import Recipe, recipe_for_next

_MOST: Final = 300
"""Kinds of files that are remembered: the latest ones."""

_Kept = dict[str, Recipe]


def remembered_recipe(fingerprint: str) -> Recipe:
    """What was told of a table with these headings."""
    return _load().get(fingerprint, Recipe())


def remember_recipe(fingerprint: str, recipe: Recipe) -> None:
    """Keep what of a recipe goes for the next table with these headings. Raises what the disk refuses."""
    kept = _load()
    new = recipe_for_next(recipe)
    if kept.pop(fingerprint, Recipe()) == new:
        return
    kept[fingerprint] = new
    json_files.write_json(_path(), dict(list(kept.items())[-_MOST:]))


def _path() -> Path:
    return home() / "recipes.json"


def _load() -> _Kept:
    """A file that is torn, or another version's, costs telling it once more."""
    try:
        kept = json_files.read_json(_path(), _Kept) or {}
        for recipe in kept.values():
            recipe.table_steps()
    except (OSError, msgspec.DecodeError, InputError):
        return {}
    return kept
