"""What bears a name like a file's and has no end: a pipe nobody writes to, a device, a folder.

Never the system's own devices: a fault in what is tested here would rename or replace them.
"""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

KINDS: Final = ("pipe", "link", "device", "folder")
_ZEROS: Final = (1, 5)
"""The numbers of a device that gives zeros for ever."""
_SECONDS: Final = 60

posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")


def unending(kind: str, folder: Path, name: str = "plan.json") -> Path:
    """What is named in a folder: a pipe, a link to one, a device of its own, or a folder."""
    path = folder / name
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        pipe = folder / "deeper" / "a pipe"
        pipe.parent.mkdir()
        os.mkfifo(pipe)
        path.symlink_to(pipe)
    elif kind == "device":
        try:
            os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(*_ZEROS))
        except PermissionError:
            pytest.skip("only an administrator makes devices")
    else:
        path.mkdir()
    return path


@contextmanager
def in_time() -> Iterator[None]:
    """What hangs fails, instead of all tests with it."""

    def late(_signal: int, _frame: object) -> None:
        raise TimeoutError("it waits for ever")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
