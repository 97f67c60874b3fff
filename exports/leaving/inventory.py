"""What exports wrote into a folder: each file's sum, what it was made of, and what it is.

Without it nobody could tell a paper of ours from somebody's file of that name, or one that was changed by hand.
One stands for a folder and those in it, so that a set of papers is there once it is, and not before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from storage.errors import GuaquiError
from storage.file.bounded_files import opened_bounded, read_bounded
from storage.limits import MAX_FILE_BYTES
from storage.refusals import from_os

NAME: Final = ".guaqui-papers.json"
_MOST: Final = 1 << 22


class Entry(Struct, frozen=True, omit_defaults=True):
    """A file of ours. `sum`: of its bytes (SHA-256, hex); empty of one that is only on its way.

    `of`: a sum of what it was made of. `words`: what it is, where its folder's README says so. `coming`: the sum
    of what is about to take its place; it stays there only where that was broken off. `request`: what was asked
    for that it is of.
    """

    sum: str = ""
    of: str = ""
    words: str = ""
    coming: str = ""
    request: str = ""


class _Inventory(Struct):
    files: dict[str, Entry]


Entries = Mapping[str, Entry]
"""By the files' names below the folder."""


def read_inventory(folder: Path) -> dict[str, Entry]:
    """What a folder has of ours; nothing where that cannot be read, for then nobody knows."""
    try:
        files = msgspec.json.decode(read_bounded(folder / NAME, _MOST), type=_Inventory).files
    except (OSError, GuaquiError, msgspec.MsgspecError):
        return {}
    return {name: one for name, one in files.items() if _is_below(name)}


def _is_below(name: str) -> bool:
    """Whether a name leads into the folder itself: who knows whose stick an inventory was on."""
    return "\\" not in name and ":" not in name and not {"", ".", ".."} & {*name.split("/")}


def papers_unmade(folder: Path, requests: Collection[str], made: Collection[str]) -> list[str]:
    """The files that stand in a folder as they were made at such a request, and are not among those `made` at it
    now: nobody makes them anew any more. What was changed by hand is somebody's, and none of these.
    """
    return [
        name
        for name, one in sorted(read_inventory(folder).items())
        if one.request in requests and name not in made and _stands(folder / name, one.sum)
    ]


def _stands(path: Path, digest: str) -> bool:
    try:
        return sum_of(path) == digest
    except GuaquiError:
        return False


def inventory_bytes(entries: Entries) -> bytes:
    said = msgspec.json.encode(_Inventory(dict(sorted(entries.items()))))
    return msgspec.json.format(said, indent=1) + b"\n"


def sum_of(path: Path) -> str:
    """Of a file's bytes; empty where nothing stands there. Raises `GuaquiError` where it cannot be read."""
    try:
        with opened_bounded(path, MAX_FILE_BYTES) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise from_os(error, path) from error
