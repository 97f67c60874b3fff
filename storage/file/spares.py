"""What the spare copies of a field file are worth: one is read, one may go, another is left alone and named."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..errors import FileError, GuaquiError
from ..limits import FORMAT, MAX_FILE_BYTES
from ..revisions.lines import FileReading
from ..revisions.revision import Revision
from .beside.names import standing_spares
from .bounded_files import read_bounded
from .checked_ids import read_checked
from .disk import flush_folder, flush_name, free_name
from .set_aside import set_aside


class Apart(NamedTuple):
    """A spare copy that is not believed to be this file's: its name, and how many versions it has beyond it."""

    path: Path
    beyond: int


class Spares(NamedTuple):
    """`more` is what the spare copies that are read have beyond their file, `apart` are those left alone."""

    more: list[Revision]
    apart: list[Apart]
    read: bool = False
    """Whether any was, also one that had nothing more."""


def weigh(path: Path, here: FileReading | None) -> Spares:
    """Look at the spare copies of a file that holds `here` (None: it is not there, or nothing of it can be read).

    One is read only if it holds all that the file holds, and nothing that an undo set aside. Where nothing of the
    file can be read, a spare copy is all there is: then it is read whatever an undo said.
    """
    own = _revs(here)
    more: dict[str, Revision] = {}
    apart: list[Apart] = []
    read_any = False
    for name, spare in _there(path):
        beyond = {one.rev: one for one in spare.revisions if one.rev not in own}
        if not beyond or (here is not None and here.whole and not spare.whole):
            read_any |= here is None and spare.whole
        elif own <= _revs(spare) and not (own and _undone(path, beyond)):
            read_any = True
            more |= beyond
        else:
            apart.append(Apart(name, len(beyond)))
    return Spares(list(more.values()), apart, read_any)


def remove_spares(
    path: Path,
    known: Iterable[str],
    apart: Iterable[Apart] = (),
    *,
    lasting: Path | None = None,
    was_whole: bool = True,
) -> None:
    """Remove the spare copies that hold nothing but what is known by now, once that lasts somewhere else.

    It lasts where the file was flushed under its own name, or, where that failed, in `lasting`: a spare copy of
    all that is known, just written and flushed, which stays. Its writer's lock is held, and the file is whole: an
    unfinished copy of it is of no use either, but for those named `apart`. Words of one that were refused stay,
    in a damaged file beside it; of an unfinished one only where the file was not whole either. One that cannot be
    removed is left to a later opening.
    """
    others = [(name, spare) for name, spare in reversed(_there(path)) if name != lasting]
    here, left = set(known), {one.path for one in apart}
    with suppress(OSError):
        if others and lasting is None:
            flush_name(path)
            flush_folder(path.parent)
        for name, spare in others:
            if _may_go(name, spare, here, left):
                if spare.problems and (spare.whole or not was_whole):
                    name.replace(free_name(path, "damaged"))
                else:
                    name.unlink(missing_ok=True)


def any_may_go(path: Path, known: Iterable[str], apart: Iterable[Apart]) -> bool:
    """Whether `remove_spares` would remove any spare copy of a whole file."""
    here, left = set(known), {one.path for one in apart}
    return any(_may_go(name, spare, here, left) for name, spare in _there(path))


def _may_go(name: Path, spare: FileReading, here: set[str], left: set[Path]) -> bool:
    return _revs(spare) <= here or not (spare.whole or name in left)


def _there(path: Path) -> list[tuple[Path, FileReading]]:
    """The spare copies that hold anything of our format or could be read for nothing, by their names."""
    return [(name, reading) for name in standing_spares(path) if (reading := _reading(name)) is not None]


def _reading(spare: Path) -> FileReading | None:
    """None where nothing is there, or what is there is not ours to judge: of a newer format."""
    try:
        data = read_bounded(spare, MAX_FILE_BYTES)
    except (FileError, OSError):
        return None
    try:
        reading = read_checked(data)
    except GuaquiError:  # empty, or nothing that can be believed: it was never finished
        return FileReading([], [], 1, whole=False, ours=False)
    return reading if reading.format == FORMAT else None


def _revs(reading: FileReading | None) -> set[str]:
    return {one.rev for one in (reading.revisions if reading else ())}


def _undone(path: Path, beyond: Iterable[str]) -> bool:
    """Whether an undo set any of it aside; where its list cannot be read, nobody knows, and it is taken to."""
    try:
        return not set_aside(path).isdisjoint(beyond)
    except GuaquiError:
        return True
