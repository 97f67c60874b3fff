"""Files on disk: whole replacement, numbered neighbours, and the write that is only done once it is flushed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from errno import EIO
from glob import escape
from hashlib import sha256
from itertools import count
from pathlib import Path

_BLOCK = 1 << 20
SPARE = ".spare"
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


def write_new(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a whole file under a name, flush it and its name, and read it back. Nothing is left where it fails."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        try:
            digest = sha256()
            length = 0
            for chunk in _blocks(chunks):
                write_at(fd, length, chunk)
                digest.update(chunk)
                length += len(chunk)
            os.fsync(fd)
            _prove(fd, length, digest.digest())
        finally:
            os.close(fd)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _prove(fd: int, length: int, digest: bytes) -> None:
    """Read a flushed file back: from the medium, where the system can be made to forget what it wrote there."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    there = sha256()
    for start in range(0, length, _BLOCK):
        there.update(read_at(fd, start, min(_BLOCK, length - start)))
    if os.fstat(fd).st_size != length or there.digest() != digest:
        raise OSError(EIO, os.strerror(EIO))


def replace_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Put a whole new file in the place of `path`, or leave everything as it was.

    It is written beside, flushed and then named, so that at no moment a half-written file bears the name.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    write_new(beside, chunks)
    try:
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    flush_folder(path.parent)


def spare_of(path: Path) -> Path:
    """Where a whole copy of the new file stands while an old one is being replaced: a name no person gives."""
    return path.with_name(f".{path.name}{SPARE}")


def spares_of(path: Path) -> list[Path]:
    """All names that a spare copy may have; those after the first serve while an earlier one is still needed."""
    first = spare_of(path)
    return [first, *(first.with_name(f"{first.name}-{n}") for n in range(2, 10))]


def can_be_read(path: Path) -> bool:
    """Whether there is a file, or a spare copy that an interrupted replacement left of it."""
    return path.exists() or any(spare.exists() for spare in spares_of(path))


def put_new(path: Path, chunks: Iterable[bytes]) -> None:
    """`replace_file` where nothing bears the name yet: where it fails, nothing bears it afterwards either."""
    try:
        replace_file(path, chunks)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def replace_with_spare(path: Path, chunks: Iterable[bytes]) -> None:
    """`replace_file`, also where the file system can lose both names half-way through a renaming (FAT).

    A second copy bears a name of its own, flushed, before the first name is touched, and is removed only
    when the new file stands there. Whoever finds the file missing or damaged reads the spare one. A spare
    copy that is there already is never written over: it may be all that an earlier interruption left.
    """
    names = spares_of(path)
    if path.exists():
        held = list(_blocks(chunks))
        write_new(next((name for name in names if not name.exists()), names[-1]), held)
        replace_file(path, held)
    else:
        put_new(path, chunks)
    with suppress(OSError):  # they say the same or less: a later opening removes them
        for name in reversed(names):
            name.unlink(missing_ok=True)


def remove_leftovers(path: Path) -> None:
    """Remove what an interrupted replacement left beside a file that is whole. Its writer's lock is held."""
    half_written = (f".{escape(path.name)}.*.new", f".{escape(path.stem)}.damaged-*{escape(path.suffix)}.*.new")
    with suppress(OSError):
        for left in (*spares_of(path), *(left for one in half_written for left in path.parent.glob(one))):
            left.unlink(missing_ok=True)


def _blocks(chunks: Iterable[bytes], size: int = _BLOCK) -> Iterable[bytes]:
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
