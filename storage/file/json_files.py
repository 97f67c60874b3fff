"""Small files of ours, as JSON: replaced whole, read from their spare copy where a replacement was broken off."""

from __future__ import annotations

from errno import EIO
from os import strerror
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import FileError
from ..limits import MAX_JSON_BYTES
from ..refusals import from_os
from .beside.names import standing_spares
from .bounded_files import read_bounded
from .disk import flush_folder, free_name, make_folder, real, regular, replace_file

T = TypeVar("T")


def write_json(path: Path, said: Any, *, indent: int = -1) -> None:
    """Write a small file; its folder is made. Raises `GuaquiError` where the disk refuses, or it may not last."""
    try:
        make_folder(path.parent)
        data = msgspec.json.encode(said)
        _replace(path, msgspec.json.format(data, indent=indent) + b"\n" if indent >= 0 else data)
    except OSError as error:
        raise from_os(error, path) from error


def _replace(path: Path, data: bytes) -> None:
    left = replace_file(path, [data])
    drop_spares(path, but=left)
    if left:  # it may not last
        raise OSError(EIO, strerror(EIO))


def read_json(path: Path, kind: type[T]) -> T | None:
    """What is kept under a name, None where nothing is.

    Raises `msgspec.DecodeError` where neither it nor a spare copy of it can be read, and what the disk refused.
    """
    fault: msgspec.DecodeError | None = None
    path = real(path)
    for name in (path, *standing_spares(path)):
        try:
            return msgspec.json.decode(read_bounded(name, MAX_JSON_BYTES), type=kind)
        except FileNotFoundError:
            continue
        except FileError as error:
            fault = fault or msgspec.DecodeError(error.code)
        except msgspec.DecodeError as error:
            fault = fault or error
    if fault:
        raise fault
    return None


def put_aside(path: Path) -> None:
    """Keep what is there under other names, and whatever may be its spare copies: none of it can be read.

    Raises `GuaquiError`: `not-a-file` where something there is none, or what the disk refuses; then all of it is
    there still.
    """
    path = real(path)
    try:
        there = [name for name in (path, *standing_spares(path)) if name.exists()]
        for name in there:
            regular(name)  # a device is never renamed, nor what a link to one leads to
        for name in there:
            name.replace(free_name(path, "damaged"))
        flush_folder(path.parent)
    except OSError as error:
        raise from_os(error, path) from error


def drop(path: Path) -> None:
    """Remove a small file for good, its spare copies first: they would stand in for it."""
    drop_spares(path)
    real(path).unlink(missing_ok=True)


def drop_spares(path: Path, *, but: Path | None = None) -> None:
    """What is whole and lasts needs none; where nobody knows whether it lasts, only the one that says the same."""
    for name in reversed(standing_spares(real(path))):
        if name != but:
            name.unlink(missing_ok=True)
