"""Which sets the files hold that were pushed from this installation, by the SHA-256 of a file as it was.

So a file that is pushed again is neither read line by line nor sent: the hub is asked whether the sets are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ..errors import GuaquiError
from ..file.beside.names import standing_spares
from ..file.device import home
from ..file.disk import regular
from ..file.json_files import read_json, write_json
from ..limits import FORMAT

_MOST: Final = 4_096
"""The last that were pushed."""


class KnownSet(Struct):
    """A file's revisions of one municipality: their digest (`sets`) in hex, and how many there are."""

    digest: str
    revisions: int


SetsOfFile = Mapping[str, KnownSet]
"""By municipality."""
_Kept = dict[str, dict[str, KnownSet]]


def digest_of_file(path: Path) -> str:
    """Of its bytes; empty where it cannot be read, or a copy lies beside it that may hold more."""
    if standing_spares(path):
        return ""
    try:
        regular(path)  # of a pipe nothing comes
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def pushed_before() -> Mapping[str, SetsOfFile]:
    """By a file's digest the sets of those that were read whole, with nothing in them that was refused."""
    return _kept()


def remember_pushed(files: Mapping[str, SetsOfFile]) -> None:
    """Keep the sets of some files, by digest. Where that cannot be kept, they are read again."""
    fresh = {name: dict(sets) for name, sets in files.items()}
    before = {name: said for name, said in _kept().items() if name not in fresh}
    if fresh:
        with suppress(GuaquiError):
            write_json(_path(), dict([*before.items(), *fresh.items()][-_MOST:]))


def _path() -> Path:
    return home() / f"pushed-{FORMAT}.json"  # by the format, whose rules they were accepted by


def _kept() -> _Kept:
    try:
        return read_json(_path(), _Kept) or {}
    except (OSError, GuaquiError, msgspec.DecodeError):
        return {}
