"""What a process that is no more left: its number is nobody's."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

NOBODY: Final = 2**31 - 2
"""No process has this number: the systems that we know do not count so far."""


def die(folder: Path) -> None:
    """Let what was written below a folder here have been written by a process that is no more."""
    for left in folder.rglob(f".*.{os.getpid()}[-.]*"):
        left.rename(left.with_name(re.sub(rf"\.{os.getpid()}(-[0-9a-f]+)?\.", f".{NOBODY}.", left.name)))
