"""What `guaqui import` is told of a spreadsheet, option by option, on top of what a recipe's file says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from storage.errors import InputError
from storage.intake.column_meanings import Meaning
from storage.intake.columns.told_words import read_told_words
from storage.intake.layout import is_column
from storage.intake.recipes.recipe import Recipe, joined_recipes, read_recipe
from storage.intake.steps.grammar import parse_refusal
from storage.names.name_table import slug


def recipe_of(
    path: Path | None,
    told: Recipe,
    steps: Iterable[str],
    maps: Iterable[str],
    words: Iterable[str],
    meaning: Meaning,
) -> Recipe:
    """All that is told: by a file, and by options on top of it.

    Of steps with the same subject the last one holds. Raises `step-bad`, `map-bad`, `word-bad`, and what
    `read_recipe` raises.
    """
    words, steps = list(words), list(steps)
    read_told_words(words, meaning)
    said = (text.rpartition("=") for text in words)
    refused = [(line, parse_refusal(line)) for line in steps]
    told = msgspec.structs.replace(
        told,
        steps=joined_recipes(Recipe(), Recipe(tuple(line for line, no in refused if no is None))).steps,
        without=tuple(str(no) for _line, no in refused if no is not None),
        columns=_columns_of(maps, meaning),
        words={word.strip(): value.strip() for word, _sign, value in said},
    )
    return joined_recipes(read_recipe(path), told) if path else told


def aliases_of(texts: Iterable[str]) -> dict[str, str]:
    """`NAME=ID` as typed -> the name and the id of whom it means. Raises `alias-bad`."""
    found = {}
    for text in texts:
        name, _sign, id_ = (part.strip() for part in text.rpartition("="))
        if not slug(name) or not id_:
            raise InputError("alias-bad", text=text)
        found[name] = id_
    return found


def _columns_of(texts: Iterable[str], meaning: Meaning) -> dict[str, str]:
    """`HEADING=column` as typed -> a heading's letters: its column. Raises `map-bad`."""
    told = {}
    for text in texts:
        heading, _sign, column = (part.strip() for part in text.rpartition("="))
        if not slug(heading) or not is_column(column, meaning):
            raise InputError("map-bad", text=text)
        told[slug(heading)] = column
    return told
