"""Any text in the letters that a terminal has: an accent less, a plain letter for a sign."""

from __future__ import annotations

import unicodedata
from typing import Final

from storage.symbols import CHOSEN, LACKS, NOT_SAVED, NOTHING, SETTLED, STAYS_OUT

SIGNS: Final = {
    "·": "-",
    "…": "...",
    NOTHING: "-",
    "—": "-",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "→": "->",
    "←": "<-",
    SETTLED: "ok",
    LACKS: "no",
    NOT_SAVED: "*",
    CHOSEN: "*",
    STAYS_OUT: "x",
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
"""What is written for what an encoding lacks."""


def in_letters(text: str, encoding: str) -> str:
    """A text of which every letter is in an encoding."""
    if has(text, encoding):
        return text
    return "".join(letter if has(letter, encoding) else _plain(letter, encoding) for letter in text)


def has(text: str, encoding: str) -> bool:
    """Whether an encoding has all of a text; one that nobody knows has what ASCII has."""
    try:
        text.encode(encoding)
    except LookupError:
        return text.isascii()
    except UnicodeError:
        return False
    return True


def _plain(letter: str, encoding: str) -> str:
    """The nearest that there is: a sign's letters, a letter without its marks, else its number."""
    if letter in SIGNS:
        return SIGNS[letter]
    parts = unicodedata.normalize("NFKD", letter)
    near = "".join(part for part in parts if not unicodedata.combining(part) and has(part, encoding))
    return near or ("" if unicodedata.combining(letter) else f"U+{ord(letter):04X}")
