"""Files on disk: whole replacement, numbered neighbours, and the write that is only done once it is flushed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

# Without it Windows would turn each line feed into two characters.
_BINARY = getattr(os, "O_BINARY", 0)


def open_file(path: Path, *, writable: bool) -> int:
    return os.open(path, (os.O_RDWR if writable else os.O_RDONLY) | _BINARY)


def read_at(fd: int, start: int, length: int) -> bytes:
    os.lseek(fd, start, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(fd, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def write_at(fd: int, start: int, data: bytes) -> None:
    """Write all of `data`; a write that took less is gone on with, not taken for done."""
    os.lseek(fd, start, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def flush_folder(folder: Path) -> None:
    """Make a new name in `folder` last; Windows has no such call and journals names by itself."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def replace_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Put a whole new file in the place of `path`, or leave everything as it was.

    It is written beside, flushed and then named, so that at no moment a half-written file bears the name.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    fd = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        try:
            length = 0
            for chunk in _blocks(chunks):
                write_at(fd, length, chunk)
                length += len(chunk)
            os.fsync(fd)
        finally:
            os.close(fd)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    flush_folder(path.parent)


def _blocks(chunks: Iterable[bytes], size: int = 1 << 20) -> Iterable[bytes]:
    """The same bytes in fewer, larger pieces."""
    held: list[bytes] = []
    length = 0
    for chunk in chunks:
        held.append(chunk)
        length += len(chunk)
        if length >= size:
            yield b"".join(held)
            held, length = [], 0
    if held:
        yield b"".join(held)


def free_name(path: Path, word: str) -> Path:
    """A name beside `path` that is not taken: plan.json -> plan.WORD-1.json."""
    return next(
        name for n in count(1) if not (name := path.with_name(f"{path.stem}.{word}-{n}{path.suffix}")).exists()
    )


def same_file(path: Path, fd: int) -> bool:
    """Whether `path` still names the file that `fd` holds; raises OSError where `path` names nothing."""
    there, held = path.stat(), os.fstat(fd)
    return (there.st_ino, there.st_dev) == (held.st_ino, held.st_dev)
