"""Field files inside a zip, encrypted ones too, read in memory within limits, never extracted."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..errors import FileError, MergeError, NotFoundError
from ..file.bounded_files import HEAD
from ..file.bounded_zips import opened_zip
from ..file.encrypted import ENDING, begins_encrypted
from ..limits import MAX_FILE_BYTES
from ..refusals import from_os
from ..revisions.lines import begins_like_a_field_file
from .system_files import is_system_file

_UNREADABLE = (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, lzma.LZMAError, ValueError)


def begins_like_a_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """What in a zip is, by name or beginning, a field file or encrypted, and not hidden: (path / name, bytes).

    All together may hold as much as one file may, counted as they are unpacked and not as the zip says.
    Raises `GuaquiError`: `zip-unreadable` where it is no zip, is damaged or has a password; `too-big`.
    """
    room = MAX_FILE_BYTES
    try:
        with opened_zip(path, MAX_FILE_BYTES) as packed:
            for inside in packed.infolist():
                if inside.is_dir() or is_system_file(inside.filename.split("/")) or not _is_meant(packed, inside):
                    continue
                with packed.open(inside) as opened:
                    data = opened.read(room + 1)
                room -= len(data)
                if room < 0:
                    raise FileError("too-big", path=str(path))
                yield f"{path}/{inside.filename}", data
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    except _UNREADABLE as error:
        raise MergeError("zip-unreadable", path=str(path), words=str(error)) from None
    except OSError as error:
        raise from_os(error, path) from error


def _is_meant(packed: zipfile.ZipFile, inside: zipfile.ZipInfo) -> bool:
    return inside.filename.lower().endswith((".json", ENDING)) or _begins_so(packed, inside)


def _begins_so(packed: zipfile.ZipFile, inside: zipfile.ZipInfo) -> bool:
    """Whether a member is one of ours by its first bytes; one that cannot be unpacked is somebody's photo."""
    try:
        with packed.open(inside) as opened:
            head = opened.read(HEAD)
            return begins_like_a_field_file(head) or begins_encrypted(head)
    except _UNREADABLE:
        return False
