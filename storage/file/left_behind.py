"""What processes that were killed left in an installation's own folder: it can hold what somebody typed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from ..errors import FileError
from ..limits import MAX_JSON_BYTES
from .bounded_files import read_bounded
from .device import home
from .disk import SPARE, flush_folder, flush_name
from .half_written import remove_half_written
from .json_files import drop_spares


def clear_home() -> None:
    """Remove what is half written there, and spare copies beside files that are whole and last."""
    with suppress(OSError):  # a folder that cannot be looked into is in nobody's way
        for folder in (home(), *home().glob("drafts/*/")):
            remove_half_written(folder)
            for spare in folder.glob(f".*{SPARE}*"):
                _drop_beside_whole(spare.with_name(spare.name[1:].rpartition(SPARE)[0]))


def _drop_beside_whole(path: Path) -> None:
    with suppress(OSError, FileError, msgspec.DecodeError):  # then the spare copy may be all there is
        msgspec.json.decode(read_bounded(path, MAX_JSON_BYTES))
        flush_name(path)
        flush_folder(path.parent)
        drop_spares(path)
