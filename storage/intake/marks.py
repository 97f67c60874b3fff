"""The marks that our own papers put before a demand, as `▲ apoyo a la producción`: no part of its text."""

from __future__ import annotations

import re
from typing import Final

from ..names import slug

SYMBOLS: Final = "▲◆■▬?!…○~·"
_MARKED = re.compile(rf"[{SYMBOLS}](?:\s+(.*))?", re.DOTALL)
_BELOW = re.compile(r"Bs\.?\s*[\d.,\s]+|\d+\s+(?:propuestas?|proposals?)", re.IGNORECASE)
"""A line under the text of a cell of the matrix: what the demand costs, how many proposals wait."""
WORDS: Final = frozenset(
    map(
        slug,
        (
            *("production support", "apoyo a la producción", "economic promotion", "promoción económica"),
            *("social", "infrastructure", "infraestructura", "without class", "sin clase"),
            *("to settle", "por resolver", "proposals, no choice yet", "propuestas, sin decidir"),
            *("decided not to ask", "decidió no pedir", "no pide", "postponed", "postergada", "missing", "falta"),
        ),
    )
)
"""What stands behind a symbol, by its letters."""


def unmarked(text: str) -> str:
    """A text without the mark before it, and without what a cell of the matrix has around it.

    Empty where there is only a mark: `· falta`, `○ no pide`.
    """
    found = _MARKED.fullmatch(text.strip())
    if found is None:
        return text
    first, *lines = (found[1] or "").split("\n")
    if slug(first) not in WORDS:
        return found[1] or ""
    while lines and _BELOW.fullmatch(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)
