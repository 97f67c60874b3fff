"""What a file is that is no spreadsheet which is read here, told by its bytes, whatever it is called."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from ..errors import SpreadsheetError
from ..file.bounded_files import read_bounded
from ..file.bounded_zips import opened_zip
from ..limits import MAX_SHEET_BYTES

Kind = Literal[
    "is-an-old-workbook",
    "is-an-xml-workbook",
    "is-a-binary-workbook",
    "is-an-open-document",
    "is-a-locked-workbook",
    "is-a-web-page",
    "is-json",
    "is-a-zip",
    "is-no-table",
]
"""Errors, each with the `path`; `is-a-zip` with the `names` of some tables in it too."""

_OLD_SHEET = re.compile(rb"\t[\0\2\4\x08][\4-\x10]\0")
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_STREAM: dict[str, Kind] = {
    "EncryptedPackage": "is-a-locked-workbook",
    "Workbook": "is-an-old-workbook",
    "Book": "is-an-old-workbook",
}
"""What stands in a container of Office, by the name of a part."""
_BY_MARKUP: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet"), "is-an-xml-workbook"),
    (re.compile(rb"<office:document\b"), "is-an-open-document"),
    (re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE), "is-a-web-page"),
    (re.compile(rb"<\?xml\b|<[A-Za-z][\w:.-]*[^<>]*>.*(?:</|/>)", re.DOTALL), "is-no-table"),
)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
_OTHERS = re.compile(
    rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF|"
    rb"\{\\rtf|\x1f\x8b|7z\xbc\xaf|Rar!|SQLite format 3",
    re.DOTALL,
)
_MAIL = re.compile(rb"(?:MIME-Version|Content-Type|From|Subject):\s", re.IGNORECASE)
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


def refuse_other_kinds(path: Path, head: bytes) -> None:
    """Raises a `SpreadsheetError` of a `Kind` for what is no spreadsheet that is read here."""
    if kind := _of_bytes(path, head):
        raise SpreadsheetError(kind, path=str(path))


def _of_bytes(path: Path, head: bytes) -> Kind | None:
    begin = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if head.startswith(_OLD_CONTAINER):
        return _in_container(path)
    if _OLD_SHEET.match(head):
        return "is-an-old-workbook"
    if begin.startswith(b"<"):
        plain = head.replace(b"\0", b"")  # as in UTF-16
        return next((kind for pattern, kind in _BY_MARKUP if pattern.search(plain)), None)
    if _MAIL.match(begin) and b"text/html" in head.lower():
        return "is-a-web-page"
    if _JSON.match(begin.replace(b"\0", b"")):
        return "is-json"
    return "is-no-table" if _OTHERS.match(head) else None


def _in_container(path: Path) -> Kind:
    data = read_bounded(path, MAX_SHEET_BYTES)
    return next((kind for name, kind in _BY_STREAM.items() if name.encode("utf-16-le") in data), "is-no-table")


def refuse_other_zips(path: Path) -> None:
    """Raises a `SpreadsheetError` of a `Kind` for a zip that is no workbook which is read here."""
    try:
        with opened_zip(path, MAX_SHEET_BYTES) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):  # whoever reads it says why
        return
    if "xl/workbook.bin" in names:
        raise SpreadsheetError("is-a-binary-workbook", path=str(path))
    if any(name.startswith("xl/") for name in names):
        return
    if "content.xml" in names:
        raise SpreadsheetError("is-an-open-document", path=str(path))
    tables = [name for name in names if name.lower().endswith(_TABLES) and not name.startswith("__MACOSX/")]
    if tables:
        raise SpreadsheetError("is-a-zip", path=str(path), names=tables[:3])
    raise SpreadsheetError("is-no-table", path=str(path))
