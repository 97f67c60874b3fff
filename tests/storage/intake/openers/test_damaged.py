"""Whatever a file has in it, it is read or refused with a sentence, and never ends the program."""

from __future__ import annotations

import json
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.errors import SpreadsheetError
from storage.intake.headings import head_table
from storage.intake.opening import open_tables
from tests.storage.intake.openers.workbooks import ods_by_hand, ods_cell, ods_row, ods_table, xlsx_by_hand

SHEET = (
    '<worksheet><sheetData><row r="1" hidden="1"><c r="A1" s="1"><v>3</v></c><c r="B1" t="s"><v>0</v></c>'
    '<c t="inlineStr"><is><t>x</t></is></c><c t="d"><v>2003-01-01</v></c><c t="b"><v>1</v></c><c><f>1</f></c>'
    '</row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
)
PARTS = {
    "xl/sharedStrings.xml": "<sst><si><t>a_x000D_b</t></si></sst>",
    "xl/styles.xml": '<a><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="164"/></cellXfs></a>',
}
RECORDS = json.dumps(
    {"type": "FeatureCollection", "features": [{"properties": {"a": [1, {"b": 2}]}, "geometry": {}}]}
)
PIECES = st.sampled_from(
    [
        "",
        "-",
        "0",
        "9" * 400,
        "1e999",
        "NaN",
        "A0",
        "ZZZ9",
        "&#0;",
        "&a;",
        "<c>",
        "</row>",
        '"',
        "{",
        "]",
        "é",
        "\ud7ff",
    ]
)


def opened(path: Path) -> None:
    """Read a file as far as its rows; nothing but what is said of it may be raised."""
    with suppress(GuaquiError):
        for table in open_tables(path):
            head_table(table)


def damaged(text: str, data: st.DataObject) -> str:
    """A text with some of its signs taken out and others put in."""
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 4)) :]
    return text


@given(st.data())
def test_a_damaged_workbook(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        which = data.draw(st.sampled_from(["sheet", *PARTS]))
        parts = {name: damaged(text, data) if name == which else text for name, text in PARTS.items()}
        opened(xlsx_by_hand(path, damaged(SHEET, data) if which == "sheet" else SHEET, parts))
        inside = ods_table(ods_row(ods_cell(1, number_columns_repeated=2), ods_cell("x"), number_rows_repeated=2))
        opened(ods_by_hand(path, damaged(inside, data)))


@given(st.data())
def test_a_damaged_zip(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("a.csv", "a;b\n1;2\n")
            packed.writestr("datapackage.json", json.dumps({"resources": [{"name": "a", "path": "a.csv"}]}))
        said = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            said[data.draw(st.integers(0, len(said) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(said)
        opened(path)


@given(st.data(), st.binary(max_size=60))
def test_damaged_records_and_any_bytes(data: st.DataObject, other: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        path.write_bytes(damaged(RECORDS, data).encode())
        opened(path)
        path.write_bytes(data.draw(st.sampled_from([b"", b"a;b\n", b"\xff\xfe", b"[{", b"PK\x03\x04"])) + other)
        opened(path)


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_cannot_be_unpacked_is_a_damaged_workbook(tmp_path: Path, way: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", way) as made:
        made.writestr("a.csv", "Comunidad;Demanda\nArcata;Riego\n" * 50)
    whole = path.read_bytes()
    begins = 30 + len("a.csv")
    path.write_bytes(whole[:begins] + b"\xff" * 40 + whole[begins + 40 :])
    with pytest.raises(SpreadsheetError) as raised:
        open_tables(path)
    assert raised.value.code == "workbook-unreadable"
