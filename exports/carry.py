"""Files onto a stick: room is looked for first, and each is read back from it before it counts as there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from storage.errors import FileError, GuaquiError
from storage.file.bounded_files import opened_bounded, read_bounded
from storage.file.disk import free_name, standing_spares
from storage.file.encrypted import ENDING, decrypted, encrypted
from storage.file.free_room import free_room
from storage.file.reading import read_bytes, read_file
from storage.file.spares import remove_spares
from storage.limits import MAX_FILE_BYTES
from storage.plan.survey import Survey
from storage.refusals import from_os
from storage.revisions.lines import FileReading

from .formats.file import File
from .outgoing import Outgoing, clear_left
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
    is_plan: bool = False
    """Whether it is a field file: such a one is still read where a stick was pulled out in the middle."""


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
    try:
        loads = [*loads]
        _clear_left(loads, folder)
        copies, already = _copies(loads, folder)
        _look_for_room(folder, [one.load.source for one in copies])
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    with Outgoing(folder) as out:
        for number, one in enumerate(copies, 1):
            tell(WritingStep(one.target.name, number, len(copies)))
            name = one.target.relative_to(folder).as_posix()
            out.put(File(name, partial(_blocks, one.load.source)), private=one.private, spare=one.load.is_plan)
        written = out.finish()
    for load in loads:
        if load.is_plan:
            _remove_spares(folder / load.name)
    return CopiedFiles(written, [one.target for one in copies if one.beside], already)


class _Copy(NamedTuple):
    """`beside`: whether it gets another name than it was to have."""

    load: FileToCopy
    target: Path
    beside: bool

    @property
    def private(self) -> bool:
        return self.load.private or _is_private(self.load.source)


def holds_all_of(survey: Survey) -> Callable[[Path], bool]:
    """Whether a field file says nothing that a plan does not know: then nothing is lost where it is replaced."""

    def answer(there: Path) -> bool:
        try:
            reading = read_file(there)
        except GuaquiError:
            return False
        return _knows(survey, reading)

    return answer


def _knows(survey: Survey, reading: FileReading) -> bool:
    known = survey.all_revisions()
    return not reading.problems and all(one.rev in known.get(one.record, {}) for one in reading.revisions)


def copy_encrypted(load: FileToCopy, folder: Path, passphrase: str) -> CopiedFiles:
    """Copy a field file so that only a passphrase opens it; not a byte of it is written there in the clear.

    One of that name that the passphrase opens is replaced where nothing is lost with it. Raises what `copy_files`
    raises.
    """
    target = folder / f"{load.name}{ENDING}"
    try:
        data = read_bounded(load.source, MAX_FILE_BYTES)
        _look_for_room(folder, [load.source])
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    _clear_left([load._replace(name=target.name)], folder)
    beside = target.exists() and not _opens_to_less(target, passphrase, load.source)
    place = free_name(target, "copy") if beside else target
    with Outgoing(folder) as out:
        made = encrypted(data, passphrase)
        out.put(File(place.name, lambda: [made]), private=True, spare=True)
        written = out.finish()
    for spare in standing_spares(place):
        with suppress(OSError):  # it says the same, and the next copying removes it
            spare.unlink(missing_ok=True)
    return CopiedFiles(written, [place] if beside else [], [])


def _opens_to_less(there: Path, passphrase: str, source: Path) -> bool:
    """Whether an encrypted file holds nothing but what a field file has."""
    try:
        held = read_bytes(str(there), decrypted(there, passphrase))
        known = {one.rev for one in read_file(source).revisions}
    except (GuaquiError, OSError):
        return False
    return not held.problems and all(one.rev in known for one in held.revisions)


def _clear_left(loads: Iterable[FileToCopy], folder: Path) -> None:
    """Put a stick in order that was pulled out, or whose writer was killed, while these were copied there."""
    by_folder: dict[Path, set[str]] = {}
    for load in loads:
        target = folder / load.name
        by_folder.setdefault(target.parent, set()).add(target.name)
    for inner, names in by_folder.items():
        clear_left(inner, names.__contains__, lambda place, _left: place.exists())


def _remove_spares(plan: Path) -> None:
    """What an earlier copying that was broken off left beside a plan on the stick, and holds no more than that."""
    if standing_spares(plan):
        with suppress(GuaquiError, OSError):  # whoever opens the plan removes it
            there = read_bytes(str(plan), read_bounded(plan, MAX_FILE_BYTES))
            remove_spares(plan, (one.rev for one in there.revisions))


def _copies(loads: Iterable[FileToCopy], folder: Path) -> tuple[list[_Copy], list[Path]]:
    """What is to be copied; and where those are that are there already."""
    copies, already = [], []
    for load in loads:
        target = folder / load.name
        there = target.exists()
        if there and _digest(target) == _digest(load.source):
            already.append(target)
            continue
        beside = there and not load.replaces(target)
        place = free_name(target, "copy") if beside else target
        copies.append(_Copy(load, place, beside))
    return copies, already


def _look_for_room(folder: Path, sources: Iterable[Path]) -> None:
    needed = sum(-(-source.stat().st_size // _CLUSTER) * _CLUSTER for source in sources)
    free = free_room(folder)
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
