"""What lies beside a file of ours, and what it is called: no other place knows these names.

| name | what it is |
|---|---|
| `.NAME.PROCESS.new` | what a process is writing, until it gets its name; PROCESS is its number and its mark |
| `.NAME.PROCESS.old` | what stood under a name that a process is giving away, until all of a set have theirs |
| `.NAME.spare`, `.NAME.spare-2` … | a whole copy of a file while it is replaced |
| `NAME.lock` | what whoever writes a field file has locked |
| `NAME.quarantine.json`, `NAME.merges/` | what merges of a plan refused, and what they did |
| `STEM.damaged-1.json`, `STEM.before-1.json` | a plan as it was found, or without a merge |
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from .processes import own_mark

_SPARE: Final = ".spare"
_MORE_SPARES: Final = range(2, 10)
_LOCK: Final = ".lock"
_QUARANTINE: Final = ".quarantine.json"
_MERGES: Final = ".merges"
_BY_A_PROCESS: Final = re.compile(r"\.(.+)\.([0-9]{1,10})(?:-([0-9a-f]{1,8}))?\.(new|old)", re.DOTALL)
_IS_SPARE: Final = re.compile(rf"\.(.+){re.escape(_SPARE)}(-[0-9])?", re.DOTALL)


def beside_of(path: Path) -> Path:
    """Where a new file is written until it gets its name."""
    return path.with_name(f".{path.name}.{_this_process()}.new")


def aside_of(path: Path) -> Path:
    """The second name of what stands there, until a new file has surely got the first."""
    return path.with_name(f".{path.name}.{_this_process()}.old")


def _this_process() -> str:
    mark = own_mark()
    return f"{os.getpid()}-{mark}" if mark else str(os.getpid())


class LeftFile(NamedTuple):
    """What a process has beside a file, or left there: `old` is what it set aside, else what it was writing."""

    path: Path
    place: Path
    process: int
    mark: str
    """What tells it from others with its number; empty where that was not known."""
    old: bool


def left_in(folder: Path) -> list[LeftFile]:
    """What processes have, or left, in a folder, by name. Raises `OSError` where it cannot be looked into."""
    with os.scandir(folder) as there:
        found = [said for one in there if (said := _BY_A_PROCESS.fullmatch(one.name))]
    found.sort(key=lambda said: said[0])
    return [_left(folder, *said.group(0, 1, 2, 3, 4)) for said in found]


def _left(folder: Path, name: str, of: str, number: str, mark: str | None, ending: str) -> LeftFile:
    return LeftFile(folder / name, folder / of, int(number), mark or "", ending == "old")


def spare_of(path: Path) -> Path:
    """Where a whole copy of the new file stands while an old one is being replaced: a name no person gives."""
    return path.with_name(f".{path.name}{_SPARE}")


def spares_of(path: Path) -> list[Path]:
    """All names that a spare copy may have; those after the first serve while an earlier one is still needed."""
    first = spare_of(path)
    return [first, *(first.with_name(f"{first.name}-{n}") for n in _MORE_SPARES)]


def standing_spares(path: Path) -> list[Path]:
    """Those of `spares_of` under which something stands."""
    # Asked at each reading, and mostly there is none: a path that is made costs more than the question.
    first = str(spare_of(path))
    names = (first, *(f"{first}-{n}" for n in _MORE_SPARES))
    return [Path(name) for name in names if os.path.lexists(name)]


def of_spare(spare: Path) -> Path | None:
    """The file whose spare copy has this name; None where it is no spare copy's."""
    said = _IS_SPARE.fullmatch(spare.name)
    return spare.with_name(said[1]) if said else None


def spares_in(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The spare copies in a folder, each behind the file that it is of."""
    return ((of, spare) for spare in folder.glob(f".*{_SPARE}*") if (of := of_spare(spare)))


def lock_of(path: Path) -> Path:
    """What whoever writes a field file has locked."""
    return path.with_name(f"{path.name}{_LOCK}")


def is_lock(path: Path) -> bool:
    """Whether a file has the name of a lock: nothing stands in it."""
    return path.suffix == _LOCK


def quarantine_of(plan: Path) -> Path:
    """Where what merges refused is kept, of a plan by its real name."""
    return plan.with_name(f"{plan.name}{_QUARANTINE}")


def is_quarantine(path: Path) -> bool:
    return path.name.lower().endswith(_QUARANTINE)


def merges_of(plan: Path) -> Path:
    """The folder of what merges did, of a plan by its real name."""
    return plan.with_name(f"{plan.name}{_MERGES}")


def is_merges(folder: str) -> bool:
    """Whether a folder has the name of one with reports of merges."""
    return folder.endswith(_MERGES)


def is_of_plan(plan: Path) -> Callable[[str], bool]:
    """Whether a name is a plan's own, its quarantine's, or of an earlier version of either.

    Not that of its encrypted copy on a stick, NAME.json.age: that has a lock of its own.
    """
    stem, suffix = re.escape(plan.stem), re.escape(plan.suffix)
    named = re.compile(rf"{stem}(\.(damaged|before)-.*)?{suffix}({re.escape(_QUARANTINE)})?", re.DOTALL)
    return lambda name: named.fullmatch(name) is not None
