"""The plan matrix as a workbook: communities by years, the list of demands, what is to settle, a read-me.

Text goes into cells as text, never as formula or link; totals are formulas over marks that stand beside
them, so that they can be followed. No time, path or random id is inside: the same plan, the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from math import ceil
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from storage.money import format_bs
from storage.survey import Survey

from ..edition import Edition
from ..indicators import report
from ..marks import COLOURS, MARKS, mark_of
from ..registers import tables
from ..slots import SlotState
from ..speech import Speech
from ..table_words import TableWords
from ..tables import MatrixRow, Table, associations_matrix, communities_matrix
from ..words import N_, TABLES, WHAT_IS_PRODUCTIVE, WHAT_SHARES_ARE
from . import File

_CREATED = datetime(2003, 1, 1, tzinfo=UTC)
_YEAR_WIDTH = 26
"""Of a year's column, in characters."""
_TEXT_WIDTH = 44
"""Of a column of texts on the other sheets."""
_LINE = 13.0
"""The height of a line of text, in points."""
_MOST_HEIGHT, _MOST_LETTERS = 409.0, 32_767
"""What a spreadsheet lets a row and a cell hold."""
_CUT = " […]"
_FIRST_ROW = 4
"""Where the matrix's communities begin, under title, note, an empty row and the headings."""

_DISPUTED = N_(
    "A cell marked {symbol} shows one of several versions; all of them are on the sheet of what is to settle."
)


class _Styles(NamedTuple):
    title: Format
    heading: Format
    plain: Format
    money: Format
    percent: Format
    name: Format
    total: Format
    marks: dict[str, Format]


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(f"{survey.municipality}-plan.xlsx", lambda: [_book(survey, edition)])


def _book(survey: Survey, edition: Edition) -> bytes:
    say, buffer = edition.speech, io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(buffer, options) as book:
        book.set_properties({"title": survey.plan.name, "created": _CREATED})
        styles = _styles(book)
        _matrix(book.add_worksheet(say(N_("Matrix"))), survey, say, styles)
        words = TableWords(survey, say)
        for table in tables(survey, private=edition.private):
            _sheet(book.add_worksheet(say(TABLES[table.name])), table, words, styles)
        _read_me(book.add_worksheet(say(N_("Read me"))), survey, say, styles)
    return buffer.getvalue()


def _styles(book: Workbook) -> _Styles:
    def style(**properties: Any) -> Format:
        return book.add_format({"valign": "top", "font_size": 10, **properties})

    cell = {"text_wrap": True, "border": 1, "border_color": "#A6A6A6"}
    return _Styles(
        title=style(bold=True, font_size=14),
        heading=style(bold=True, bg_color="#1F3864", font_color="#FFFFFF", **cell),
        plain=style(**cell),
        money=style(num_format="#,##0.00", **cell),
        percent=style(num_format="0.00%", bold=True, align="right", **cell),
        name=style(bold=True, **cell),
        total=style(bold=True, align="right", **cell),
        marks={name: style(**cell, **({"bg_color": COLOURS[name]} if name in COLOURS else {})) for name in MARKS},
    )


def _matrix(sheet: Worksheet, survey: Survey, say: Speech, styles: _Styles) -> None:
    """Communities by years, each cell symbol, word, text and cost; below, by formula, counts and shares.

    The formulas count marks in a block of codes to the right (P productive, F other filled), hidden but there.
    """
    years = [str(year) for year in survey.plan.years]
    per_year = survey.plan.per_year
    heads = [say(N_("Community")), say(N_("Zone"))]
    columns = [year if per_year == 1 else f"{year} ({n})" for year in years for n in range(1, per_year + 1)]
    rows = communities_matrix(survey)
    code_column = len(heads) + len(columns) + 1
    sheet.write_string(0, 0, survey.plan.name, styles.title)
    sheet.write_string(1, 0, _legend(say))
    for column, word in enumerate([*heads, *columns]):
        sheet.write_string(_FIRST_ROW - 1, column, word, styles.heading)
    for number, row in enumerate(rows):
        _matrix_row(sheet, _FIRST_ROW + number, row, say, styles, code_column)
    last = _FIRST_ROW + max(len(rows), 1) - 1
    _totals(sheet, survey, say, styles, (last, len(heads), code_column))
    below = last + 6
    sheet.write_string(below, 0, say(N_("Associations")), styles.heading)
    for column, year in enumerate(years, len(heads)):
        sheet.write_string(below, column, year, styles.heading)
    for number, row in enumerate(associations_matrix(survey), 1):
        _matrix_row(sheet, below + number, row, say, styles, None)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 11)
    sheet.set_column(len(heads), len(heads) + len(columns) - 1, _YEAR_WIDTH)
    sheet.set_column(code_column, code_column + len(columns), None, None, {"hidden": True})
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.set_landscape()
    sheet.set_paper(5)  # oficio is not among the workbook's sizes; legal is the nearest
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_ROW - 1)
    sheet.print_area(0, 0, below + 20, len(heads) + len(columns) - 1)


