"""Small files of ours, as JSON: replaced whole, read from their spare copy where a replacement was broken off."""

from __future__ import annotations

from errno import EIO
from os import strerror
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import from_os
from .disk import free_name, make_folder, real, replace_file, spares_of

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
    for name in (path, *spares_of(path)):
        try:
            return msgspec.json.decode(name.read_bytes(), type=kind)
        except FileNotFoundError:
            continue
        except msgspec.DecodeError as error:
            fault = fault or error
    if fault:
        raise fault
    return None


def put_aside(path: Path) -> None:
    """Keep what is there under other names, and whatever may be its spare copies: none of it can be read.

    Raises `GuaquiError` where the disk refuses; then all of it is there still.
    """
    path = real(path)
    try:
        for name in (path, *spares_of(path)):
            if name.exists():
                _replace(free_name(path, "damaged"), name.read_bytes())
        drop(path)
    except OSError as error:
        raise from_os(error, path) from error


def drop(path: Path) -> None:
    """Remove a small file for good, its spare copies first: they would stand in for it."""
    drop_spares(path)
    real(path).unlink(missing_ok=True)


def drop_spares(path: Path, *, but: Path | None = None) -> None:
    """What is whole and lasts needs none; where nobody knows whether it lasts, only the one that says the same."""
    for name in reversed(spares_of(real(path))):
        if name != but:
            name.unlink(missing_ok=True)
