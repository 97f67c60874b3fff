"""The steps that the tables of a file suggest: those that are plain, and those that a person has to say yes to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple, get_args

from ..headings import HeadedTable
from ..table import NOT_COUNTED, Line
from .apply import apply_steps
from .choices import choice_columns, has_several
from .columns import part_of_table, places_of
from .drop import dropping
from .plan_words import PlanWords
from .proposed_joins import proposed_joins
from .proposed_units import proposed_units
from .same_as import is_same
from .step import ChoicesStep, DropKind, DropStep, FillStep, JoinStep, SameAsStep, TableStep, UnfoldStep, UnitStep
from .unfold import columns_beside
from .year_columns import columns_to_unfold, meanings_of_stems

_DROP_KINDS: Final[tuple[DropKind, ...]] = get_args(DropKind)
_SEVERAL: Final = 2


class ProposedSteps(NamedTuple):
    """What the tables of a file suggest."""

    taken: tuple[TableStep, ...]
    """Plain ones, which need nobody's yes: they come before those that a person told."""
    offered: tuple[TableStep, ...]
    """Those by which more would be understood, if a person says that they are right."""


def proposed_steps(
    tables: Sequence[HeadedTable],
    words: PlanWords,
    told: Sequence[TableStep] = (),
    without: Container[str] = (),
) -> ProposedSteps:
    """What some tables suggest, beside the steps that a person told, and but for the lines that a person refused.

    Raises what `apply_steps` raises of those told.
    """
    taken = plain_steps(tables, words, told, without)
    stepped = apply_steps(tables, [*taken, *told], words, named=False)
    offered = dict.fromkeys(
        _beside(step, told, table, words)
        for table in stepped
        for step in _offered(table, words)
        if not _is_answered(step, told, table, words)
    )
    return ProposedSteps(taken, tuple(step for step in offered if step not in told and str(step) not in without))


def _is_answered(step: TableStep, told: Sequence[TableStep], table: HeadedTable, words: PlanWords) -> bool:
    """Whether a person told of a column's amounts in what they are, with whatever factor."""
    if not isinstance(step, UnitStep):
        return False
    at = places_of(table, step.column, words)
    return any(isinstance(one, UnitStep) and places_of(table, one.column, words) == at for one in told)


def _beside(step: TableStep, told: Sequence[TableStep], table: HeadedTable, words: PlanWords) -> TableStep:
    """A step that leaves out what another that was told leaves out, too: it takes that one's place."""
    if isinstance(step, DropStep):
        places = places_of(table, step.field, words)
        for one in told:
            if isinstance(one, DropStep) and places_of(table, one.field, words) == places:
                step = DropStep(step.field, tuple(dict.fromkeys((*one.kinds, *step.kinds))), one.words)
    return step


def plain_steps(
    tables: Sequence[HeadedTable],
    words: PlanWords,
    told: Sequence[TableStep] = (),
    without: Container[str] = (),
) -> tuple[TableStep, ...]:
    """What is done unasked: tables are joined, and columns of years unfolded, where a person did not say how."""
    joined = {step.child for step in told if isinstance(step, JoinStep)}
    proposed = [step for step in proposed_joins(tables, words) if step.child not in joined]
    joins = [step for step in proposed if str(step) not in without]
    if str(UnfoldStep()) in without or any(isinstance(step, UnfoldStep) for step in told):
        return tuple(joins)
    unfolds = any(_is_wide(table, words) for table in apply_steps(tables, joins, words, named=False))
    return (*joins, UnfoldStep()) if unfolds else tuple(joins)


def _is_wide(table: HeadedTable, words: PlanWords) -> bool:
    """Whether columns say of each year what is asked for, or of several years what is known of a demand."""
    stems = columns_to_unfold(table, words)
    if not stems or not words.meaning.of_demands:
        return False
    if "text" in words.columns_of(part_of_table(table, columns_beside(table, stems))):
        return False
    meant = meanings_of_stems(table, stems, words)
    return "text" in meant or any(
        column and len(stem.places) >= _SEVERAL for column, stem in zip(meant, stems, strict=True)
    )


def _offered(table: HeadedTable, words: PlanWords) -> Iterator[TableStep]:
    columns = list(words.columns_of(table))
    if words.meaning.of_demands and any(len(stem.places) >= _SEVERAL for stem in columns_to_unfold(table, words)):
        yield UnfoldStep()
    if columns.count("holder") == 1:
        yield from _of_holders(table, columns, words)
    if columns.count("text") == 1:
        yield from _of_texts(table, columns.index("text"))
    yield from proposed_units(table, columns, words.meaning)


def _of_holders(table: HeadedTable, columns: Sequence[str], words: PlanWords) -> Iterator[TableStep]:
    at = columns.index("holder")
    if table.headings[at] and _has_gaps(table, at, columns.index("text") if "text" in columns else None):
        yield FillStep((table.headings[at],))
    if kinds := _kinds_to_drop(table, at, words):
        yield DropStep("holder", kinds)


def _has_gaps(table: HeadedTable, at: int, text: int | None) -> bool:
    """Whether rows say what is asked for, or much else, and not whose they are, below one that says it."""
    held = False
    for line in table.rows:
        if line.cell(at) is not None:
            held = True
        elif held and _says_much(line, text):
            return True
    return False


def _says_much(line: Line, text: int | None) -> bool:
    asks = text is not None and line.cell(text) is not None
    return asks or sum(cell not in {None, NOT_COUNTED} for cell in line.cells) >= _SEVERAL


def _kinds_to_drop(table: HeadedTable, at: int, words: PlanWords) -> tuple[DropKind, ...]:
    """What has to be left out of some names that nobody has, so that somebody has them."""
    named = {cell for line in table.rows if isinstance(cell := line.cell(at), str)}
    unknown = [name for name in named if not words.is_holder(name)]
    drop_all = dropping(_DROP_KINDS, (), words.zones)
    mended = [name for name in unknown if words.is_holder(drop_all(name))]
    drops = {kind: dropping([one for one in _DROP_KINDS if one != kind], (), words.zones) for kind in _DROP_KINDS}
    return tuple(kind for kind, drop in drops.items() if any(drop(name) != drop_all(name) for name in mended))


def _of_texts(table: HeadedTable, at: int) -> Iterator[TableStep]:
    heading = table.headings[at]
    for columns in choice_columns(table):
        if columns.at == at and has_several(table, columns):
            yield ChoicesStep(heading)
    if any(is_same(line.cell(at)) for line in table.rows):
        yield SameAsStep(heading)
