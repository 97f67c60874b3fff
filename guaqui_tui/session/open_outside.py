"""Effects: let this computer open a file or a folder in the program that it has for it, or print a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path


def open_outside(path: Path) -> bool:
    """Whether there is a program for it; what that program does with it is its own matter."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - whoever asks for it wants it shown
            return True
    except OSError:
        return False
    return _handed_over(_opener(), path)


def print_outside(path: Path) -> bool:
    """Whether there is a program that prints it; whether the printer is on is that program's own matter."""
    try:
        if sys.platform == "win32":
            os.startfile(path, "print")  # noqa: S606 - whoever asks for it wants it printed
            return True
    except OSError:
        return False
    return _handed_over(shutil.which("lp") or shutil.which("lpr"), path)


def _handed_over(program: str | None, path: Path) -> bool:
    if program is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the system's own program
            [program, path], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    threading.Thread(target=process.wait, daemon=True).start()  # or it would stay behind when it ends
    return True


def _opener() -> str | None:
    """None where there is no screen to open anything on, as over a network."""
    if sys.platform == "darwin":
        return shutil.which("open")
    return shutil.which("xdg-open") if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else None
