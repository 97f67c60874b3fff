"""Files on disk: whole replacement, numbered neighbours, free room, the write that is done once it is flushed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from errno import EACCES, EBUSY, EINVAL, EIO, EISDIR, ENOENT, ESPIPE
from hashlib import sha256
from itertools import count
from pathlib import Path
from shutil import disk_usage
from time import sleep
from typing import Final, TypeVar

from ..notation.device_names import is_device_name
from .beside.names import beside_of, spares_of, standing_spares
from .beside.sweep import sweep

T = TypeVar("T")

_BLOCK = 1 << 20
# Without it Windows would turn each line feed into two characters.
_BINARY = getattr(os, "O_BINARY", 0)
PRIVATE: Final = 0o600
"""The mode of a new file that can hold persons' names."""
PUBLIC: Final = 0o666
"""That of one made to be passed on: what its user's own mask lets through."""
_PAUSE: Final = 0.05
_TRIES: Final = 40
"""Of two seconds."""


def regular(path: Path) -> os.stat_result:
    """What stands under a name, where that is a file.

    Raises OSError: FileNotFoundError, IsADirectoryError, and ESPIPE for a pipe or a device: these have no end, and
    to open one may take for ever.
    """
    there = _stat(path)
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if not stat.S_ISREG(there.st_mode):
        raise OSError(ESPIPE, os.strerror(ESPIPE), str(path))
    return there


def _stat(path: Path) -> os.stat_result:
    """What the system says of a name. What no file can be called, with a zero or half a letter, is not there."""
    try:
        return path.stat()
    except ValueError:
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path)) from None


def open_file(path: Path, *, writable: bool) -> int:
    """A file's number, opened to be read or written. Raises what `regular` raises, and what the system refuses."""
    regular(path)
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


def real(path: Path) -> Path:
    """The file that a name leads to, to be asked once, first: what lies beside it, lies by the real one."""
    # os.path says of a name that is too long for any that it is no link; pathlib raises.
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none; their names last as those of files do."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    with suppress(PermissionError):  # one may be allowed to go through a folder and not to look into it
        flush_folder(folder.parent)


def refuse_read_only(path: Path) -> os.stat_result | None:
    """What stands under a name, None where nothing does. Raises PermissionError where it may not be written, and
    what `regular` raises.

    What Windows takes for a device is no file either, whatever its ending. The mode is looked at too: whoever
    administers a system is let through by it, and is meant all the same.
    """
    if sys.platform == "win32" and is_device_name(path.name):
        raise OSError(EINVAL, os.strerror(EINVAL), str(path))
    try:
        there = regular(path)
    except FileNotFoundError:
        return None
    if not there.st_mode & 0o222:
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    with path.open("r+b"):
        return there


def write_new(
    path: Path,
    chunks: Iterable[bytes],
    mode: int = PRIVATE,
    like: os.stat_result | None = None,
    wanted: bytes = b"",
) -> bytes:
    """Write a whole file under a name, flush it and its name, and read it back. Nothing is left where it fails.

    It gets the owner and the mode of `like`, another file, as far as the system lets; else `mode`. Returns its
    SHA-256; it fails where that is not as `wanted`.
    """
    path.unlink(missing_ok=True)  # one that was left by a process of the same number had a mode of its own
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE if like else mode)
    try:
        try:
            digest = sha256()
            length = 0
            for chunk in _blocks(chunks):
                write_at(fd, length, chunk)
                digest.update(chunk)
                length += len(chunk)
            if wanted and digest.digest() != wanted:
                raise OSError(EIO, os.strerror(EIO))
            if like:
                _take_after(fd, like)
            os.fsync(fd)
            _prove(fd, length, digest.digest())
        finally:
            os.close(fd)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return digest.digest()


def _take_after(fd: int, like: os.stat_result) -> None:
    """Owner, group and mode of another file. Where the group cannot be given, another one gets nothing."""
    if sys.platform == "win32":  # rights are the folder's there
        return
    mode = stat.S_IMODE(like.st_mode)
    try:
        os.fchown(fd, like.st_uid, like.st_gid)
    except OSError:
        try:
            os.fchown(fd, -1, like.st_gid)
        except OSError:
            mode &= ~0o070
    with suppress(OSError):  # FAT has no modes
        os.fchmod(fd, mode)


