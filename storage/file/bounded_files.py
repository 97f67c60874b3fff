"""Files that somebody names or that lie on a stick, read within a limit: nothing is read that has no end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..errors import FileError
from .disk import open_file

HEAD: Final = 4096
"""Bytes from a file's beginning by which its kind is told."""


class BoundedFile(io.BufferedReader):
    """An open file of which no more than `at_once` bytes are read in one go."""

    at_once = sys.maxsize
    path = Path()

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self.at_once:
            raise FileError("too-big", path=str(self.path))
        return super().read(size)


def bounded_bytes(data: bytes, path: str) -> BoundedFile:
    """Bytes that were read already, as an open file."""
    opened = BoundedFile(io.BytesIO(data))
    opened.path = Path(path)
    return opened


@contextmanager
def opened_bounded(path: Path, most: int) -> Iterator[BoundedFile]:
    """A file, open to be read. Raises `too-big` where it has more than `most` bytes, and what `open_file` does."""
    with BoundedFile(io.FileIO(open_file(path, writable=False))) as opened:
        opened.path = path
        if os.fstat(opened.fileno()).st_size > most:
            raise FileError("too-big", path=str(path))
        yield opened


def read_bounded(path: Path, most: int) -> bytes:
    """All bytes that a file has when it is opened: what is written behind them meanwhile is not waited for.

    Raises what `opened_bounded` raises.
    """
    with opened_bounded(path, most) as opened:
        return opened.read(os.fstat(opened.fileno()).st_size)


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read: whoever reads it whole says why."""
    try:
        with opened_bounded(path, sys.maxsize) as opened:
            return opened.read(HEAD)
    except OSError:
        return b""
