"""Files onto a stick: room is looked for first, and each is read back from it before it counts as there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from storage.errors import FileError, from_os
from storage.file.bounded_files import opened_bounded
from storage.file.disk import free_name
from storage.limits import MAX_FILE_BYTES

from .formats.file import File
from .outgoing import Outgoing
from .papers import WritingStep

_BLOCK = 1 << 20
_CLUSTER: Final = 32 * 1024
"""What a file takes at least of a stick, and what it is rounded up to: FAT32's largest cluster for 32 GB."""


class FileToCopy(NamedTuple):
    """A file that is carried, and its name on the stick.

    `replaces` tells of one that has that name there and differs whether nothing is lost with it; otherwise the
    new one is put beside it.
    """

    source: Path
    name: str
    replaces: Callable[[Path], bool]
    private: bool = False
    """Whether it can hold persons' names; what is its owner's alone here is taken to."""


class CopiedFiles(NamedTuple):
    """Where each file is now. `beside`: those that got another name; `already`: those that were there."""

    written: list[Path]
    beside: list[Path]
    already: list[Path]


def copy_files(loads: Iterable[FileToCopy], folder: Path, tell: Callable[[WritingStep], None]) -> CopiedFiles:
    """Copy files into a folder, all or none; when it returns, the stick may be removed.

    Each copy is flushed and read back before it gets its name. Each is told before it is made; what `tell`
    raises breaks the work off. Raises `GuaquiError`: `no-room` (KB of 1024 bytes `needed` and `free`) before
    anything is written, or what the disk refuses.
    """
    wanted: list[tuple[Path, Path, bool]] = []
    beside, already = [], []
    try:
        for load in loads:
            target = folder / load.name
            if target.exists() and _digest(target) == _digest(load.source):
                already.append(target)
                continue
            if target.exists() and not load.replaces(target):
                target = free_name(target, "copy")
                beside.append(target)
            wanted.append((load.source, target, load.private or _is_private(load.source)))
        _look_for_room(folder, [source for source, *_there in wanted])
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    with Outgoing(folder) as out:
        for number, (source, target, private) in enumerate(wanted, 1):
            tell(WritingStep(target.name, number, len(wanted)))
            file = File(target.relative_to(folder).as_posix(), partial(_blocks, source))
            out.put(file, private=private)
        return CopiedFiles(out.finish(), beside, already)


def _look_for_room(folder: Path, sources: Iterable[Path]) -> None:
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    needed = sum(-(-source.stat().st_size // _CLUSTER) * _CLUSTER for source in sources)
    free = shutil.disk_usage(there).free
    if needed > free:
        raise FileError("no-room", path=str(folder), needed=needed // 1024, free=free // 1024)


def _is_private(path: Path) -> bool:
    return path.stat().st_mode & 0o077 == 0


def _digest(path: Path) -> bytes:
    with opened_bounded(path, MAX_FILE_BYTES) as file:
        return hashlib.file_digest(file, "sha256").digest()


def _blocks(path: Path) -> Iterator[bytes]:
    with opened_bounded(path, MAX_FILE_BYTES) as file:
        while block := file.read(_BLOCK):
            yield block
