"""Which process wrote something, and whether that one is at work still. No clock is asked: laptops' are wrong.

A number alone says little: it is given anew, and on a stick it may be another laptop's. So what a process began
with is noted too, as its system says it, and asked only whether it is the same.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

_DENIED: Final = 5
"""ERROR_ACCESS_DENIED: there is one, another user's."""
_ASKS_LITTLE: Final = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION, as Windows' OpenProcess asks for."""
_BEGAN: Final = 19
"""Where the beginning stands in Linux' `/proc/N/stat`, counted from behind the name."""
_SHORT: Final = 0xFFFF_FFFF
"""As much of it as tells two apart; file names are bounded."""


def own_mark() -> str:
    """What tells this process from others with its number: 1 to 8 hexadecimal digits, or nothing."""
    return _own_mark(os.getpid())


@cache
def _own_mark(number: int) -> str:
    return _mark(number)


def is_at_work(number: int, mark: str) -> bool:
    """Whether there is the process of a number and a mark; where either mark is not known, one of that number."""
    return _is_there(number) and (not mark or _mark(number) in {"", mark})


def _is_there(number: int) -> bool:
    if sys.platform == "win32":
        return _is_there_on_windows(number)
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _mark(number: int) -> str:
    """Of when a process began; nothing where the system does not say."""
    began = _began_on_windows(number) if sys.platform == "win32" else _began_on_linux(number)
    return f"{began & _SHORT:x}" if began else ""


def _began_on_linux(number: int) -> int:
    """Ticks since the system began; 0 where it does not say."""
    try:
        said = Path(f"/proc/{number}/stat").read_bytes()
    except OSError:
        return 0
    return int(said.rpartition(b")")[2].split()[_BEGAN])  # a name can hold anything, brackets too


def _windows() -> tuple[Any, Any]:
    import ctypes

    of_windows: Any = ctypes  # what is asked of it here, it has there alone
    kernel = of_windows.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = of_windows.c_void_p  # else half of it is cut off
    kernel.CloseHandle.argtypes = [of_windows.c_void_p]
    return of_windows, kernel


def _is_there_on_windows(number: int) -> bool:
    of_windows, kernel = _windows()
    handle = kernel.OpenProcess(_ASKS_LITTLE, 0, number)
    if handle:
        return bool(kernel.CloseHandle(handle))
    return bool(of_windows.get_last_error() == _DENIED)


def _began_on_windows(number: int) -> int:
    """Its FILETIME, which stays as it was when the clock is put right; 0 where the system does not say."""
    of_windows, kernel = _windows()
    handle = kernel.OpenProcess(_ASKS_LITTLE, 0, number)
    if not handle:
        return 0
    times = [of_windows.c_ulonglong() for _ in range(4)]
    places = [of_windows.byref(one) for one in times]
    said = kernel.GetProcessTimes(of_windows.c_void_p(handle), *places)
    kernel.CloseHandle(handle)
    return int(times[0].value) if said else 0
