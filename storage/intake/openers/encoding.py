"""Bytes of a text file -> its letters. Who saved it did not say in which of the usual ways; its words tell."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final, Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac-roman"]
"""Of UTF-16, the latter two are told without a mark."""

_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GUESSED: Final[tuple[Encoding, ...]] = ("utf-8", "cp1252", "cp850", "mac-roman")
"""Of those that fit equally well, the first is taken."""
NO_LETTER: Final = "\ufffd"
"""What stands for bytes that are no letter."""

_SPANISH = frozenset("áéíóúñüÁÉÍÓÚÑÜ")
_AYMARA = frozenset("äïÄÏ")
_BEST, _GOOD, _FAIR, _NEUTRAL, _ODD, _BAD, _WORST = 5, 4, 1, 0, -1, -4, -20
_HIATUS = re.compile("[aeoáéó][áéó]|[áéó][aeoáéó]|í(?=[aeou])(?![aeo][sn]?$)")
"""Strong vowels beside each other, or a stressed i before one that is no ending: few words have them."""
_MAY_BEGIN = re.compile("é(?:l$|lit|po|tic|tni|xi|nf|s[ae]|st|r)|ú(?:lti|til|ter|nic|lce|ni)")
"""Of é and ú, which are one byte in two encodings, how words begin."""
_TOLD_BY = re.compile(r"[^\W\d_ºª]+|[^\x00-\x7f]")
_LOOKED_AT = 2000
"""Lines with letters beyond ASCII by which the encoding is told."""

_LONGEST = 4000
"""Bytes of such a line that are looked at."""

_Beside = Callable[[str, str], int]
_RULES: dict[str, _Beside] = {
    NO_LETTER: lambda _before, _after: _WORST,
    "\u00a0": lambda _before, _after: _NEUTRAL,
    "’": lambda before, _after: _FAIR if before.isalpha() else _BAD,
    **dict.fromkeys(
        "°ºª",
        lambda before, after: _BEST if (before.isdigit() or before in "Nn.") and not after.isalpha() else _BAD,
    ),
    **dict.fromkeys("½¼¾²³", lambda before, after: _BAD if before.isalpha() or after.isalpha() else _FAIR),
    **dict.fromkeys("–—", lambda before, after: _BAD if before.isalpha() or after.isalpha() else _NEUTRAL),
    **dict.fromkeys("¿¡«“‘•·", lambda before, _after: _BAD if before.isalnum() else _FAIR),
    **dict.fromkeys("»”…", lambda before, after: _BAD if before.isspace() or after.isalnum() else _FAIR),
}
"""How well a sign fits where it stands, by what stands before and after it; any other does not."""


class Letters(NamedTuple):
    """A file's text and in which encoding it was read."""

    text: str
    encoding: Encoding


def read_letters(data: bytes) -> Letters | None:
    """None where it is no text. Bytes that are no letter become `NO_LETTER`."""
    if data.startswith(_MARKS):
        return Letters(data.decode("utf-16", "replace"), "utf-16")
    if b"\0" in data:
        return _without_mark(data)
    try:
        return Letters(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        telling = _telling_lines(data)
        encoding = max(_GUESSED, key=lambda one: _likeness(telling, one))
        return Letters(data.decode(encoding, "replace"), encoding)


def _without_mark(data: bytes) -> Letters | None:
    """UTF-16 of our letters has nothing in most of every other bytes, and in no letter nothing at all."""
    low, high = data[::2].count(0), data[1::2].count(0)
    encoding: Encoding = "utf-16-le" if high > low else "utf-16-be"
    text = data.decode(encoding, "replace")
    return None if "\0" in text or max(low, high) * 4 < len(data) else Letters(text, encoding)


def _telling_lines(data: bytes) -> list[bytes]:
    """Those with letters beyond ASCII, of which no one is long enough to tell more than all others."""
    telling = (line[:_LONGEST].rstrip(b"\r\n") for line in io.BytesIO(data) if not line.isascii())
    return list(islice(telling, _LOOKED_AT))


def _likeness(lines: Iterable[bytes], encoding: Encoding) -> int:
    """How much lines are like Spanish, by their letters and signs beyond ASCII and what stands beside each."""
    return sum(_of_line(f" {line.decode(encoding, 'replace')} ") for line in lines)


def _of_line(line: str) -> int:
    told = ((found[0], line[found.start() - 1], line[found.end()]) for found in _TOLD_BY.finditer(line))
    return sum(
        _RULES[sign](before, after) if sign in _RULES else _of_word(sign, before, after)
        for sign, before, after in told
        if not sign.isascii()
    )


def _of_word(word: str, before: str, after: str) -> int:
    """Letters count by their word: one that is in small letters, in capitals, or begins with one."""
    others = [letter for letter in word if not letter.isascii()]
    if not word.isalpha():
        return _BAD
    if len(word) == 1:
        return _NEUTRAL if word in "óéáÑ" and not (before.isalnum() or after.isalnum()) else _BAD
    if not (word.islower() or word.isupper() or word.istitle()):
        return _BAD * len(others)
    small = word.lower()
    if _HIATUS.search(small):
        return _ODD * len(others)
    known = sum(_GOOD if x in _SPANISH else _FAIR if x in _AYMARA else _BAD for x in others)
    return known if small[0] not in "éú" or _MAY_BEGIN.match(small) else known - _GOOD + _FAIR
