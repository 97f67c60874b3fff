"""What processes that were killed left in an installation's own folder: it can hold what somebody typed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import time
from typing import Final

import msgspec

from ..errors import FileError
from ..limits import MAX_JSON_BYTES
from .beside.names import spares_in
from .beside.sweep import sweep
from .bounded_files import read_bounded
from .device import home
from .disk import replace_file
from .json_files import drop_spares

_AT_REST: Final = 600
"""Seconds after which nobody is writing any more what was written then."""


def clear_home() -> None:
    """Remove what is half written there, and spare copies beside files that are whole and last."""
    with suppress(OSError):  # a folder that cannot be looked into is in nobody's way
        for folder in (home(), *home().glob("drafts/*/")):
            sweep(folder)
            for path, spare in spares_in(folder):
                _drop_beside_whole(path, spare)


def _drop_beside_whole(path: Path, spare: Path) -> None:
    """It may have been left because a flush failed: then only a file that is written anew is sure to last."""
    with suppress(OSError, FileError, msgspec.DecodeError):  # then the spare copy may be all there is
        # From either side: a clock that was put back makes what is long at rest seem to be of tomorrow.
        if abs(time() - spare.stat().st_mtime) < _AT_REST:
            return
        data = read_bounded(path, MAX_JSON_BYTES)
        msgspec.json.decode(data)
        drop_spares(path, but=replace_file(path, [data]))
