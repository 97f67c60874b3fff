"""Workbooks made to harm: each is refused, or read, before it has grown."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storage import GuaquiError
from storage.intake.opening import open_tables
from tests.storage.intake.openers.workbooks import (
    ods_by_hand,
    ods_cell,
    ods_row,
    ods_table,
    xlsx_by_hand,
)

MILLION = 1_048_576


def code_of(path: Path) -> str:
    with pytest.raises(GuaquiError) as caught:
        open_tables(path)
    return caught.value.code


def sheet(rows: str, merges: str = "") -> str:
    return f"<worksheet><sheetData>{rows}</sheetData>{merges}</worksheet>"


@pytest.mark.parametrize(
    "row",
    [
        ods_row(ods_cell(1, number_columns_repeated=16384), number_rows_repeated=MILLION),
        ods_row(ods_cell(1), number_rows_repeated=MILLION),
        ods_row(ods_cell(1, number_columns_repeated=10**18), number_rows_repeated=10**18),
        ods_row(ods_cell(1, number_columns_repeated=16384)),
        ods_row(ods_cell(number_columns_repeated=900), ods_cell(1), number_rows_repeated=MILLION // 2),
        ods_row(*[ods_cell(1, number_rows_spanned=MILLION)] * 900)
        + ods_row(ods_cell(number_columns_repeated=900), ods_cell(1)) * 10_000,
    ],
)
def test_cells_that_repeat_are_counted_before_they_are_made(tmp_path: Path, row: str) -> None:
    assert code_of(ods_by_hand(tmp_path / "a.ods", ods_table(row))) == "too-big"


def test_nothing_may_repeat_as_often_as_it_likes(tmp_path: Path) -> None:
    nothing = ods_row(ods_cell(number_columns_repeated=16384), number_rows_repeated=MILLION) * 1000
    (table,) = open_tables(ods_by_hand(tmp_path / "a.ods", ods_table(nothing, ods_row(ods_cell(1)))))
    assert [line.number for line in table.lines] == [1000 * MILLION + 1]


def test_spaces_that_are_counted_are_few(tmp_path: Path) -> None:
    spaces = "<text:s text:c='1000000000'/>" * 50
    cell = f"<table:table-cell><text:p>x{spaces}</text:p></table:table-cell>"
    (table,) = open_tables(ods_by_hand(tmp_path / "a.ods", ods_table(ods_row(cell))))
    assert len(str(table.lines[0].cells[0])) <= 5001


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("inside", "parts", "code"),
    [
        ("<a>" * 200_000, {}, "workbook-unreadable"),
        ("".join(f"<n{n}/>" for n in range(20_000)), {}, "workbook-unreadable"),
        ("<a " + " ".join(f"b{n}='1'" for n in range(300_000)) + "/>", {}, "workbook-unreadable"),
        ("".join(f'<row r="{n}"><c r="ALL{n}"><v>1</v></c></row>' for n in range(1, 6000)), {}, "too-big"),
        ("<row/>", {"xl/sharedStrings.xml": f"<sst>{'<si><t>s</t></si>' * MILLION}</sst>"}, "too-big"),
        ("<row/>", {"xl/styles.xml": f"<a><cellXfs>{'<xf/>' * (2 * MILLION)}</cellXfs></a>"}, "too-big"),
    ],
)
def test_what_no_program_writes_is_refused(tmp_path: Path, inside: str, parts: dict[str, str], code: str) -> None:
    assert code_of(xlsx_by_hand(tmp_path / "a.xlsx", sheet(inside), parts)) == code


@pytest.mark.costly(0)
def test_thousands_of_merged_cells_are_looked_at_once(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_001))
    across = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 20_001))
    path = xlsx_by_hand(tmp_path / "a.xlsx", sheet(rows, f"<mergeCells>{across}</mergeCells>"))
    assert len(open_tables(path)[0].merged) == 20_000
    down = "".join(f'<mergeCell ref="A{n}:A20000"/>' for n in range(1, 20_001))
    assert code_of(xlsx_by_hand(path, sheet(rows, f"<mergeCells>{down}</mergeCells>"))) == "too-big"
    again = '<mergeCell ref="A1:A2"/>' * 600_000
    assert code_of(xlsx_by_hand(path, sheet(rows, f"<mergeCells>{again}</mergeCells>"))) == "too-big"


DTD = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def test_no_part_may_declare_anything(tmp_path: Path) -> None:
    assert code_of(xlsx_by_hand(tmp_path / "a.xlsx", DTD + sheet("&b;"))) == "workbook-unreadable"
    for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
        path = xlsx_by_hand(tmp_path / "a.xlsx", sheet("<row/>"), {part: f"{DTD}<a>&b;</a>"})
        assert code_of(path) == "workbook-unreadable"
    assert code_of(ods_by_hand(tmp_path / "a.ods", ods_table(), head=DTD)) == "workbook-unreadable"


@pytest.mark.costly(0)
def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    for name in ("content.xml", "xl/workbook.xml", "a.csv"):
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            made.writestr(name, b" " * (65 << 20))
        assert code_of(tmp_path / "a.zip") == "too-big"


@pytest.mark.parametrize(
    ("kind", "manifest", "code"),
    [
        ("application/vnd.oasis.opendocument.text", "", "is-an-open-document"),
        (
            "application/vnd.oasis.opendocument.spreadsheet",
            "<manifest><encryption-data/></manifest>",
            "is-a-locked-workbook",
        ),
    ],
)
def test_other_documents_are_told(tmp_path: Path, kind: str, manifest: str, code: str) -> None:
    assert code_of(ods_by_hand(tmp_path / "a.ods", ods_table(), kind=kind, manifest=manifest)) == code
