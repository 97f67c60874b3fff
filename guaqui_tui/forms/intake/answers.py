"""What somebody tells of a line of a spreadsheet, on top of what was told, and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from msgspec.structs import replace

from storage.intake.heading_keys import UNUSED, key_of
from storage.intake.recipes.recipe import Recipe, joined_recipes
from storage.intake.rows import Policy
from storage.intake.steps.step import HeadingsStep, TableStep

from ...session.several_sheets import ImportAnswers, SheetsSeen
from .intake_line import IntakeLine, LineKind

EVERY: Final = "\0"
"""Picked for all sheets that fit: no sheet is called so."""
PROPOSED: Final = "\0"
"""Picked for headings where they are proposed."""
YES: Final = "yes"
NO: Final = "no"


def answered(seen: SheetsSeen, line: IntakeLine, picked: str) -> ImportAnswers:
    """What was told, and now this too of a line."""
    return _ANSWERED[line.kind](seen, line, picked)


def answer_taken_back(seen: SheetsSeen, line: IntakeLine) -> ImportAnswers:
    """What was told without what was told of a line: it is as proposed."""
    return _TAKEN_BACK[line.kind](seen, line)


def _sheet(seen: SheetsSeen, _line: IntakeLine, picked: str) -> ImportAnswers:
    every = picked == EVERY
    recipe = replace(seen.answers.recipe, sheet=None if every else picked)
    return seen.answers._replace(recipe=recipe, every=every)


def _policy(seen: SheetsSeen, _line: IntakeLine, picked: str) -> ImportAnswers:
    return seen.answers._replace(policy=cast("Policy", picked))


def _headings(seen: SheetsSeen, _line: IntakeLine, picked: str) -> ImportAnswers:
    """`picked` is the line of their step; `PROPOSED`: as they are proposed."""
    told = () if picked == PROPOSED else (picked,)
    return _with(seen, steps=(*told, *_without_headings(seen.answers.recipe)))


def _year(seen: SheetsSeen, _line: IntakeLine, picked: str) -> ImportAnswers:
    return _with(seen, year="" if picked == UNUSED else picked)


def _step(seen: SheetsSeen, line: IntakeLine, picked: str) -> ImportAnswers:
    return (with_step if picked == YES else without_step)(seen.answers, line.key)


def _column(seen: SheetsSeen, line: IntakeLine, picked: str) -> ImportAnswers:
    """A heading that had the same meaning is not used from now on."""
    columns = dict(seen.answers.recipe.columns)
    for layout in (one.proposal.layout for one in seen.outlooks):
        meant = layout.meaning.column(picked) or picked
        for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
            if picked != UNUSED and column == meant:
                columns[key_of(heading, at)] = UNUSED
    return _with(seen, columns={**columns, line.key: picked})


def _word(seen: SheetsSeen, line: IntakeLine, picked: str) -> ImportAnswers:
    return _with(seen, words={**seen.answers.recipe.words, line.key: picked})


def _name(seen: SheetsSeen, line: IntakeLine, picked: str) -> ImportAnswers:
    return _with(seen, aliases={**seen.answers.recipe.aliases, line.key: picked})


def _with(seen: SheetsSeen, **told: Any) -> ImportAnswers:
    return seen.answers._replace(recipe=replace(seen.answers.recipe, **told))


def _refusal_back(seen: SheetsSeen, line: IntakeLine) -> ImportAnswers:
    return _with(seen, without=tuple(one for one in seen.answers.recipe.without if one != line.key))


def _column_back(seen: SheetsSeen, line: IntakeLine) -> ImportAnswers:
    before = [one.proposal.remembered.columns for one in seen.outlooks]
    return _with(seen, columns=_without(seen.answers.recipe.columns, line.key, before))


def _word_back(seen: SheetsSeen, line: IntakeLine) -> ImportAnswers:
    before = [one.proposal.remembered.words for one in seen.outlooks]
    return _with(seen, words=_without(seen.answers.recipe.words, line.key, before))


def with_step(answers: ImportAnswers, line: str) -> ImportAnswers:
    """With a step more, by its line, in place of one with the same subject; one that was refused, too."""
    return answers._replace(recipe=joined_recipes(answers.recipe, Recipe((line,))))


def without_step(answers: ImportAnswers, line: str) -> ImportAnswers:
    """Without a step: a person told it, now or before, or it was proposed.

    One that was told now is as if it had not been told; of any other it is kept that it is refused.
    """
    recipe = answers.recipe
    if line in recipe.steps:
        steps = tuple(one for one in recipe.steps if one != line)
        return answers._replace(recipe=replace(recipe, steps=steps))
    without = recipe.without if line in recipe.without else (*recipe.without, line)
    return answers._replace(recipe=replace(recipe, without=without))


def _without_headings(recipe: Recipe) -> tuple[str, ...]:
    left: list[TableStep] = [step for step in recipe.table_steps() if not isinstance(step, HeadingsStep)]
    return tuple(map(str, left))


def _without(told: Mapping[str, str], key: str, before: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What was told without a key; where it was told before, too, it is told that it is as proposed."""
    left = {one: value for one, value in told.items() if one != key}
    return {**left, key: ""} if any(one.get(key) for one in before) else left


_ANSWERED: Final[Mapping[LineKind, Callable[[SheetsSeen, IntakeLine, str], ImportAnswers]]] = {
    "sheet": _sheet,
    "headings": _headings,
    "year": _year,
    "step": _step,
    "offer": _step,
    "refused": _step,
    "unused": _column,
    "column": _column,
    "word": _word,
    "name": _name,
    "policy": _policy,
}
_TAKEN_BACK: Final[Mapping[LineKind, Callable[[SheetsSeen, IntakeLine], ImportAnswers]]] = {
    "sheet": lambda seen, line: _sheet(seen, line, EVERY)._replace(every=False),
    "headings": lambda seen, line: _headings(seen, line, PROPOSED),
    "year": lambda seen, _line: _with(seen, year=None),
    "step": lambda seen, line: without_step(seen.answers, line.key),
    "refused": _refusal_back,
    "unused": _column_back,
    "column": _column_back,
    "word": _word_back,
    "name": lambda seen, line: _with(seen, aliases=_without(seen.answers.recipe.aliases, line.key, [])),
    "policy": lambda seen, line: _policy(seen, line, "ask"),
}
