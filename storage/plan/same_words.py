"""Whether two texts are the same words. All that compares demands and proposals by their text asks here."""

from __future__ import annotations

from ..notation.text import clean_line, visible
from .paper_marks import unmarked


def same_words(one: object, other: object) -> bool:
    """Whether two texts are one: a mark of ours before them, case, spaces and a final full stop apart.

    What has no words is the same as nothing.
    """
    words = compared_words(one)
    return bool(words) and words == compared_words(other)


def compared_words(text: object) -> str:
    """What two texts that are the same words have in common; nothing of what is no text."""
    if not isinstance(text, str):
        return ""
    line = (_line(unmarked(text)) or _line(text)).casefold()
    return line.removesuffix(".").rstrip() or line


def _line(text: str) -> str:
    return clean_line(visible(text))
