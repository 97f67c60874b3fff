"""Any text in the letters that a terminal has: an accent less, a plain letter for a sign."""

from __future__ import annotations

import unicodedata
from typing import Final

from storage.notation.text import encodes
from storage.symbols import LACKS, LETTERS, SETTLED

SIGNS: Final = {
    **LETTERS,
    "…": "...",
    "→": "->",
    "←": "<-",
    SETTLED: "ok",
    LACKS: "no",
    "¿": "",
    "¡": "",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "€": "EUR",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""What is written for what an encoding lacks: the letters of the screens, but where a line has room for a word."""


def in_letters(text: str, encoding: str) -> str:
    """A text of which every letter is in an encoding."""
    if encodes(text, encoding):
        return text
    return "".join(letter if encodes(letter, encoding) else _plain(letter, encoding) for letter in text)


def _plain(letter: str, encoding: str) -> str:
    """The nearest that there is: a sign's letters, a letter without its marks, else its number."""
    if letter in SIGNS:
        return SIGNS[letter]
    parts = unicodedata.normalize("NFKD", letter)
    near = "".join(part for part in parts if not unicodedata.combining(part) and encodes(part, encoding))
    return near or ("" if unicodedata.combining(letter) else f"U+{ord(letter):04X}")
