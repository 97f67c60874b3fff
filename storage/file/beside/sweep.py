"""What processes that were killed left hidden beside files of ours: swept away, for it can hold private words.

There is one rule of whose it is. A name says which process wrote there: while that one is at work, nobody else
touches it. Whoever holds the lock that every writer of a name has to hold, need not ask.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any, Final

from .names import LeftFile, is_of_plan, left_in, merges_of

_LONGEST: Final = 86_400
"""Seconds after which nobody is writing any more what was written last then: another process has the number."""
_DENIED: Final = 5
"""ERROR_ACCESS_DENIED: there is one, another user's."""
_ASKS_LITTLE: Final = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION, as Windows' OpenProcess asks for."""


def sweep(
    folder: Path,
    is_meant: Callable[[str], bool] = lambda _name: True,
    *,
    alone: bool = False,
    is_done: Callable[[Path, Path], bool] = lambda place, _aside: place.exists(),
) -> None:
    """Remove what processes that are no more left in a folder for files whose names are meant.

    What they had set aside is put back, unless `is_done` says of a file and of that that the writing had gone
    through. `alone`: the lock of each writer of these is held, so none is at work.
    """
    with suppress(OSError):
        for left in left_in(folder):
            if is_meant(left.place.name) and (alone or not _is_held(left)):
                _see_to(left, is_done)


def sweep_plan(plan: Path) -> None:
    """The same of a plan, and of what lies beside it by its name. Its lock is held."""
    sweep(plan.parent, is_of_plan(plan), alone=True)
    sweep(merges_of(plan))


def _see_to(left: LeftFile, is_done: Callable[[Path, Path], bool]) -> None:
    with suppress(OSError):  # it is found by its name the next time
        if left.old and not is_done(left.place, left.path):
            left.path.replace(left.place)
        left.path.unlink(missing_ok=True)  # also where both were names of one file: then the system leaves both


def _is_held(left: LeftFile) -> bool:
    """Whether the process that wrote there is at work still."""
    try:
        lately = time() - left.path.stat().st_mtime < _LONGEST
    except OSError:
        return True  # it just went, by whoever is at work there
    return lately and _is_at_work(left.process)


def _is_at_work(number: int) -> bool:
    """Whether there is a process of a number."""
    if sys.platform == "win32":
        return _is_at_work_on_windows(number)
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_at_work_on_windows(number: int) -> bool:
    import ctypes

    of_windows: Any = ctypes  # what is asked of it here, it has there alone
    kernel = of_windows.WinDLL("kernel32", use_last_error=True)
    handle = kernel.OpenProcess(_ASKS_LITTLE, 0, number)
    if handle:
        return bool(kernel.CloseHandle(handle))
    return bool(of_windows.get_last_error() == _DENIED)
