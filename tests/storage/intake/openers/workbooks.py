"""Workbooks made for tests: by a program of others, or by hand where no program would write them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from storage.intake.table import Cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx_of(path: Path, rows: Iterable[Iterable[Cell]]) -> Path:
    """A workbook as xlsxwriter writes it."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Hoja")
        day, moment, clock = (
            book.add_format({"num_format": one}) for one in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm:ss")
        )
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                match cell:
                    case bool():
                        page.write_boolean(at, column, cell)
                    case int() | Decimal():
                        page.write_number(at, column, cell)
                    case datetime():
                        page.write_datetime(at, column, cell, moment)
                    case date():
                        page.write_datetime(at, column, cell, day)
                    case time():
                        page.write_datetime(at, column, cell, clock)
                    case str():
                        page.write_string(at, column, cell)
    return path


def xlsx_by_hand(path: Path, sheet: str, parts: Mapping[str, str] = {}, *, strict: bool = False) -> Path:
    """A workbook of one sheet with this inside; `parts` are further ones. A strict one has names of its own."""
    main, relations = (MAIN, RELATIONS)
    if strict:
        main, relations = (
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="Hoja" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="x"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", sheet.replace("<worksheet>", f'<worksheet xmlns="{main}">', 1))
        for name, text in parts.items():
            packed.writestr(name, text)
    return path


def ods_by_hand(
    path: Path, *sheets: str, head: str = "", styles: str = "", kind: str = SPREADSHEET, manifest: str = ""
) -> Path:
    """An OpenDocument file with these tables inside."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
        packed.writestr(
            "content.xml",
            f"{head}<office:document-content {_ODS}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return path


def ods_table(*rows: str, name: str = "Hoja", style: str = "") -> str:
    """A table of an OpenDocument file."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def ods_row(*cells: str, **attributes: object) -> str:
    """A row: number_rows_repeated is an attribute of it."""
    said = "".join(
        f" table:{name.replace('_', '-')}={quoteattr(str(value))}" for name, value in attributes.items()
    )
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def ods_cell(cell: Cell = None, **attributes: object) -> str:
    """A cell as LibreOffice writes it."""
    said = "".join(
        f" table:{name.replace('_', '-')}={quoteattr(str(value))}" for name, value in attributes.items()
    )
    return f"<table:table-cell{said}{_value(cell)}</table:table-cell>"


def _said(attributes: Mapping[str, object]) -> str:
    names = ((name.replace("_", "-"), quoteattr(str(value))) for name, value in attributes.items())
    return "".join(f" table:{name}={value}" for name, value in names)


def _value(cell: Cell) -> str:
    match cell:
        case None:
            return ">"
        case bool():
            return f' office:value-type="boolean" office:boolean-value="{str(cell).lower()}">'
        case int() | Decimal():
            return f' office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p>'
        case time():
            return f' office:value-type="time" office:time-value="{cell:PT%HH%MM%SS}"><text:p>{cell}</text:p>'
        case date():
            return f' office:value-type="date" office:date-value="{cell.isoformat()}"><text:p>{cell}</text:p>'
    paragraphs = "".join(f"<text:p>{escape(one)}</text:p>" for one in cell.split("\n"))
    return f' office:value-type="string">{paragraphs}'
