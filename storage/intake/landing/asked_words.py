"""Words in a demand's place that are no demand: that nothing is asked for, or several demands at once."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...notation.word_lists import listed

_LONGEST: Final = 80
"""Nobody takes more letters to say that nothing is asked for."""

_MARK: Final = r"\s*[.):°º-]+\s*"
"""What stands behind the letter or the number of a list."""
_FROM_THE_START: Final = (
    *(rf"\s*{one}{_MARK}[^\W\d].*?[\s;,]{two}{_MARK}[^\W\d].*" for one, two in (("1", "2"), ("a", "b"))),
    r"\s*1(?:ro|ero|er|ra|era)\b\W*(?!(?:y|e|o|al)\b)([^\W\d]+)\b.*?[\s;,]2(?:do|da)\b\W*(?!\1\b)[^\W\d].*",
)
"""1.- Puente 2.- Sede; 1ro Puente, 2do Sede; but *1ra fase, 2da fase* and *1ro y 2do de secundaria* are of one."""
_INSIDE: Final = (
    r".*?(?<!\w)(?:a\)\s*\w.*?\W\(?b\)|1\)\s*[^\W\d].*?\W\(?2\))\s*[^\W\d].*",
    r"[^\n]*?[^\W\d].*?\(1\).*?[^\W\d].*?\(2\).*",
    r"(?:.*?\n)?\s*[-*–—](?!\d)[^\n]*\w[^\n]*\n(?:.*?\n)?\s*[-*–—](?!\d)\s*\w.*",
    r"[^\u2022\u25aa\u25cf\u2023]*[\u2022\u25aa\u25cf\u2023]\s*\w.*?[\u2022\u25aa\u25cf\u2023]\s*\w.*",
)
"""Obras: a) Puente b) Sede; Puente (1) Sede (2); lines with a dash; bullets."""
_SEVERAL: Final = re.compile("|".join(_FROM_THE_START + _INSIDE), re.DOTALL | re.IGNORECASE)
_MAY_COUNT: Final = re.compile(r"[2\n\u2022\u25aa\u25cf\u2023]|\bb\b", re.IGNORECASE)
"""What no list of two is without: of nearly all demands it is all that is looked for."""


def are_several(words: str) -> bool:
    """Whether words are a list of two demands or more, each with a mark of its own."""
    return _MAY_COUNT.search(words) is not None and _SEVERAL.fullmatch(words) is not None


def asks_for_nothing(letters: str) -> bool:
    """Whether the letters of words say that nothing is asked for: *no piden nada este año*, *ninguna demanda*."""
    return len(letters) <= _LONGEST and _nothing_asked().fullmatch(letters) is not None


@cache
def _nothing_asked() -> re.Pattern[str]:
    """Who, that they do not, what, and until when: all of it is in the lexicon, most of it may be left out."""
    who, verb, none, thing, until = (
        "|".join(listed("nothing_asked", name)) for name in ("who", "verb", "none", "thing", "until")
    )
    alone = rf"(?:{none}|(?:no|nao)(?:-se)?(?:-ha|-han)?-(?:{verb}))(?:-(?:nada|(?:(?:{none})-)?(?:{thing})))?"
    return re.compile(
        rf"(?:(?:{who})-)?(?:{alone}|(?:sin|sem|no)-(?:{thing}))(?:-(?:{until})(?:-(?:19|20)\d\d)?)*"
    )