def _legend(say: Speech) -> str:
    return "   ".join(f"{mark.symbol} {say(mark.word)}" for mark in MARKS.values())


def _matrix_row(
    sheet: Worksheet, at: int, row: MatrixRow, say: Speech, styles: _Styles, code_column: int | None
) -> None:
    sheet.write_string(at, 0, row.name, styles.plain)
    sheet.write_string(at, 1, row.zone, styles.plain)
    texts = [_cell_text(state, say) for state in row.cells]
    sheet.set_row(at, _height(max(map(_lines, texts), default=1)))
    for column, (state, text) in enumerate(zip(row.cells, texts, strict=True)):
        sheet.write_string(at, 2 + column, text, styles.marks[mark_of(state).name])
        if code_column is not None and state.stand == "filled":
            sheet.write_string(at, code_column + column, "P" if state.verdict == "productive" else "F")


def _height(lines: int) -> float:
    return min(_LINE * lines + 2, _MOST_HEIGHT)


def _cell(text: str) -> str:
    """A text as a cell can hold it; where that is less than all of it, it says so."""
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - len(_CUT)] + _CUT


def _lines(text: str) -> int:
    """How many lines a text takes in a year's column. Programs do not find a row's height by themselves."""
    return sum(max(1, ceil(len(line) / _YEAR_WIDTH)) for line in text.split("\n"))


def _cell_text(state: SlotState, say: Speech) -> str:
    mark = mark_of(state)
    lines = [f"{mark.symbol} {say(mark.word)}"]
    lines += [state.text] if state.text else []
    lines += [f"Bs {format_bs(state.cost_cents)}"] if state.cost_cents else []
    return "\n".join(lines)


def _totals(sheet: Worksheet, survey: Survey, say: Speech, styles: _Styles, place: tuple[int, int, int]) -> None:
    """Under each year: productive, filled, share. With their results, for readers that do not calculate."""
    last, first_column, code_column = place
    figures = report(survey)
    per_year = survey.plan.per_year
    words = [say(N_("Productive")), say(N_("Filled")), say(N_("Productive share")), say(N_("Share as cut"))]
    for row, word in enumerate(words, last + 1):
        sheet.write_string(row, 0, word, styles.name)
        sheet.write_blank(row, 1, None, styles.name)
    for index, year in enumerate(figures.years.values()):
        column = first_column + index * per_year
        start = code_column + index * per_year
        first_cell = xl_rowcol_to_cell(_FIRST_ROW, start)
        block = f"{first_cell}:{xl_rowcol_to_cell(last, start + per_year - 1)}"
        name = xl_col_to_name(column)
        productive, filled = f"{name}{last + 2}", f"{name}{last + 3}"
        sheet.write_formula(last + 1, column, f'=COUNTIF({block},"P")', styles.total, year.productive)
        sheet.write_formula(last + 2, column, f"=COUNTA({block})", styles.total, year.filled)
        share = "" if year.share is None else year.productive / year.filled
        sheet.write_formula(last + 3, column, f'=IF({filled}=0,"",{productive}/{filled})', styles.percent, share)
        cut = "" if year.share_cut is None else f"{year.share_cut}%"
        sheet.write_string(last + 4, column, cut, styles.total)


def _sheet(sheet: Worksheet, table: Table, words: TableWords, styles: _Styles) -> None:
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, words.heading(column.name), styles.heading)
        sheet.set_column(number, number, _TEXT_WIDTH if column.name in {"text", "value", "notes"} else 16)
    for at, row in enumerate(table.rows, 1):
        longest = max((len(str(value)) for value in row if isinstance(value, str)), default=1)
        sheet.set_row(at, _height(ceil(longest / _TEXT_WIDTH)))
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is None:
                sheet.write_blank(at, number, None, styles.plain)
            elif isinstance(value, str):
                sheet.write_string(at, number, _cell(words.cell(column.name, value)), styles.plain)
            elif isinstance(value, bool):
                sheet.write_boolean(at, number, value, styles.plain)
            else:
                amount = value / 100 if column.money else value
                sheet.write_number(at, number, amount, styles.money if column.money else styles.plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _read_me(sheet: Worksheet, survey: Survey, say: Speech, styles: _Styles) -> None:
    figures = report(survey)
    plan = figures.plan
    decided = say(N_("Decided: {filled} of {slots}. Productive: {productive}. To settle: {disputed}."))
    lines = [
        say(WHAT_IS_PRODUCTIVE),
        say(WHAT_SHARES_ARE),
        decided.format(
            filled=plan.filled, slots=plan.slots, productive=plan.productive, disputed=len(survey.disputed())
        ),
        say(_DISPUTED).format(symbol=MARKS["disputed"].symbol),
    ]
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, survey.plan.name, styles.title)
    for number, text in enumerate(lines, 2):
        sheet.write_string(number, 0, text, styles.plain)
