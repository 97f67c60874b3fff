"""Questions with several answers, as programs for forms hand them on: in one cell, and with a column for each.

`demanda` has *riego camino*, `demanda/riego` and `demanda/camino` have 1 or 0, `demanda_otro` has what an answer
says that is none of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ...errors import InputError
from ...names.name_table import slug
from ...notation.value_lists import joined_rows
from ...notation.word_lists import listed
from ..headings import HeadedTable
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names
from .columns import meant_places, place_in, shown_headings
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import ChoicesStep

_OF_A_CHOICE: Final = "/"
_FLAGS: Final = frozenset({"0", "1", "true", "false"})
_SEVERAL: Final = 2
_LOOKED_THROUGH: Final = 1000


class ChoiceColumns(NamedTuple):
    """The columns of a question with several answers."""

    at: int
    """Where the answers stand in one cell."""
    flags: Mapping[str, int]
    """Answer -> the column that has 1 for it."""
    other: int | None = None
    """Where the words stand of an answer that is none of these."""

    @property
    def read_from(self) -> frozenset[int]:
        """The columns that say nothing more than the cell, once it is read."""
        return frozenset(self.flags.values()) | ({self.other} if self.other is not None else set())


def choice_columns(table: HeadedTable) -> Iterator[ChoiceColumns]:
    """The questions of a table that may have several answers."""
    flags: dict[str, dict[str, int]] = {}
    for at, heading in enumerate(table.headings):
        question, sign, answer = heading.rpartition(_OF_A_CHOICE)
        if sign and answer:
            flags.setdefault(question, {})[answer] = at
    for at, heading in enumerate(table.headings):
        answers = flags.get(heading, {})
        if len(answers) >= _SEVERAL and _are_flags(table, answers.values()):
            yield ChoiceColumns(at, answers, _place_of_other(table, heading))


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
    rows = tuple(_with_proposals(line, found, width, status[0] if status else width + 1) for line in table.rows)
    new = [words.meaning.heading("options"), *(() if status else [words.meaning.heading("status")])]
    headings = tuple(numbered_names([*table.headings, *new]))
    return _without_columns(table._replace(headings=headings, rows=rows), found.read_from)


def name_choices(table: HeadedTable, words: PlanWords) -> HeadedTable:
    """A table in which a demand's several answers are a numbered list, and one is said by its words."""
    asked = meant_places(table, "text", words)
    found = next((one for one in choice_columns(table) if one.at in asked), None)
    if found is None:
        return table
    rows = tuple(_with_answer(line, found) for line in table.rows)
    return _without_columns(table._replace(rows=rows), found.read_from)


def answers_of(line: Line, columns: ChoiceColumns) -> list[str]:
    """What was answered on a line, in words."""
    cell = line.cell(columns.at)
    said = cell.split() if isinstance(cell, str) else []
    other = line.cell(columns.other) if columns.other is not None else None
    if not said or any(one not in columns.flags and not _is_other(one) for one in said):
        return [] if cell is None else [str(cell)]
    return [str(other) if other is not None and _is_other(one) else one.replace("_", " ") for one in said]


def has_several(table: HeadedTable, columns: ChoiceColumns) -> bool:
    """Whether somebody gave several answers."""
    return any(len(answers_of(line, columns)) >= _SEVERAL for line in table.rows)


def _are_flags(table: HeadedTable, places: Iterable[int]) -> bool:
    cells = (line.cell(at) for line in table.rows[:_LOOKED_THROUGH] for at in places)
    return all(cell is None or str(cell).casefold() in _FLAGS for cell in cells)


def _place_of_other(table: HeadedTable, heading: str) -> int | None:
    names = {f"{slug(heading)}-{one}" for one in listed("choices", "other")}
    found = [
        at
        for at, one in enumerate(table.headings)
        if slug(one) in names and not one.startswith(heading + _OF_A_CHOICE)
    ]
    return found[0] if len(found) == 1 else None


def _is_other(answer: str) -> bool:
    return slug(answer) in listed("choices", "other")


def _with_answer(line: Line, columns: ChoiceColumns) -> Line:
    answers = answers_of(line, columns)
    if not answers or not isinstance(line.cell(columns.at), str):
        return line
    listed_answers = "\n".join(f"{n}. {answer}" for n, answer in enumerate(answers, 1))
    return _with(line, {columns.at: answers[0] if len(answers) == 1 else listed_answers})


def _with_proposals(line: Line, columns: ChoiceColumns, width: int, status: int) -> Line:
    answers = answers_of(line, columns)
    if len(answers) < _SEVERAL:
        return _with_answer(line, columns)
    proposals = joined_rows([answer] for answer in answers)
    return _with(line, {columns.at: None, width: proposals, status: "open"})


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
