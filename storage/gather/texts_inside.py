"""The texts in the bytes of any file: lines, what JSON says, what a zip holds; and what stays shut."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Final, NamedTuple

import msgspec

from ..errors import GuaquiError
from ..file.bounded_files import HEAD, bounded_bytes
from ..file.bounded_zips import unpacked
from ..file.encrypted import begins_encrypted
from ..limits import MAX_SHEET_BYTES
from .zipped import begins_like_a_zip

_DEEPEST: Final = 4
"""Zips in zips: a workbook in a zip that came by mail is the second."""
_UNREADABLE: Final = (
    zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, GuaquiError,
)  # fmt: skip
_PASSWORD: Final = 1
"""The bit of a zip's member that has one."""
_PICTURES: Final = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How files begin in which words are drawn; most others that are no text have a zero soon."""
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
_TAG: Final = re.compile(r"<[^<>]*>")


class InsideText(NamedTuple):
    """A text, and where in its file it stands: a line's number, the names that lead to it, a zip's member.

    Nothing can be looked into where `text` is None.
    """

    where: str
    text: str | None


def stays_shut(head: bytes) -> bool:
    """Whether what begins so is no text that can be looked into: a picture, a PDF, what is encrypted."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or begins_like_a_zip(head):
        return False
    return head.startswith(_PICTURES) or begins_encrypted(head) or b"\0" in head


def texts_inside(data: bytes, deep: int = 0) -> Iterator[InsideText]:
    """All texts in the bytes of a file, and the parts of it that cannot be looked into."""
    if begins_like_a_zip(data):
        yield from _of_zip(data, deep)
    elif stays_shut(data[:HEAD]):
        yield InsideText("", None)
    else:
        yield from _of_text(_decoded(data))


def _of_zip(data: bytes, deep: int) -> Iterator[InsideText]:
    try:
        with unpacked(bounded_bytes(data, "")) as packed:
            for member in packed.infolist():
                yield InsideText(member.filename, member.filename)
                yield from _of_member(packed, member, deep)
    except _UNREADABLE:
        yield InsideText("", None)


def _of_member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, deep: int) -> Iterator[InsideText]:
    held = _unpacked(packed, member) if deep < _DEEPEST else None
    if held is None:
        yield InsideText(member.filename, None)
        return
    if held.lstrip()[:1] == b"<":  # a name is not broken there where the line is
        yield InsideText(member.filename, _decoded(held).replace("\n", " "))
        return
    for where, text in texts_inside(held, deep + 1):
        yield InsideText(f"{member.filename}/{where}" if where else member.filename, text)


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """None where it has a password, is damaged or too large."""
    if member.flag_bits & _PASSWORD or member.file_size > MAX_SHEET_BYTES:
        return None
    try:
        with packed.open(member) as opened:
            held = opened.read(MAX_SHEET_BYTES + 1)
    except _UNREADABLE:
        return None
    return held if len(held) <= MAX_SHEET_BYTES else None


def _of_text(text: str) -> Iterator[InsideText]:
    said = _parsed(text)
    if said is not None:
        yield from _of_value(said, ())
        return
    for number, line in enumerate(text.splitlines(), 1):
        yield InsideText(f"{number}", line)


def _parsed(text: str) -> Any:
    """What a text says that is JSON, None where it is none."""
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def _of_value(said: Any, names: tuple[str, ...]) -> Iterator[InsideText]:
    if isinstance(said, str):
        inner = _parsed(said)  # a quarantine keeps what was refused as the text that it was
        yield from _of_value(inner, names) if inner is not None else [InsideText("/".join(names), said)]
    elif isinstance(said, dict):
        for name, value in said.items():
            yield InsideText("/".join((*names, name)), name)
            yield from _of_value(value, (*names, name))
    elif isinstance(said, list):
        for number, value in enumerate(said, 1):
            yield from _of_value(value, (*names, f"{number}"))


def _decoded(data: bytes) -> str:
    """A text as programs here write it."""
    try:
        return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def ways_to_read(text: str) -> Iterable[str]:
    """A text as it stands, and as whoever looks at a page or at what JSON says sees it."""
    yield text
    if "&" in text or "\\" in text:
        text = unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", text))
        yield text
    if "<" in text:
        yield _TAG.sub("", text)
        yield _TAG.sub(" ", text)
