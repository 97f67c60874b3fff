"""Which field files are as this installation left them: their lines were accepted when they were written.

A merge writes its result whole, and is mostly asked for again with one file more. What it wrote is known by its
SHA-256, so that its lines are only read the next time, and not judged; one byte more or less, and all are judged.
So they are where another version of the program wrote it, whose rules may be others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

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
        known_by = _by_our_rules(own)
        kept = [one for one in _digests() if one != known_by][1 - _MOST :]
        path = home() / _NAME
        make_folder(path.parent)
        new = not path.exists()
        path.write_bytes(b"".join([*kept, known_by]))
        if new:
            path.chmod(PRIVATE)


def is_as_left(data: bytes) -> bool:
    """Whether these bytes are those that were written here, by the rules of now."""
    with suppress(OSError):  # where the program's own text cannot be read, all is judged
        return len(data) >= _WORTH_IT and bool(known := _digests()) and _by_our_rules(sha256_of([data])) in known
    return False


_NAME: Final = "written"

_STORAGE: Final = Path(__file__).parents[1]
_RULES: Final = ("kinds", "limits.py", "names", "notation", "revisions")
"""By what a line is judged; `test_left_files.py` holds that they lean on nothing else."""


def _by_our_rules(digest: bytes) -> bytes:
    """What a file is known by: its SHA-256 under the rules that judge lines now."""
    return sha256_of([_rules(), digest])


@cache
def _rules() -> bytes:
    """A digest of the rules' own text: a field that is added or made stricter raises no number."""
    return sha256_of([sys.version.encode(), *_texts(_STORAGE)])


def _texts(storage: Path) -> Iterator[bytes]:
    for name in _RULES:
        there = storage / name
        for path in sorted(there.rglob("*.py")) if there.is_dir() else [there]:
            yield path.read_bytes()


def _digests() -> list[bytes]:
    try:
        kept = (home() / _NAME).read_bytes()
    except OSError:
        return []
    return [kept[at : at + _DIGEST_BYTES] for at in range(0, len(kept) - _DIGEST_BYTES + 1, _DIGEST_BYTES)]
