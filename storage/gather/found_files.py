"""Files that lie where people keep them: known by how they begin, and lists."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple

from ..file.beside.names import is_merges, is_quarantine
from ..file.bounded_files import head_of
from ..file.encrypted import begins_encrypted
from ..notation.table_endings import LIST_ENDINGS
from ..revisions.lines import begins_like_a_field_file
from .removable_disks import removable_disks
from .system_files import is_system_file

FoundKind = Literal["field-file", "encrypted", "pack", "list"]
_FOLDERS: Final = ("Guaqui", "Documents", "Documentos", "Desktop", "Escritorio", "Downloads", "Descargas")
"""Of a home, in the languages that desktops here speak."""
_PACK: Final = re.compile(rb"^municipality\s*=", re.MULTILINE)
_MOST: Final = 20_000
"""Entries of a disk that are looked at: what is not found among them may be typed."""


_EACH: Final = 20
"""As many entries are looked at before it is told again."""


class FoundFile(NamedTuple):
    """`day`: YYYY-MM-DD, when it was last written."""

    path: Path
    kind: FoundKind
    day: str


def usual_folders(home: Path, here: Path) -> list[Path]:
    """Where people keep files on their own disk, each once."""
    return list(dict.fromkeys([home / _FOLDERS[0], here, *(home / name for name in _FOLDERS[1:])]))


def found_anywhere(tell: Callable[[int], None] = lambda _many: None) -> list[FoundFile]:
    """What lies where people keep files, and anywhere on sticks."""
    return found_files(usual_folders(home_of_user(), Path.cwd()), removable_disks(), tell)


def home_of_user() -> Path:
    """The home of whoever uses this laptop; where nobody knows that, the folder at hand."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def own_folder() -> Path:
    """Where the program proposes to keep what it makes for its user."""
    return home_of_user() / _FOLDERS[0]


def found_files(
    folders: Iterable[Path], disks: Iterable[Path], tell: Callable[[int], None] = lambda _many: None
) -> list[FoundFile]:
    """The files right in some folders, and those anywhere on some disks; the latest first.

    What was thrown away, is hidden or is kept beside a plan is passed over. `tell` hears now and then how many
    entries were looked at, and breaks it off by what it raises.
    """
    found: dict[Path, FoundFile] = {}
    for number, entry in enumerate(_entries(folders, disks), 1):
        if number % _EACH == 0:
            tell(number)
        if one := _found(entry):
            found.setdefault(one.path.resolve(), one)
    return sorted(found.values(), key=lambda one: (one.day, str(one.path)), reverse=True)


def _entries(folders: Iterable[Path], disks: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for _at, _under, names in _walk(folder):
            yield from names
            break
    for disk in disks:
        left = _MOST
        for _at, _under, names in _walk(disk):
            yield from names[:left]
            left -= len(names) + 1
            if left <= 0:
                break


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[Path]]]:
    """Folder by folder, without those that nobody means; one that cannot be read has nothing."""
    for at, under, names in os.walk(folder):
        under[:] = sorted(one for one in under if not is_system_file([one]) and not is_merges(one))
        yield Path(at), under, [Path(at, name) for name in sorted(names) if not is_system_file([name])]


def _found(path: Path) -> FoundFile | None:
    """A file, if it is one of ours."""
    try:
        if not path.is_file() or is_quarantine(path):
            return None
        day = datetime.fromtimestamp(path.stat().st_mtime).date().isoformat()  # noqa: DTZ006 - this laptop's days
    except (OSError, ValueError, OverflowError):  # it went, or its clock is beyond all years
        return None
    if path.suffix.lower() in LIST_ENDINGS:
        return FoundFile(path, "list", day)
    head = head_of(path)
    if begins_like_a_field_file(head):
        return FoundFile(path, "field-file", day)
    if begins_encrypted(head):
        return FoundFile(path, "encrypted", day)
    return FoundFile(path, "pack", day) if path.suffix.lower() == ".toml" and _PACK.search(head) else None
