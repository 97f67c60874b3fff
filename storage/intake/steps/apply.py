"""Steps taken on the tables of a file, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from ...errors import GuaquiError, InputError, error_of
from ..forms.part_tables import field_of_parts, with_parts
from ..headings import HeadedTable
from .choices import name_choices, take_choices
from .columns import place_in, shown_headings
from .drop import drop_words
from .fill import fill_gaps
from .join import JoinedKeys, join_tables, joined_keys, table_called, without_parents
from .plan_words import PlanWords
from .same_as import take_same
from .skip import skip_lines
from .split import split_cells
from .step import (
    ChoicesStep,
    DropStep,
    FillStep,
    HeadingsStep,
    JoinStep,
    SameAsStep,
    SkipStep,
    SplitStep,
    TableStep,
    UnfoldStep,
    UnitStep,
)
from .unfold import unfold_years
from .unit import scale_numbers

Tables = tuple[HeadedTable, ...]

_OF_ONE_TABLE: Final[dict[type, Callable[[HeadedTable, Any, PlanWords], HeadedTable]]] = {
    ChoicesStep: take_choices,
    DropStep: drop_words,
    FillStep: fill_gaps,
    SameAsStep: take_same,
    SkipStep: skip_lines,
    SplitStep: split_cells,
    UnfoldStep: unfold_years,
    UnitStep: scale_numbers,
}
_OTHERS_MAY_FIT: Final = frozenset({"step-column-unknown", "step-years-missing"})


def apply_steps(
    tables: Sequence[HeadedTable], steps: Iterable[TableStep], words: PlanWords, *, named: bool = True
) -> Tables:
    """The tables after some steps, without those that were joined to others and ask for nothing themselves.

    No cell is gone unsaid: what is in no row is among the `notes`, or `unjoined`.

    A step goes for each table that has its columns. Which lines are headings was told before (`heading_lines`).
    `named`: what is left of questions with several answers is said in words (`name_choices`). Raises what its
    verb raises, where no table takes a step.
    """
    before = {table.name: table for table in tables}
    joins: list[JoinedKeys] = []
    for step in steps:
        if isinstance(step, JoinStep) and field_of_parts(table_called(tables, step.child), words.meaning) is None:
            joins.append(joined_keys(tables, step, words, joins))
        tables = _applied(tables, step, words)
    left = [_with_lines_left(table, before[table.name]) for table in without_parents(tables, joins, words)]
    return tuple(name_choices(table, words) if named else table for table in left)


def _with_lines_left(stepped: HeadedTable, before: HeadedTable) -> HeadedTable:
    """A table after its steps, where no line is gone unsaid: what made no row is a note."""
    if stepped.rows is before.rows:
        return stepped
    there = {line.number for line in (*stepped.rows, *stepped.notes)}
    gone = tuple(line for line in before.rows if line.number not in there)
    return stepped._replace(notes=(*stepped.notes, *gone)) if gone else stepped


def heading_lines(steps: Iterable[TableStep]) -> tuple[int, int] | None:
    """The first and the last line of the headings, where a step says them."""
    told = [(step.first, step.last) for step in steps if isinstance(step, HeadingsStep)]
    return told[-1] if told else None


def _applied(tables: Sequence[HeadedTable], step: TableStep, words: PlanWords) -> Tables:
    if isinstance(step, HeadingsStep):
        return tuple(tables)
    if isinstance(step, JoinStep):
        return _joined(tables, step, words)
    return _applied_to_each(tables, step, words)


def _joined(tables: Sequence[HeadedTable], step: JoinStep, words: PlanWords) -> Tables:
    """The tables with one for two: the rows of a child that are parts of one field go into its parent's."""
    child, parent = table_called(tables, step.child), table_called(tables, step.parent)
    if field := field_of_parts(child, words.meaning):
        key_at = place_in(parent, step.parent_column, words)
        whole = with_parts(parent, key_at, child, place_in(child, step.child_column, words), field)
        return tuple(whole if table is parent else table for table in tables if table is not child)
    joined = join_tables(tables, step, words)
    return tuple(joined if table is child else table for table in tables)


def _applied_to_each(tables: Sequence[HeadedTable], step: TableStep, words: PlanWords) -> Tables:
    done, refused = list[HeadedTable](), list[InputError]()
    for table in tables:
        try:
            done.append(_OF_ONE_TABLE[type(step)](table, step, words))
        except InputError as no:
            if no.code not in _OTHERS_MAY_FIT:
                raise
            refused.append(no)
            done.append(table)
    if refused and len(refused) == len(tables):
        raise _refusal(refused, tables)
    return tuple(done)


def _refusal(refused: Sequence[InputError], tables: Sequence[HeadedTable]) -> GuaquiError:
    """Why no table takes a step, with the columns of all."""
    first = refused[0]
    return error_of(first.code, **{**first.facts, "headings": shown_headings(tables)})
