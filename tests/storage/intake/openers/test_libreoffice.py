"""What LibreOffice makes of a workbook says the same, cell by cell, with what is hidden and merged."""

from __future__ import annotations

import subprocess
from datetime import datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from storage.intake.opening import open_tables

pytestmark = pytest.mark.outside


def test_a_workbook_saved_as_an_open_document_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, hidden = book.add_worksheet("Uno"), book.add_worksheet("Oculta")
        day, moment, clock, hours = (
            book.add_format({"num_format": one}) for one in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm")
        )
        page.merge_range(0, 0, 0, 5, "Título")
        for at, text in enumerate(("Arcata", "una línea\notra", "  espacios   dentro ", "a\tb", "=x", "Ñuñumani")):
            page.write_string(at + 1, 0, text)
            page.write_datetime(at + 1, 1, datetime(2003, 1, 1 + at), day)  # noqa: DTZ001 - of no zone
            page.write_datetime(at + 1, 2, datetime(2003, 1, 1 + at, 13, 45), moment)  # noqa: DTZ001
            page.write_datetime(at + 1, 3, time(14, 30), clock)
            page.write_row(at + 1, 4, [0.15, 1234567.89, True, 123456789012345])
            page.write_number(at + 1, 8, 1.25, hours)
        page.set_row(3, None, None, {"hidden": True})
        page.write_comment(1, 0, "nota")
        page.merge_range(7, 0, 9, 0, "Hacia abajo")
        page.write_column(8, 1, [5, 6])
        hidden.write(0, 0, "x")
        hidden.hide()
    to_ods = ("soffice", "--headless", "--convert-to", "ods", "--outdir", tmp_path, path)
    subprocess.run(to_ods, check=True, capture_output=True)
    ours, theirs = open_tables(path), open_tables(tmp_path / "a.ods")
    assert [(one.name, one.hidden, one.merged) for one in ours] == [(o.name, o.hidden, o.merged) for o in theirs]
    assert ours[0].lines == theirs[0].lines
    assert [line.number for line in ours[0].lines if line.hidden] == [4]
