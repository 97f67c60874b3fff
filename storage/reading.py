"""Field files as they lie on the disk: size, bytes, and the spare copy of an interrupted replacement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .disk import spares_of
from .errors import GuaquiError, from_os
from .limits import FORMAT, MAX_FILE_BYTES
from .lines import Reading, read
from .revision import Revision


def read_file(path: Path) -> Reading:
    """Read a field file that is not ours to write, for a merge or a check.

    Raises `GuaquiError` with its path: what `lines.read` raises, `format-newer`, `not-found`, or what the
    disk refused.
    """
    try:
        size_allowed(path, path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError:
        data = None
    except OSError as error:
        raise from_os(error, path) from error
    try:
        reading, _from_spare = read_or_spare(path, data)
    except FileNotFoundError:
        raise GuaquiError("not-found", path=str(path)) from None
    return _not_newer(str(path), reading)


def read_bytes(name: str, data: bytes) -> Reading:
    """`read_file` for bytes that lie in no file of their own; `name` is for the error."""
    try:
        return _not_newer(name, read(data))
    except GuaquiError as error:
        error.facts["path"] = name
        raise


def _not_newer(name: str, reading: Reading) -> Reading:
    if reading.format > FORMAT:
        raise GuaquiError("format-newer", path=name, format=reading.format)
    return reading


def size_allowed(path: Path, size: int) -> None:
    """Raises `too-big` before anything of that size is read."""
    if size > MAX_FILE_BYTES:
        raise GuaquiError("too-big", path=str(path), bytes=size)


def read_or_spare(path: Path, data: bytes | None) -> tuple[Reading, bool]:
    """What the bytes of `path` hold (None: it is not there), and whether a spare copy had to help.

    Where a replacement was interrupted half-way, the file is missing or damaged and a whole copy stands
    beside it: then both are read. Raises FileNotFoundError where neither is there.
    """
    try:
        reading = read(data) if data is not None else None
        fault = None
    except GuaquiError as error:
        error.facts["path"] = str(path)
        reading, fault = None, error
    if reading is not None and reading.whole:
        return reading, False
    spares = list(_spares(path))
    if spares:
        together: dict[str, Revision] = {}
        for one in (reading, *spares):
            together |= {revision.rev: revision for revision in (one.revisions if one else ())}
        problems = reading.problems if reading else []
        return Reading(list(together.values()), problems, len(together) + 1, whole=False, ours=False), True
    if reading is not None:
        return reading, False
    raise fault or FileNotFoundError(path)


def _spares(path: Path) -> Iterator[Reading]:
    """The spare copies that are whole and of our format."""
    for name in spares_of(path):
        try:
            reading = read(name.read_bytes())
        except (OSError, GuaquiError):
            continue
        if reading.whole and reading.format == FORMAT:
            yield reading
