"""Six words as somebody typed what another read aloud: what is wrong with them, word by word."""

from __future__ import annotations

from typing import Final

from storage.file.six_words import WORDS, read_words, strange_words
from storage.notation.text import clean_line
from storage.translatable import N_

from ..language.gettext_ import _, ngettext

_NTH: Final = (N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"))
"""As a word of the six is called."""


def read_six_words(typed: str) -> list[str]:
    """The six words as the list has them. Raises `ValueError` with what is wrong, in words."""
    words = read_words(clean_line(typed))
    if len(words) != WORDS:
        n = len(words)
        said = ngettext("That is {n} word; there are six.", "Those are {n} words; there are six.", n).format(n=n)
        raise ValueError(f"{said} {_(_AGAIN)}")
    if strange := strange_words(words):
        said = " ".join(_strange(words.index(word), word) for word in dict.fromkeys(strange))
        raise ValueError(f"{said} {_(_AGAIN)}")
    return words


_AGAIN: Final = N_("Have them read again.")


def no_words_yet() -> str:
    """What is said where a laptop has no key yet, and so no words."""
    return _("This laptop has six words to read aloud once something was saved on it.")


def _strange(at: int, word: str) -> str:
    return _("The {nth} is not on the list: {word}.").format(nth=_(_NTH[at]), word=word)
