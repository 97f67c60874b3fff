"""Cells of workbooks come back with their types and all their digits, whoever wrote them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.intake.opening import open_tables
from storage.intake.table import NOT_COUNTED, Cell, MergedCell
from tests.storage.intake.openers.workbooks import (
    ods_by_hand,
    ods_cell,
    ods_row,
    ods_table,
    xlsx_by_hand,
    xlsx_of,
)

FIRST = date(1900, 3, 1)
TEXT = st.text("abñÁ 1,;'=\"<&>_x0041", min_size=1, max_size=12).filter(str.strip)
CELL: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    TEXT,
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=2),
    st.dates(FIRST, date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),  # noqa: DTZ001
    st.times().map(lambda at: at.replace(microsecond=0)),
)


def as_read(cell: Cell) -> Cell:
    """A number without a fraction is whole, a moment at midnight is a day, as programs write them."""
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return int(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return cell


def ods_of(path: Path, rows: Iterable[Iterable[Cell]]) -> Path:
    return ods_by_hand(path, ods_table(*(ods_row(*map(ods_cell, row)) for row in rows)))


@pytest.mark.costly(0)
@pytest.mark.parametrize("write", [xlsx_of, ods_of])
@settings(max_examples=60)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5))
def test_what_a_program_wrote_comes_back(
    write: Callable[[Path, Iterable[Iterable[Cell]]], Path], rows: list[list[Cell]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (table,) = open_tables(write(Path(folder, "a.bin"), rows))
    assert table.name == "Hoja"
    found = {line.number: line for line in table.lines}
    assert list(found) == [at for at, row in enumerate(rows, 1) if any(cell is not None for cell in row)]
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            read = found[at].cell(column) if at in found else None
            assert (type(read), read) == (type(as_read(cell)), as_read(cell))


def test_digits_are_those_of_the_file_and_never_a_float_s(tmp_path: Path) -> None:
    numbers = ["12345678901234567890", "0.1", "35000.000000000004", "1E3", "1234567.89", "-0.125"]
    cells = "".join(f"<c><v>{number}</v></c>" for number in numbers)
    path = xlsx_by_hand(tmp_path / "a.xlsx", f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")
    exact = (12345678901234567890, Decimal("0.1"), 35000, 1000, Decimal("1234567.89"), Decimal("-0.125"))
    assert open_tables(path)[0].lines[0].cells == exact
    row = "".join(f'<table:table-cell office:value-type="float" office:value="{number}"/>' for number in numbers)
    assert open_tables(ods_by_hand(tmp_path / "a.ods", ods_table(ods_row(row))))[0].lines[0].cells == exact


def test_a_strict_workbook_is_read_as_any(tmp_path: Path) -> None:
    sheet = (
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Comunidad</t></is></c></row>'
        '<row r="2"><c r="A2" t="d"><v>2004-02-29T13:45:00</v></c><c r="C2"><v>1.5</v></c></row>'
        "</sheetData></worksheet>"
    )
    (table,) = open_tables(xlsx_by_hand(tmp_path / "a.xlsx", sheet, strict=True))
    assert [line.cells for line in table.lines] == [
        ("Comunidad",),
        (datetime(2004, 2, 29, 13, 45), None, Decimal("1.5")),  # noqa: DTZ001 - of no zone
    ]


def test_hidden_rows_and_merged_cells_of_xlsx(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="B2"><v>3</v></c></row><row r="4"><c r="C4"><f>1+1</f></c></row>'
    )
    merges = '<mergeCells><mergeCell ref="A1:A9"/><mergeCell ref="B1:C1"/><mergeCell ref="Z1:Z9"/></mergeCells>'
    sheet = f"<worksheet><sheetData>{rows}</sheetData>{merges}</worksheet>"
    (table,) = open_tables(xlsx_by_hand(tmp_path / "a.xlsx", sheet))
    assert [(line.number, line.cells, line.hidden) for line in table.lines] == [
        (1, (1, 2), False),
        (2, (1, 3), True),
        (4, (1, None, NOT_COUNTED), False),
    ]
    assert table.merged == (MergedCell(1, 1, 2),)


def test_hidden_rows_and_merged_cells_of_ods(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    (table,) = open_tables(
        ods_by_hand(
            tmp_path / "a.ods",
            ods_table(
                ods_row(ods_cell(1, number_rows_spanned=9), ods_cell(2, number_columns_spanned=2), covered),
                ods_row(covered, ods_cell(3), visibility="filter"),
                ods_row(number_rows_repeated=1),
                "<table:table-row-group table:display='false'>",
                ods_row(covered, ods_cell(), ods_cell(formula="of:=1+1")),
                "</table:table-row-group>",
                ods_row(ods_cell(number_columns_repeated=16384), number_rows_repeated=1_048_570),
            ),
        )
    )
    assert [(line.number, line.cells, line.hidden) for line in table.lines] == [
        (1, (1, 2), False),
        (2, (1, 3), True),
        (4, (1, None, NOT_COUNTED), True),
    ]
    assert table.merged == (MergedCell(1, 1, 2),)


def test_a_hidden_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    shown, hidden = (ods_table(ods_row(ods_cell("x")), name=one, style=one) for one in ("ta1", "ta2"))
    found = open_tables(ods_by_hand(tmp_path / "a.ods", shown, hidden, styles=style))
    assert [(table.name, table.hidden, len(table.lines)) for table in found] == [
        ("ta1", False, 1),
        ("ta2", True, 0),
    ]


def test_texts_of_ods_are_their_paragraphs_without_remarks(tmp_path: Path) -> None:
    inside = (
        "<office:annotation><text:p>revisar</text:p></office:annotation><text:p>Agua<text:s text:c='3'/>y"
        "<text:span> luz</text:span></text:p><text:p>Riego<text:line-break/>más</text:p>"
    )
    cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
    path = ods_by_hand(tmp_path / "a.ods", ods_table(ods_row(cell, ods_cell("ara\u200bdo"))))
    (line,) = open_tables(path)[0].lines
    assert (line.cells, line.flaws) == (("Agua   y luz\nRiego\nmás", "arado"), ("unseen",))


@pytest.mark.parametrize(("duration", "read"), [("PT14H30M00S", time(14, 30)), ("PT30H05M00S", "30:05")])
def test_hours_that_passed_are_no_time_of_day(tmp_path: Path, duration: str, read: Cell) -> None:
    cell = f'<table:table-cell office:value-type="time" office:time-value="{duration}"/>'
    assert open_tables(ods_by_hand(tmp_path / "a.ods", ods_table(ods_row(cell))))[0].lines[0].cells == (read,)


def test_repeated_cells_and_rows_are_so_many(tmp_path: Path) -> None:
    row = ods_row(
        ods_cell(number_columns_repeated=2), ods_cell("x", number_columns_repeated=3), number_rows_repeated=2
    )
    (table,) = open_tables(ods_by_hand(tmp_path / "a.ods", ods_table(row, ods_row(ods_cell("y")))))
    assert [(line.number, line.cells) for line in table.lines] == [
        (1, (None, None, "x", "x", "x")),
        (2, (None, None, "x", "x", "x")),
        (3, ("y",)),
    ]
