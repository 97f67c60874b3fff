"""One writer at a time: a lock of the operating system on a file beside the field file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import FileError, GuaquiError
from ..notation.device_names import is_device_name
from ..refusals import from_os
from .beside.names import lock_of

if TYPE_CHECKING:
    from filelock import FileLock

_NO_LOCKS: Final = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What systems say where a disk knows no locks, as some of networks and of telephones do not."""
_NOBODY_WRITES: Final = {"no-lock", "folder-missing", "folder-is-a-file"}
_NO_RIGHT: Final = {errno.EACCES, errno.EPERM, errno.EROFS}

WAIT_SECONDS: Final = 20.0
"""How long a command waits for another one that writes the same file; whoever opens it to type does not wait."""


def take_lock(path: Path, seconds: float = 0) -> FileLock | None:
    """The lock that whoever writes `path` holds, taken; None where another holds it for longer than `seconds`.

    It goes with its process: a dead one leaves nothing locked. A file that merely lies there, which is what other
    programs make where a disk knows no locks, is none. Raises `GuaquiError`: `no-lock` where the disk has none to
    give, `folder-read-only` where nothing can be made in the folder, `lock-no-file` where something else has the
    name of its `lock`, `folder-missing`, or what else is refused.
    """
    if sys.platform == "win32" and is_device_name(path.name):  # its lock would be one, too
        raise FileError("name-bad", path=str(path))
    from filelock import FileLock, Timeout  # loaded by whoever writes: it takes as long as all of a small file

    if not os.path.isdir(path.parent):  # noqa: PTH112 - the lock would make it; too long a name is none
        raise FileError("folder-missing", path=str(path))
    lock = FileLock(lock_of(path), thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        return None
    except OSError as error:
        raise _refused(error, lock.lock_file, path) from error
    return lock


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock of whoever writes a file, once nobody has it. Raises `busy`, and what `take_lock` raises."""
    lock = take_lock(path, WAIT_SECONDS)
    if lock is None:
        raise FileError("busy", path=str(path))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def own_turn(path: Path) -> Iterator[None]:
    """While a small file of this installation's own is read and written anew, no other process of it does so.

    Raises what `only_writer` raises; where its disk knows no locks, nothing.
    """
    with lock_while_replaced(path, WAIT_SECONDS) as turn:
        if not turn.ours:
            raise FileError("busy", path=str(path))
        yield


class Turn(NamedTuple):
    """`ours`: whether a file may be put there now. `alone`: whether its lock is held, so nobody else is at it."""

    ours: bool
    alone: bool


@contextmanager
def lock_while_replaced(path: Path, seconds: float = 0) -> Iterator[Turn]:
    """Hold the lock of a file that is put there from elsewhere, and leave nothing of it.

    Nor does what a killed run left of it stay; one that has something in it is another program's.

    Where there is no folder yet, or its disk knows no locks, nobody writes a plan there: then it may be put there
    without. Raises `GuaquiError` for what else `take_lock` refuses.
    """
    try:
        lock = take_lock(path, seconds)
    except GuaquiError as error:
        if error.code not in _NOBODY_WRITES:
            raise
        yield Turn(ours=True, alone=False)
        return
    if lock is None:
        yield Turn(ours=False, alone=False)
        return
    try:
        yield Turn(ours=True, alone=True)
    finally:
        try:
            with suppress(OSError):  # Windows keeps what is open
                if not os.path.getsize(lock.lock_file):  # noqa: PTH202 - as above
                    Path(lock.lock_file).unlink()
        finally:
            lock.release()


def _refused(error: OSError, lock: str, path: Path) -> GuaquiError:
    """What the system says of a lock, of the file that it is for."""
    there = os.path.lexists(lock)
    if error.errno in _NO_LOCKS:
        return FileError("no-lock", path=str(path))
    if error.errno in _NO_RIGHT and not there:
        return FileError("folder-read-only", path=str(path), folder=str(path.parent))
    if there and not os.path.isfile(lock):  # noqa: PTH113 - as above
        return FileError("lock-no-file", path=str(path), lock=lock)
    return from_os(error, lock if there else path)
