"""Files onto a stick: room is looked for first, and each is read back from it before it counts as there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from typing import Final, NamedTuple

from storage.errors import FileError, GuaquiError
from storage.field_file import FieldFile
from storage.file.beside.names import standing_spares
from storage.file.beside.sweep import sweep
from storage.file.bounded_files import opened_bounded, read_bounded
from storage.file.disk import free_name, free_room, real
from storage.file.lock import Turn, lock_while_replaced
from storage.file.reading import read_bytes, read_file
from storage.file.spares import remove_spares
from storage.limits import MAX_FILE_BYTES
from storage.plan.survey import Survey
from storage.refusals import from_os
from storage.revisions.lines import FileReading, whole_file
from storage.revisions.union import file_order

from .formats.file import File
from .outgoing import Outgoing
from .papers import WritingStep

_BLOCK = 1 << 20
_CLUSTER: Final = 32 * 1024
"""What a file takes at least of a stick, and what it is rounded up to: FAT32's largest cluster for 32 GB."""


_MENDED: Final = {"restored-from-spare", "recovered-in-memory"}
"""What a file says of itself that was read and not mended on its disk."""


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
    mended: bytes | None = None
    """What goes instead of the file's own bytes, where these are not all that was read of it."""

    def size(self) -> int:
        return self.source.stat().st_size if self.mended is None else len(self.mended)

    def digest(self) -> bytes:
        return _digest(self.source) if self.mended is None else hashlib.sha256(self.mended).digest()

    def blocks(self) -> Iterator[bytes]:
        return _blocks(self.source) if self.mended is None else iter([self.mended])


class CopiedFiles(NamedTuple):
    """Where each file is now. `beside`: those that got another name; `already`: those that were there."""

    written: list[Path]
    beside: list[Path]
    already: list[Path]
    kept: list[Path] = []  # noqa: RUF012 - never added to
    """Spare copies that lay there encrypted and may be all there is of something, under the names they got."""
    clear: list[Path] = []  # noqa: RUF012
    """What lies beside an encrypted copy and anybody can read."""


def copy_files(loads: Iterable[FileToCopy], folder: Path, tell: Callable[[WritingStep], None]) -> CopiedFiles:
    """Copy files into a folder, all or none; when it returns, the stick may be removed.

    Each copy is flushed and read back before it gets its name. Each is told before it is made; what `tell`
    raises breaks the work off. A plan's lock there is held from the look at it until it has its name; where
    another has it, the plan is put beside. Raises `GuaquiError`: `no-room` (KB of 1024 bytes `needed` and
    `free`) before anything is written, or what the disk refuses.
    """
    loads = [*loads]
    with ExitStack() as held:
        turns = [held.enter_context(_turn_at(folder / one.name)) if one.is_plan else _ANY_TURN for one in loads]
        ours = [load for load, turn in zip(loads, turns, strict=True) if turn.ours]
        try:
            for load, turn in zip(loads, turns, strict=True):
                sweep_beside(folder / load.name, turn)
            copies, already = _copies(loads, ours, folder)
            look_for_room(folder, [(one.load.size(), one.needs_two) for one in copies])
        except OSError as error:
            raise from_os(error, error.filename or folder) from error
        with Outgoing(folder) as out:
            for number, one in enumerate(copies, 1):
                tell(WritingStep(one.target.name, number, len(copies)))
                name = one.target.relative_to(folder).as_posix()
                out.put(File(name, one.load.blocks), private=one.private, spare=one.load.is_plan)
            written = out.finish()
        for load in ours:
            if load.is_plan:
                remove_spares_beside(folder / load.name)
    return CopiedFiles(written, [one.target for one in copies if one.beside], already)


def _turn_at(plan: Path) -> AbstractContextManager[Turn]:
    return lock_while_replaced(real(plan))


_ANY_TURN: Final = Turn(ours=True, alone=False)
"""A paper has no lock."""


class _Copy(NamedTuple):
    """`beside`: whether it gets another name than it was to have."""

    load: FileToCopy
    target: Path
    beside: bool
    needs_two: bool
    """Whether a whole copy lies beside it until it has its name."""

    @property
    def private(self) -> bool:
        return self.load.private or _is_private(self.load.source)


def plan_to_copy(field: FieldFile, name: str) -> FileToCopy:
    """A field file that is open, as it was read: where its spare copy had to help, with what that one has."""
    mended = None
    if any(one.code in _MENDED for one in field.notices):
        mended = b"".join(whole_file(file_order(field.survey.all_revisions()), str(field.path)))
    return FileToCopy(field.path, name, holds_all_of(field.survey), private=True, is_plan=True, mended=mended)


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


def sweep_beside(target: Path, turn: Turn) -> None:
    """Put a stick in order that was pulled out, or whose writer was killed, while this was copied there."""
    if turn.ours:
        sweep(target.parent, target.name.__eq__, held=(target.name,) if turn.alone else ())


def remove_spares_beside(plan: Path) -> None:
    """Remove what an earlier copying that was broken off left beside a plan on the stick, and holds no more."""
    if standing_spares(plan):
        with suppress(GuaquiError, OSError):  # whoever opens the plan removes it
            there = read_bytes(str(plan), read_bounded(plan, MAX_FILE_BYTES))
            remove_spares(plan, (one.rev for one in there.revisions))


def _copies(
    loads: Iterable[FileToCopy], ours: Sequence[FileToCopy], folder: Path
) -> tuple[list[_Copy], list[Path]]:
    """What is to be copied; and where those are that are there already. What is not of `ours` goes beside."""
    copies, already = [], []
    for load in loads:
        target = folder / load.name
        there = target.exists()
        if there and _digest(target) == load.digest():
            already.append(target)
            continue
        beside = load not in ours or (there and not load.replaces(target))
        place = free_name(target, "copy") if beside else target
        copies.append(_Copy(load, place, beside, needs_two=there and not beside and load.is_plan))
    return copies, already


def look_for_room(folder: Path, sizes: Iterable[tuple[int, bool]]) -> None:
    """Raise `no-room` where files of these bytes do not fit; True: two of it lie there for a while."""
    needed = sum(-(-size // _CLUSTER) * _CLUSTER * (2 if twice else 1) for size, twice in sizes)
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
