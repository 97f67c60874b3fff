"""Zip files that somebody names, opened within limits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from ..errors import FileError
from ..limits import MAX_ZIP_DIRECTORY_BYTES, MAX_ZIP_MEMBERS
from .bounded_files import BoundedFile, opened_bounded


@contextmanager
def opened_zip(path: Path, most: int) -> Iterator[ZipFile]:
    """A zip file of at most `most` bytes and `MAX_ZIP_MEMBERS` members.

    Raises `too-big`, what `ZipFile` raises, and what `open_file` raises.
    """
    with opened_bounded(path, most) as opened, unpacked(opened) as packed:
        yield packed


@contextmanager
def unpacked(opened: BoundedFile) -> Iterator[ZipFile]:
    """A zip file that is open already; raises as `opened_zip` does."""
    opened.at_once = MAX_ZIP_DIRECTORY_BYTES  # its list is read whole before anybody can count
    with ZipFile(opened) as packed:
        opened.at_once = sys.maxsize
        if len(packed.infolist()) > MAX_ZIP_MEMBERS:
            raise FileError("too-big", path=str(opened.path))
        yield packed
