"""A text of a cell at the border: as it may be kept, and whether something in it was not seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...notation.text import clean, has_unseen, visible
from ..table import Flaw

UNSEEN: Final[tuple[Flaw, ...]] = ("unseen",)


def cell_text(text: str) -> str | None:
    """What a text says, as it may be kept; nothing where nothing of it is seen."""
    cleaned = clean(visible(text))
    return cleaned if cleaned.strip() else None


def flaws_of(texts: Iterable[str]) -> tuple[Flaw, ...]:
    """Whether signs were left out of texts that nobody sees."""
    return UNSEEN if any(map(has_unseen, texts)) else ()
