"""The one border for text: what is typed or imported passes `clean`, what is read is only accepted clean."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# Control characters but the line feed, the characters that turn the direction of text around
# (Unicode TR 36, "bidirectional text spoofing"), and halves of surrogate pairs.
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SHAPELESS = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
"""What is not seen and joins nothing: a soft hyphen, a space of no width, marks of direction."""
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters of other scripts that are drawn as nothing: spaces to whoever reads them."""
_JOINERS = "\u034f\u17b4\u17b5\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e01ef"
"""What joins the signs beside it or tells them apart, as in 👩🏽‍🌾, and is nothing by itself."""
_NOT_SEEN = re.compile(f"[{_SHAPELESS}{_BLANKS}]")
_NOTHING_SEEN = re.compile(rf"[\s{_SHAPELESS}{_BLANKS}{_JOINERS}]*[{_SHAPELESS}{_BLANKS}{_JOINERS}]\s*")
_UNSEEN = re.compile(f"[{_SHAPELESS}{_BLANKS}{_JOINERS}]")
_LONGEST_RUN = 30
_JOINER = "\u034f"
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def is_clean(text: str) -> bool:
    """Whether `text` may stand in a revision as it is."""
    if text.isascii():
        return text.isprintable() or _FORBIDDEN.search(text) is None
    return _FORBIDDEN.search(text) is None and unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """`text` as it may be kept: NFC, line breaks as line feeds, tabs as spaces, nothing that a terminal obeys.

    A text of which nothing can be seen is none.
    """
    text = _FORBIDDEN.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    if text.isascii():
        return text
    if _NOTHING_SEEN.fullmatch(text):
        return ""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", _stream_safe(text))


def has_unseen(text: str) -> bool:
    """Whether there is something in a text that nobody sees and that joins nothing, or nothing else at all."""
    return not text.isascii() and bool(_NOT_SEEN.search(text) or _NOTHING_SEEN.fullmatch(text))


def is_unseen(sign: str) -> bool:
    """Whether one character is drawn as nothing, or only changes what stands beside it."""
    return bool(_UNSEEN.fullmatch(sign)) or unicodedata.category(sign) == "Cf"


def visible(text: str) -> str:
    """A text without what `has_unseen` tells of: such gets in by copying from web pages, and parts words."""
    if text.isascii():
        return text
    return re.sub(f"[{_SHAPELESS}]", "", re.sub(f"[{_BLANKS}]", " ", text))


def _stream_safe(text: str) -> str:
    """`text` without endless runs of combining marks, which take normalizing time by their square.

    As Unicode Standard Annex 15 has it (Stream-Safe Text): a joiner that is not seen after each 30 of them.
    """
    safe = []
    run = 0
    for character in text:
        apart = unicodedata.normalize("NFD", character)
        marks = len(apart) if unicodedata.combining(apart[0]) else 0
        if marks and run + marks > _LONGEST_RUN:
            safe.append(_JOINER)
            run = 0
        run = run + marks if marks else sum(map(bool, map(unicodedata.combining, apart)))
        safe.append(character)
    return "".join(safe)


def clean_line(text: str) -> str:
    """`clean`, on one line and without space at the ends."""
    return " ".join(clean(text).split())


def printable(text: str) -> str:
    """Any text on one line that a terminal and UTF-8 take: a file's name, a key of somebody's file."""
    return clean_line(text.encode("utf-8", "backslashreplace").decode())


def clean_value(value: Any) -> Any:
    """A value of a body with every text in it cleaned; keys stay, they are names of fields."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: clean_value(item) for key, item in value.items()}
        case list() | tuple():
            return [clean_value(item) for item in value]
        case _:
            return value


def first_words(text: Any, length: int) -> str:
    """The beginning of a text on one line."""
    line = " ".join(str(text).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def encodes(text: str, encoding: str) -> bool:
    """Whether an encoding has all of a text; one that nobody knows has what ASCII has."""
    try:
        text.encode(encoding)
    except LookupError:
        return text.isascii()
    except UnicodeError:
        return False
    return True
