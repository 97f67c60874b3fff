"""Names of files that every system takes, and a stick."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from storage.notation.device_names import is_device_name

MOST_BYTES: Final = 100
"""Of one name: longer ones are cut by programs that pack and copy."""
_KEPT: Final = 80


_APART: Final = re.compile(r"[\W_]+")


def file_word(words: str) -> str:
    """Some words as a file is called by them, with their accents: without its tilde a year is something else."""
    return _APART.sub("-", words.lower()).strip("-")


def name_on_disk(word: str, ending: str = "") -> str:
    """A name made from an id or a word of ours. Two that differ have names that differ.

    An underscore keeps it from being a device of Windows: no id has one. One that is too long ends with a sum.
    """
    stem, point, more = word.partition(".")
    name = f"{stem}_{point}{more}{ending}" if is_device_name(stem) else word + ending
    if len(name.encode()) <= MOST_BYTES:
        return name
    begun = word.encode()[:_KEPT].decode(errors="ignore")
    return f"{begun}_{sha256(word.encode()).hexdigest()[:8]}{ending}"
