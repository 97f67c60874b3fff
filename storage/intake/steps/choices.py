"""Questions with several answers, as programs for forms hand them on: in one cell, and with a column for each.

`demanda` has *riego camino*, `demanda/riego` and `demanda/camino` have 1 or 0, `demanda_otro` has what an answer
says that is none of these. Each of these columns is left out where all that it says is said by the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ...errors import InputError
from ...names.name_table import slug
from ...notation.value_lists import joined_rows
from ...notation.word_lists import listed
from ..cell_reader import is_yes
from ..cell_text import cell_as_text
from ..cells import Unfit
from ..headings import HeadedTable
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names
from .columns import meant_places, place_in, shown_headings
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import ChoicesStep

_BETWEEN: Final = "/.:"
"""What may stand between a question's heading and an answer."""
_SEVERAL: Final = 2
_LOOKED_THROUGH: Final = 1000
"""Rows by which it is told whether columns are those of answers."""


class ChoiceColumns(NamedTuple):
    """The columns of a question with several answers, or with one that may be none of those offered."""

    at: int
    """Where the answers stand in one cell."""
    flags: Mapping[str, int]
    """Answer -> the column that has 1 for it."""
    other: int | None = None
    """Where the words stand of an answer that is none of these."""


def choice_columns(table: HeadedTable) -> Iterator[ChoiceColumns]:
    """The questions of a table that may have several answers, or another one than those offered."""
    flags, others = _columns_of_answers(table.headings), _columns_by_letters(table.headings)
    for at, heading in enumerate(table.headings):
        answers = flags.get(heading, {})
        if len(answers) < _SEVERAL or not _are_flags(table, answers.values()):
            answers = {}
        other = _place_of_other(heading, others) if heading else None
        if answers or (other is not None and _has_other(table, at)):
            yield ChoiceColumns(at, answers, other)


def _columns_of_answers(headings: Sequence[str]) -> dict[str, dict[str, int]]:
    """Question -> answer -> the column that stands for it."""
    found: dict[str, dict[str, int]] = {}
    for sign in _BETWEEN:
        for at, heading in enumerate(headings):
            question, _sign, answer = heading.rpartition(sign)
            if question and answer:
                found.setdefault(question, {})[answer] = at
    return found


