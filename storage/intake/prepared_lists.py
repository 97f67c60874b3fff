"""What is answered of a new municipality, and the files that it names -> lists: headings and rows as texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..errors import SetupError, SpreadsheetError
from ..file.path_parts import PART, path_and_part
from ..notation.text import clean_line
from ..packs.preparation.answers import NO_TABLE, NOTHING, Answers, ListRow, ListTable
from ..packs.preparation.setup_questions import SetupQuestion
from .cell_text import cell_as_text
from .cells import says_nothing
from .heading_keys import shown_heading
from .headings import HeadedTable, head_table
from .opening import open_tables
from .table import Cell
from .table_parts.totals import says_total

_NOTED: Final = 4
"""A list has so many times more rows than notes; any text has lines that are no rows."""


def with_answer(answers: Answers, question: SetupQuestion, lines: Iterable[str]) -> Answers:
    """The answers with one more as it was typed, a list that it names read. Raises what `read_list` raises."""
    said = tuple(line for line in map(clean_line, lines) if line not in {"", NOTHING})
    if question.unit != "table":
        return answers.with_text(question.id, said)
    table = read_list(said[0]) if said else NO_TABLE
    return answers.with_text(question.id, said).with_table(question.id, table)


def read_list(name: str) -> ListTable:
    """The list in a file, or in a table of it: `plan.xlsx#Comunidades`.

    Raises `setup-several-tables` where it has several and none is named, `sheet-unknown`, and what `open_tables`
    raises.
    """
    path, sheet = path_and_part(name)
    shown = [head_table(table) for table in open_tables(path) if not table.hidden]
    filled = [table for table in shown if table.rows]
    named = [table for table in filled if not sheet or clean_line(table.name) == sheet]
    if len(named) == 1:
        return _list(named[0], str(path))
    names = [table.name for table in filled]
    if sheet:
        raise SpreadsheetError("sheet-unknown", path=str(path), name=sheet, names=names)
    if names:
        raise SetupError("setup-several-tables", path=str(path), names=names, example=f"{path}{PART}{names[0]}")
    return ListTable(str(path), (), ())


def _list(table: HeadedTable, path: str) -> ListTable:
    lines = sorted((*table.rows, *table.notes, *table.totals), key=lambda line: line.number)
    every = [ListRow(line.number, tuple(map(_text, map(line.cell, range(len(table.headings)))))) for line in lines]
    taken = {line.number for line in table.rows}
    rows = tuple(row for row in every if row.line in taken and _is_row(row))
    read = {row.line for row in rows}
    shown = tuple(shown_heading(clean_line(heading), at) for at, heading in enumerate(table.headings))
    left_out = tuple(row for row in every if row.line not in read)
    regular = all(table.headings) and len(table.notes) * _NOTED < len(rows)
    return ListTable(path, shown, rows, left_out, regular=regular)


def _is_row(row: ListRow) -> bool:
    return any(row.cells) and not says_total(next(filter(None, row.cells)))


def _text(cell: Cell) -> str:
    """What a cell says; nothing for a dash and the like."""
    text = clean_line(cell if isinstance(cell, str) else cell_as_text(cell))
    return "" if says_nothing(text) else text
