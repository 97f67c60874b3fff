"""Field files as they lie on the disk: size, bytes, and the spare copy of an interrupted replacement."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import FileError, GuaquiError, NotFoundError, StillEncryptedError
from ..limits import FORMAT, MAX_FILE_BYTES
from ..refusals import from_os
from ..revisions.lines import FileReading
from ..revisions.quick import Known
from .beside.names import standing_spares
from .bounded_files import read_bounded
from .checked_ids import read_checked
from .disk import real
from .encrypted import begins_encrypted
from .spares import Apart, Spares, weigh


def read_file(path: Path, known: Known | None = None) -> FileReading:
    """Read a field file that is not ours to write, for a merge or a check. `known` as in `QuickLines`.

    Raises `GuaquiError` with its path: what `lines.read_revisions` raises, `format-newer`, `passphrase-missing`,
    `not-found`, or what the disk refused.
    """
    path = real(path)
    try:
        data = read_bounded(path, MAX_FILE_BYTES)
    except FileNotFoundError:
        data = None
    except OSError as error:
        raise from_os(error, path) from error
    try:
        reading = read_or_spare(path, data, known).reading
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    return _not_newer(str(path), reading)


def read_bytes(name: str, data: bytes, known: Known | None = None) -> FileReading:
    """`read_file` for bytes that lie in no file of their own; `name` is for the error."""
    try:
        return _not_newer(name, _in_the_clear(data, known))
    except GuaquiError as error:
        error.facts["path"] = name
        raise


def _in_the_clear(data: bytes, known: Known | None) -> FileReading:
    """Raises what `read_checked` raises, and `passphrase-missing` of what only a passphrase opens."""
    if begins_encrypted(data):
        raise StillEncryptedError("passphrase-missing")
    return read_checked(data, known)


def _not_newer(name: str, reading: FileReading) -> FileReading:
    if reading.format > FORMAT:
        raise FileError("format-newer", path=name, format=reading.format)
    return reading


def apart_from(path: Path) -> list[Apart]:
    """The spare copies beside a file that are left alone, to be named."""
    path = real(path)
    if not standing_spares(path):
        return []
    try:
        return read_or_spare(path, read_bounded(path, MAX_FILE_BYTES)).apart
    except (GuaquiError, OSError):
        return []


def size_allowed(path: Path, size: int) -> None:
    """Raises `too-big` before anything of that size is read."""
    if size > MAX_FILE_BYTES:
        raise FileError("too-big", path=str(path), bytes=size)


class FileContent(NamedTuple):
    """What a field file holds, its spare copies' help included where `from_spare` says so.

    `damaged`: it is not whole itself. `apart` are spare copies that were left alone.
    """

    reading: FileReading
    from_spare: bool
    damaged: bool
    apart: list[Apart]


def read_or_spare(path: Path, data: bytes | None, known: Known | None = None) -> FileContent:
    """What the bytes of `path` hold (None: it is not there), and what a spare copy beside it has beyond them.

    A replacement that was interrupted may leave the file missing, damaged, or as it was before. Raises
    FileNotFoundError where neither is there.
    """
    try:
        reading = _in_the_clear(data, known) if data is not None else None
        fault = None
    except GuaquiError as error:
        error.facts["path"] = str(path)
        reading, fault = None, error
    if reading is not None and reading.format > FORMAT:
        return FileContent(reading, from_spare=False, damaged=False, apart=[])
    spares = weigh(path, reading)
    if reading is None and not spares.read:
        raise fault or FileNotFoundError(path)
    return FileContent(_together(reading, spares), spares.read, reading is None or not reading.whole, spares.apart)


def _together(reading: FileReading | None, spares: Spares) -> FileReading:
    if reading is not None and not spares.read:
        return reading
    whole = reading is not None and reading.whole
    revisions = [*(reading.revisions if reading else ()), *spares.more]
    problems = reading.problems if reading else []
    return FileReading(revisions, problems, len(revisions) + 1, whole=whole, ours=False)
