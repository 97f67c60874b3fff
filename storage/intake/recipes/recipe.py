"""How a kind of file is read: what a person told of it, as a small file of JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from ...errors import InputError, NotFoundError
from ...file.bounded_files import read_bounded
from ...names.name_table import slug
from ...refusals import from_os
from ..steps.grammar import LONGEST_STEP, parse_step
from ..steps.step import HeadingsStep, SkipStep, Subject, TableStep

MAX_RECIPE_BYTES: Final = 1 << 20
_MOST: Final = 1000
"""Of each of what a recipe says."""

StepLine = Annotated[str, Meta(max_length=LONGEST_STEP)]
ShortText = Annotated[str, Meta(max_length=1000)]
Answers = Annotated[dict[ShortText, ShortText], Meta(max_length=_MOST)]


class Recipe(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person told of how a file is read. None: as it is proposed."""

    steps: Annotated[tuple[StepLine, ...], Meta(max_length=_MOST)] = ()
    """Lines of steps, in their order."""
    columns: Answers = {}
    """A heading's letters -> its column; "": as it is proposed, whatever was told before."""
    words: Answers = {}
    """A field and a word of it, as `status:lista` -> its value; "": as it is, whatever was told before."""
    aliases: Answers = {}
    """A name as it is written -> the id of who is meant."""
    sheet: ShortText | None = None
    year: ShortText | None = None
    """The year of all rows; "" refuses what is proposed."""
    without: Annotated[tuple[StepLine, ...], Meta(max_length=_MOST)] = ()
    """Lines of steps that are not taken, though they were told before, or are proposed."""

    def table_steps(self) -> list[TableStep]:
        """The steps that its lines say. Raises `step-bad`."""
        return [parse_step(line) for line in self.steps]


def read_recipe(path: Path) -> Recipe:
    """Raises `not-found`, `recipe-bad` (its `path`, the reason in `words`), `step-bad`, what the disk refuses."""
    try:
        recipe = msgspec.json.decode(read_bounded(path, MAX_RECIPE_BYTES), type=Recipe)
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error
    except (msgspec.DecodeError, RecursionError) as no:
        raise InputError("recipe-bad", path=str(path), words=str(no)) from None
    recipe.table_steps()
    return recipe


def recipe_for_next(recipe: Recipe) -> Recipe:
    """What of a recipe goes for the next file of its kind: no numbers of lines, no year, no names.

    The same headings come again next year; what a name means is said in the plan.
    """
    kept = (step for step in recipe.table_steps() if not isinstance(step, HeadingsStep | SkipStep))
    columns = {heading: column for heading, column in recipe.columns.items() if column}
    words = {word: value for word, value in recipe.words.items() if value}
    return Recipe(tuple(map(str, kept)), columns, words, without=recipe.without)


def joined_recipes(before: Recipe, told: Recipe, called: Callable[[str], str] = slug) -> Recipe:
    """One recipe and what is told on top of it; of what both say that which is told.

    A step takes the place of one with the same subject, names compared as `called` has them; one that is told
    not to be taken is gone, whatever else it said of its subject.
    """

    def by_subject(lines: Iterable[str]) -> dict[Subject, str]:
        subjects = ((parse_step(line).subject, line) for line in lines)
        return {(verb, *map(called, names)): line for (verb, *names), line in subjects}

    now = by_subject(told.steps)
    gone = by_subject(told.without).keys() - now.keys()
    steps = [line for subject, line in (by_subject(before.steps) | now).items() if subject not in gone]
    without = dict.fromkeys((*before.without, *told.without))
    return Recipe(
        tuple(steps),
        {**before.columns, **told.columns},
        {**before.words, **told.words},
        {**before.aliases, **told.aliases},
        before.sheet if told.sheet is None else told.sheet,
        before.year if told.year is None else told.year,
        tuple(line for line in without if line not in steps),
    )
