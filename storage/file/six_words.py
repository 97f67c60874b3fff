"""Six words for a laptop's key, to be read aloud by whoever sits at it and typed by whoever is to know it.

66 bits of a scrypt of the key: whoever wants another key with the same words has to try some 10^19, a tenth of a
second each. The words are the 2,048 of BIP-39's Spanish list; no two begin with the same four letters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from ..names.name_table import slug

WORDS: Final = 6
_BITS: Final = 11
_FIRST: Final = 4
"""So many letters tell a word."""
_SALT: Final = b"guaqui-laptop-1"
_SEPARATORS: Final = re.compile(r"[\s,;.·\-]+")


@cache
def _list() -> tuple[str, ...]:
    return tuple(Path(__file__).with_suffix(".txt").read_text("utf-8").split())


@cache
def _by_first_letters() -> dict[str, str]:
    return {slug(word)[:_FIRST]: word for word in _list()}


@lru_cache(maxsize=256)
def six_words(device: str) -> tuple[str, ...]:
    """The words of a key. It takes about a tenth of a second."""
    digest = hashlib.scrypt(device.encode(), salt=_SALT, n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=9)
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - WORDS * _BITS)
    return tuple(_list()[number >> shift & 2047] for shift in range((WORDS - 1) * _BITS, -1, -_BITS))


def read_words(typed: str) -> list[str]:
    """The words that were typed, as the list has them; one that is none of the list's stands as it was typed.

    Accents and capitals make no difference, and four letters are enough.
    """
    pieces = [piece for piece in _SEPARATORS.split(typed) if piece]
    return [_word(piece) or piece for piece in pieces]


def _word(typed: str) -> str | None:
    letters = slug(typed)
    word = _by_first_letters().get(letters[:_FIRST])
    return word if word and slug(word).startswith(letters) else None


def device_of_words(
    words: Iterable[str], devices: Sequence[str], tell: Callable[[int, int], None] = lambda _done, _all: None
) -> str:
    """The one of some keys whose words these are, empty where none's are.

    `tell` hears of how many have been tried, and may raise to break it off.
    """
    wanted = tuple(words)
    for done, device in enumerate(devices):
        tell(done, len(devices))
        if six_words(device) == wanted:
            return device
    return ""


def strange_words(words: list[str]) -> list[str]:
    """Those of some words that the list does not have."""
    return [word for word in words if word not in _list()]
