"""One writer at a time: a lock of the operating system on a file beside the field file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import FileError, from_os

if TYPE_CHECKING:
    from filelock import FileLock

WAIT_SECONDS: Final = 20.0
"""How long a merge waits for another one onto the same file; whoever opens a file to type does not wait."""


def take_lock(path: Path, seconds: float = 0) -> FileLock | None:
    """The lock that whoever writes `path` holds, taken; None where another holds it for longer than `seconds`.

    It goes with its process: a dead one leaves nothing locked. Raises `GuaquiError` where the folder is not
    there or the disk refuses.
    """
    from filelock import FileLock, Timeout  # loaded by whoever writes: it takes as long as all of a small file

    if not path.parent.is_dir():  # the lock would make it
        raise FileError("folder-missing", path=str(path))
    lock = FileLock(f"{path}.lock", thread_local=False)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        return None
    except OSError as error:
        raise from_os(error, path) from error
    return lock
