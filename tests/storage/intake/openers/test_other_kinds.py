"""Files that are no spreadsheet which is read: each is told by what is in it, whatever it is called."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storage import GuaquiError
from storage.intake.sheets import read_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
HTML = b"<html><table><tr><td>Comunidad</td></tr></table></html>"


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return path


def said_of(path: Path) -> str:
    with pytest.raises(GuaquiError) as caught:
        read_source(path)
    return caught.value.code


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.xlsx"])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "is-an-old-workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is-a-locked-workbook"),
        (OLE + "WordDocument".encode("utf-16-le"), "is-no-table"),
        (b"\x09\x08\x10\x00" + b"\0" * 40, "is-an-old-workbook"),
        (HTML, "is-a-web-page"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html>\n" + HTML, "is-a-web-page"),
        (HTML.decode().encode("utf-16"), "is-a-web-page"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<table>", "is-a-web-page"),
        (
            b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "is-an-xml-workbook",
        ),
        (b'<?xml version="1.0"?><office:document xmlns:office="x">', "is-an-open-document"),
        (b"<kml><Placemark></Placemark></kml>", "is-no-table"),
        (b'{"type": "FeatureCollection", "features": []}', "is-json"),
        (b'{"comunidad": "Arcata", "zonas": ["A", "B"]}', "is-json"),
        (b"%PDF-1.4\n", "is-no-table"),
        (b"\x89PNG\r\n\x1a\n", "is-no-table"),
        (b"{\\rtf1 Comunidad}", "is-no-table"),
    ],
)
def test_other_kinds(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert said_of(path) == code


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("mimetype", "content.xml"), "is-an-open-document"),
        (("xl/workbook.bin",), "is-a-binary-workbook"),
        (("word/document.xml",), "is-no-table"),
        (("fotos/1.jpg",), "is-no-table"),
        (("a.txt2",), "is-no-table"),
        ((), "is-no-table"),
    ],
)
def test_other_zips(tmp_path: Path, names: tuple[str, ...], code: str) -> None:
    assert said_of(zipped(tmp_path / "a.xlsx", *names)) == code


def test_the_tables_of_a_zip_are_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.csv", "__MACOSX/._a.csv", "fotos/1.jpg", "b/c.txt", "d.csv")
    assert [page.name for page in read_source(path).tables] == ["a.csv", "b/c.txt", "d.csv"]


@pytest.mark.parametrize("first", ["<5 familias", "<sin nombre>", "[1] Lista", "{nota}", "RIF", "From: Ana"])
def test_a_csv_file_that_begins_oddly_is_one(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a.xls"
    path.write_text(f"{first}\ncomunidad\tgestion\tdemanda\nArcata\t2003\tRiego\n", "utf-8")
    assert read_source(path).tables[0].lines[-1].cells == ("Arcata", "2003", "Riego")
