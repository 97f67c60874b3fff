"""What processes that were killed left of files that they were writing: hidden, not finished, and nobody's."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_LEFT: Final = re.compile(r"\.(.+)\.([0-9]{1,10})\.new", re.DOTALL)
_DENIED: Final = 5
"""ERROR_ACCESS_DENIED: there is one, another user's."""
_ASKS_LITTLE: Final = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION, as Windows' OpenProcess asks for."""


def beside_of(path: Path) -> Path:
    """Where a new file is written until it gets its name."""
    return path.with_name(f".{path.name}.{os.getpid()}.new")


def remove_half_written(folder: Path, is_meant: Callable[[str], bool] = lambda _name: True) -> None:
    """Remove what was being written in a folder under a name that is meant, by a process that is no more."""
    with suppress(OSError), os.scandir(folder) as there:
        for left in [left for one in there if (left := _LEFT.fullmatch(one.name))]:
            if is_meant(left[1]) and not _is_at_work(int(left[2])):
                (folder / left[0]).unlink(missing_ok=True)


def remove_half_written_plan(path: Path) -> None:
    """Remove what interrupted writings of a plan, and of what lies beside it by its name, left. Its lock is held:
    whoever wrote is no more, whatever process has its number now.
    """
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    # Not of the encrypted copy on a stick, NAME.json.age: it has a lock of its own.
    ours = re.compile(rf"\.{stem}(\.(damaged|before)-.*)?{suffix}(\.quarantine\.json)?\.[0-9]+\.new", re.DOTALL)
    with suppress(OSError), os.scandir(path.parent) as there:
        for name in [one.name for one in there if ours.fullmatch(one.name)]:
            path.with_name(name).unlink(missing_ok=True)


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