def _prove(fd: int, length: int, digest: bytes) -> None:
    """Read a flushed file back: from the medium, where the system can be made to forget what it wrote there."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    if os.fstat(fd).st_size != length or sha256_of(_pieces(fd, length)) != digest:
        raise OSError(EIO, os.strerror(EIO))


def sha256_of(chunks: Iterable[bytes]) -> bytes:
    """That of all of them, one behind the other."""
    digest = sha256()
    for chunk in _blocks(chunks):
        digest.update(chunk)
    return digest.digest()


def pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file, so many at a time."""
    fd = open_file(path, writable=False)
    try:
        yield from _pieces(fd, os.fstat(fd).st_size)
    finally:
        os.close(fd)


def _pieces(fd: int, length: int) -> Iterator[bytes]:
    return (read_at(fd, start, min(_BLOCK, length - start)) for start in range(0, length, _BLOCK))


def can_be_read(path: Path) -> bool:
    """Whether there is a file, or a spare copy that an interrupted replacement left of it."""
    return any(map(os.path.exists, (path, *standing_spares(real(path)))))


def give_name(beside: Path, path: Path) -> None:
    """Let a file that is written take the place of `path`. Raises OSError; then nothing is left of it beside."""
    try:
        _in_time(lambda: beside.replace(path))
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def flush_name(path: Path) -> None:
    """Make a file last under the name that it was given: a folder cannot be flushed everywhere, a file can.

    Windows asks for a right to write for that. What failed is not tried again: nobody knows what it left.
    """
    fd = _in_time(lambda: os.open(path, os.O_WRONLY | _BINARY))
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _in_time(do: Callable[[], T]) -> T:
    """What `do` gives; it is tried for two seconds, for on Windows a scanner may hold a file that is new."""
    for _ in range(_TRIES - 1):
        try:
            return do()
        except PermissionError:
            sleep(_PAUSE)
    return do()


def replace_file(path: Path, chunks: Iterable[bytes], mode: int = PRIVATE) -> Path | None:
    """Put a whole new file in the place of `path`, or leave everything as it was; the one way to do it.

    It is written beside, flushed and then named, so that at no moment a half-written file bears the name. A
    file system can lose both names half-way through a renaming (FAT), and a renaming that was done (Windows):
    so where there is a file, a second copy of the new one bears a name of its own first, and goes only once
    the new file was flushed under its own. Whoever finds that one missing or damaged reads the spare copy. One
    that is there already is never written over: it may be all that an earlier interruption left.

    What is written first is what the second is copied from: `chunks` need not be held. A link is written through.
    Owner and mode stay; a new file gets `mode`. Raises OSError, for a file that may
    not be written too. Returns the spare copy where it has to stay, because the flush failed: then the file is
    replaced, and nobody knows whether that lasts.
    """
    path = real(path)
    there = refuse_read_only(path)
    sweep(path.parent, path.name.__eq__)
    if there is None:
        _put_new(path, chunks, mode)
        return None
    spare = free_spare(path)
    digest = write_new(spare, chunks, like=there)
    try:
        write_new(beside_of(path), pieces_of(spare), like=there, wanted=digest)
        give_name(beside_of(path), path)
    except BaseException:
        _abandon(spare, path, there)
        raise
    try:
        flush_name(path)
        flush_folder(path.parent)
    except OSError:
        return spare
    with suppress(OSError):  # it says the same: a later opening removes it
        spare.unlink()
    return None


def _put_new(path: Path, chunks: Iterable[bytes], mode: int) -> None:
    """A file where there is none: where that fails, there is none afterwards either."""
    write_new(beside_of(path), chunks, mode)
    give_name(beside_of(path), path)
    try:
        flush_name(path)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


_abandoned: set[Path] = set()
"""Spare copies of replacements that failed and whose disk did not let go of them: they hold what was refused."""


def free_spare(path: Path) -> Path:
    """A name for a spare copy that is not taken. Raises OSError where there is none."""
    names = spares_of(path)
    for left in _abandoned.intersection(names):
        left.unlink(missing_ok=True)
        _abandoned.discard(left)
    free = next((name for name in names if not name.exists()), None)
    if free is None:
        raise OSError(EBUSY, os.strerror(EBUSY), str(names[-1]))
    return free


def _abandon(spare: Path, path: Path, there: os.stat_result) -> None:
    """Take back the spare copy of what is not going to be: but only where the old file is still to be had."""
    with suppress(OSError):
        if os.path.samestat(path.stat(), there):
            _abandoned.add(spare)
            spare.unlink()
            _abandoned.discard(spare)


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


def free_room(folder: Path) -> int:
    """The bytes that are free where a folder is, or is going to be. Raises `OSError` where nobody knows."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    return disk_usage(there).free
