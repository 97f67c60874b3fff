"""A text of a cell at the border: as it may be kept, and whether something in it was not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ...notation.text import clean, has_unseen, visible
from ..table import Flaw

UNSEEN: Final[tuple[Flaw, ...]] = ("unseen",)


_NOT_PLAIN: Final = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027]")
"""What has to be looked at: all but the letters of our languages, their signs, and lines' ends."""


def is_plain(text: str) -> bool:
    """Whether a text stays as it is when it is cleaned: one look at a file saves one at each of its cells."""
    return _NOT_PLAIN.search(text) is None


def cell_text(text: str) -> str | None:
    """What a text says, as it may be kept; nothing where nothing of it is seen."""
    cleaned = clean(visible(text))
    return cleaned if cleaned.strip() else None


def flaws_of(texts: Iterable[str]) -> tuple[Flaw, ...]:
    """Whether signs were left out of texts that nobody sees."""
    return UNSEEN if any(map(has_unseen, texts)) else ()
