"""Which field files are as this installation left them: their lines were accepted when they were written.

A merge writes its result whole, and is mostly asked for again with one file more. What it wrote is known by its
SHA-256, so that its lines are only read the next time, and not judged; one byte more or less, and all are judged.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from ..limits import FORMAT
from .device import home
from .disk import PRIVATE, make_folder, sha256_of

_DIGEST_BYTES: Final = 32
_MOST: Final = 64
"""The last that were written: nobody goes on from very many."""
_WORTH_IT: Final = 1 << 20
"""Bytes from which on it takes less to look than to judge."""


def remember_left(file: Path, own: bytes) -> None:
    """A file with this SHA-256 was written here, of accepted lines. Where that cannot be kept, they are judged."""
    with suppress(OSError):
        if file.stat().st_size < _WORTH_IT:
            return
        kept = [one for one in _digests() if one != own][1 - _MOST :]
        path = home() / _NAME
        make_folder(path.parent)
        new = not path.exists()
        path.write_bytes(b"".join([*kept, own]))
        if new:
            path.chmod(PRIVATE)


def is_as_left(data: bytes) -> bool:
    """Whether these bytes are those that were written here."""
    return len(data) >= _WORTH_IT and bool(known := _digests()) and sha256_of([data]) in known


_NAME: Final = f"written-{FORMAT}"
"""By the format, whose rules they were accepted by."""


def _digests() -> list[bytes]:
    try:
        kept = (home() / _NAME).read_bytes()
    except OSError:
        return []
    return [kept[at : at + _DIGEST_BYTES] for at in range(0, len(kept) - _DIGEST_BYTES + 1, _DIGEST_BYTES)]
