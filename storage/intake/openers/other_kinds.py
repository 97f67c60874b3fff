"""What a file is that is no spreadsheet which is read here, told by its bytes, whatever it is called."""

from __future__ import annotations

import re
from typing import Literal

from ...errors import SpreadsheetError
from ...file.bounded_files import HEAD

Kind = Literal[
    "is-an-old-workbook",
    "is-an-xml-workbook",
    "is-a-binary-workbook",
    "is-an-open-document",
    "is-a-locked-workbook",
    "is-a-web-page",
    "is-json",
    "is-no-table",
]
"""Errors, each with the `path`."""

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


def begins_like_json(head: bytes) -> bool:
    """Whether the first bytes of a file are those of records in JSON."""
    return _JSON.match(_begin(head).replace(b"\0", b"")) is not None


def refuse_other_kinds(path: str, data: bytes) -> None:
    """Raises a `SpreadsheetError` of a `Kind` for what is no text of a table."""
    if kind := _of_bytes(data):
        raise SpreadsheetError(kind, path=path)


def _begin(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")


def _of_bytes(data: bytes) -> Kind | None:
    head = data[:HEAD]
    begin = _begin(head)
    if head.startswith(_OLD_CONTAINER):
        return _in_container(data)
    if _OLD_SHEET.match(head):
        return "is-an-old-workbook"
    if begin.startswith(b"<"):
        plain = head.replace(b"\0", b"")  # as in UTF-16
        return next((kind for pattern, kind in _BY_MARKUP if pattern.search(plain)), None)
    if _MAIL.match(begin) and b"text/html" in head.lower():
        return "is-a-web-page"
    return "is-no-table" if _OTHERS.match(head) else None


def _in_container(data: bytes) -> Kind:
    return next((kind for name, kind in _BY_STREAM.items() if name.encode("utf-16-le") in data), "is-no-table")


def refuse_other_zips(path: str, names: frozenset[str]) -> None:
    """Raises a `SpreadsheetError` of a `Kind` for the members of a document that is no table."""
    if "xl/workbook.bin" in names:
        raise SpreadsheetError("is-a-binary-workbook", path=path)
    if "content.xml" in names:
        raise SpreadsheetError("is-an-open-document", path=path)