def _columns_by_letters(headings: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for at, heading in enumerate(headings):
        found.setdefault(slug(heading), []).append((at, heading))
    return found


def take_choices(table: HeadedTable, step: ChoicesStep, words: PlanWords) -> HeadedTable:
    """A table in which several answers in a cell are proposals of a slot that is open, and one is what it says.

    They stand in columns for proposals and for the status; those that the answers were read from are left out.
    Raises `step-column-unknown`, for a column too that is no question with several answers.
    """
    at = place_in(table, step.column, words)
    found = next((one for one in choice_columns(table) if one.at == at), None)
    if found is None:
        questions = [table.headings[one.at] for one in choice_columns(table)]
        raise InputError("step-column-unknown", column=step.column, headings=questions or shown_headings([table]))
    status = meant_places(table, "status", words)
    width = len(table.headings)
    new = [words.meaning.heading("options"), *(() if status else [words.meaning.heading("status")])]
    wider = [_widened(line, width, len(new)) for line in table.rows]
    rows = tuple(_with_proposals(line, found, width, status[0] if status else width + 1) for line in wider)
    headings = tuple(numbered_names([*table.headings, *new]))
    return _without_columns(table._replace(headings=headings, rows=rows), _said_columns(table, found))


def name_choices(table: HeadedTable, words: PlanWords) -> HeadedTable:
    """A table in which a demand's several answers are a numbered list, and one is said by its words."""
    asked = meant_places(table, "text", words)
    found = next((one for one in choice_columns(table) if one.at in asked), None)
    if found is None:
        return table
    rows = tuple(_with_answer(line, found) for line in table.rows)
    return _without_columns(table._replace(rows=rows), _said_columns(table, found))


def answers_of(line: Line, columns: ChoiceColumns) -> list[str]:
    """What was answered on a line, in words; by the columns of the answers where their cell says nothing."""
    cell = line.cell(columns.at)
    said = _answers_in(cell, columns)
    if not said and cell is None:
        said = [answer for answer, at in columns.flags.items() if _says(line.cell(at))]
    if not said:
        return [] if cell is None else [str(cell)]
    other = _other_words(line, columns)
    return [str(other) if other is not None and _is_other(one) else one.replace("_", " ") for one in said]


def has_several(table: HeadedTable, columns: ChoiceColumns) -> bool:
    """Whether somebody gave several answers."""
    return any(len(answers_of(line, columns)) >= _SEVERAL for line in table.rows)


def _other_words(line: Line, columns: ChoiceColumns) -> Cell:
    return line.cell(columns.other) if columns.other is not None else None


def _answers_in(cell: Cell, columns: ChoiceColumns) -> list[str]:
    """The answers that stand in a cell; none where it says anything else."""
    said = cell.split() if isinstance(cell, str) else []
    return said if all(one in columns.flags or _is_other(one) for one in said) else []


def _said_columns(table: HeadedTable, columns: ChoiceColumns) -> frozenset[int]:
    """The columns of which each cell, in all rows, is said by the answers."""
    answer_at = {at: answer for answer, at in columns.flags.items()}
    left = {*answer_at, *(() if columns.other is None else (columns.other,))}
    for line in table.rows:
        told = [at for at in left if line.cell(at) is not None]
        if told:
            said = "-".join(("", *map(slug, answers_of(line, columns)), ""))
            other = _other_words(line, columns)
            left -= {at for at in told if not _is_said(line.cell(at), answer_at.get(at), said, other)}
    return frozenset(left)


def _is_said(cell: Cell, answer: str | None, said: str, other: Cell) -> bool:
    """Whether what stands for an answer, or else the words of another one, is among the answers of a line."""
    if answer is None:
        return f"-{slug(str(cell))}-" in said
    yes = _says(cell)
    is_told = f"-{slug(answer)}-" in said or (other is not None and _is_other(answer))
    return yes is not None and (is_told or not yes)


def _are_flags(table: HeadedTable, places: Iterable[int]) -> bool:
    places = list(places)
    cells = (line.cell(at) for line in table.rows[:_LOOKED_THROUGH] for at in places)
    return all(cell is None or _says(cell) is not None for cell in cells)


def _says(cell: Cell) -> bool | None:
    """Yes or no; None where a cell says neither."""
    return None if cell is None else _says_yes(cell_as_text(cell))


@lru_cache(maxsize=1 << 12)
def _says_yes(text: str) -> bool | None:
    try:
        return is_yes(text)
    except Unfit:
        return None


def _has_other(table: HeadedTable, at: int) -> bool:
    """Whether somebody answered what is none of the answers that were offered."""
    return any(isinstance(cell := line.cell(at), str) and _is_other(cell) for line in table.rows)


def _place_of_other(heading: str, columns: Mapping[str, Sequence[tuple[int, str]]]) -> int | None:
    """The only column that is called as a question and another answer, and is none of that answer."""
    apart = tuple(heading + sign for sign in _BETWEEN)
    called = (columns.get(f"{slug(heading)}-{one}", ()) for one in listed("choices", "other"))
    found = [at for some in called for at, one in some if not one.startswith(apart)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 12)
def _is_other(answer: str) -> bool:
    return slug(answer) in listed("choices", "other")


def _with_answer(line: Line, columns: ChoiceColumns) -> Line:
    answers = answers_of(line, columns)
    if not answers or not isinstance(line.cell(columns.at), str | None):
        return line
    listed_answers = "\n".join(f"{n}. {answer}" for n, answer in enumerate(answers, 1))
    return _with(line, {columns.at: answers[0] if len(answers) == 1 else listed_answers})


def _widened(line: Line, width: int, more: int) -> Line:
    """A line with blank cells behind its columns, before what stands beside them."""
    cells = padded(line.cells, width)
    return with_cells(line, (*cells[:width], *[None] * more, *cells[width:]))


def _with_proposals(line: Line, columns: ChoiceColumns, width: int, status: int) -> Line:
    answers = answers_of(line, columns)
    if len(answers) < _SEVERAL:
        return _with_answer(line, columns)
    proposals = joined_rows([answer] for answer in answers)
    opened = {status: "open"} if line.cell(status) is None else {}
    return _with(line, {columns.at: None, width: proposals, **opened})


def _with(line: Line, new: Mapping[int, Cell]) -> Line:
    cells = list(padded(line.cells, max(new) + 1))
    for at, cell in new.items():
        cells[at] = cell
    return with_cells(line, cells)


def _without_columns(table: HeadedTable, places: frozenset[int]) -> HeadedTable:
    kept = [at for at in range(len(table.headings)) if at not in places]

    def left(line: Line) -> Line:
        surplus = line.cells[len(table.headings) :]
        return with_cells(line, (*map(line.cell, kept), *surplus))

    tags = tuple(table.tags[at] for at in kept if at < len(table.tags))
    return table._replace(
        headings=tuple(table.headings[at] for at in kept), rows=tuple(map(left, table.rows)), tags=tags
    )
