"""How a field file comes into use: its real name, its lock, what is said where it can only be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import FileError, GuaquiError, NotFoundError, Notice, NoticeCode
from ..refusals import from_os
from ..revisions.lines import whole_file
from ..revisions.revision import Revision
from ..revisions.union import file_order, grouped
from .beside.names import lock_of
from .disk import can_be_read, real, refuse_read_only, regular, replace_file
from .lock import take_lock

if TYPE_CHECKING:
    from filelock import FileLock

_READ_FOR: Final[dict[str, NoticeCode]] = {
    "folder-read-only": "folder-read-only",
    "lock-no-file": "lock-no-file",
    "name-too-long": "name-too-long",
    "no-lock": "no-lock",
}
"""The notice of a file that can only be read, by what was refused."""


@contextmanager
def made(path: Path, revisions: Iterable[Revision]) -> Iterator[FileLock]:
    """A new field file of some revisions, as `new_file_at` puts it."""
    with new_file_at(path, whole_file(file_order(grouped(revisions)))) as lock:
        yield lock


@contextmanager
def new_file_at(path: Path, file: Iterable[bytes]) -> Iterator[FileLock]:
    """Put a whole field file under a new name, and give its lock: let go where what is done with it fails.

    Raises `GuaquiError`: `exists`, `busy`, or what the disk refused; then nothing bears that name.
    """
    of_before = os.path.lexists(lock_of(path))
    lock = take_lock(path)
    if lock is None:
        raise FileError("exists" if can_be_read(path) else "busy", path=str(path))
    with let_go_if_refused(lock, path, remove=not of_before):
        if can_be_read(path):
            raise FileError("exists", path=str(path))
        replace_file(path, file)
        yield lock


def found(name: Path) -> Path:
    """The file that a name leads to. Raises `not-found`, `is-a-folder`, `not-a-file`, what the disk refuses."""
    path = real(name)
    try:
        regular(path)
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            raise from_os(error, path) from error
        if not can_be_read(path):
            raise NotFoundError("not-found", path=str(path)) from None
    return path


def lock_to_write(path: Path, seconds: float = 0) -> tuple[FileLock | None, list[Notice]]:
    """A file's lock, held; none where it may not be written here, and what its user should hear of that.

    Another who holds it is waited for, as long as is said.
    """
    try:
        refuse_read_only(path)
        held = take_lock(path, seconds)
    except GuaquiError as error:
        code = _READ_FOR.get(error.code, "no-permission")
        return None, [Notice(code, {**error.facts, "path": str(path)})]
    except OSError:
        return None, [Notice("no-permission", {"path": str(path)})]
    return held, [] if held else [Notice("locked-elsewhere", {"path": str(path)})]


@contextmanager
def let_go_if_refused(lock: FileLock | None, path: Path, *, remove: bool = False) -> Iterator[None]:
    """Let go of a file's lock where what is done under it fails; what fails is said with the file's name.

    `remove`: where there is no file after all, nothing is left of its lock either.
    """
    try:
        yield
    except BaseException as error:
        if lock is not None:
            if remove and not can_be_read(path):
                with suppress(OSError):  # Windows keeps what is open; it holds nothing then
                    Path(lock.lock_file).unlink()
            lock.release()
        if isinstance(error, OSError):
            raise from_os(error, path) from error
        if isinstance(error, GuaquiError):
            error.facts.setdefault("path", str(path))
        raise
