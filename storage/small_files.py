"""Small files of ours, as JSON: replaced whole, read from their spare copy where a replacement was broken off."""

from __future__ import annotations

from errno import EIO
from os import strerror
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .disk import make_folder, real, replace_file, spares_of
from .errors import from_os

T = TypeVar("T")


def keep(path: Path, said: Any, *, indent: int = -1) -> None:
    """Write a small file; its folder is made. Raises `GuaquiError` where the disk refuses, or it may not last."""
    try:
        make_folder(path.parent)
        data = msgspec.json.encode(said)
        left = replace_file(path, [msgspec.json.format(data, indent=indent) + b"\n" if indent >= 0 else data])
        drop_spares(path, but=left)
        if left:
            raise OSError(EIO, strerror(EIO))
    except OSError as error:
        raise from_os(error, path) from error


def kept(path: Path, kind: type[T]) -> T | None:
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


def drop(path: Path) -> None:
    """Remove a small file for good, its spare copies first: they would stand in for it."""
    drop_spares(path)
    real(path).unlink(missing_ok=True)


def drop_spares(path: Path, *, but: Path | None = None) -> None:
    """What is whole and lasts needs none; where nobody knows whether it lasts, only the one that says the same."""
    for name in reversed(spares_of(real(path))):
        if name != but:
            name.unlink(missing_ok=True)
