"""The marks that our own papers put before a demand, as `▲ apoyo a la producción`: no part of its text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ..names.name_table import slug
from ..notation.currency import Currency, currency_of
from ..notation.word_lists import listed
from ..symbols import CLASS_SYMBOLS, REJECTED, STATE_SYMBOLS
from .survey import Survey


class PaperMarks(NamedTuple):
    """What a municipality's papers put around a demand: what classes are called, by their letters; its money."""

    classes: frozenset[str] = frozenset()
    currency: Currency = Currency()


NO_PAPER: Final = PaperMarks()


def paper_marks(survey: Survey) -> PaperMarks:
    return PaperMarks(frozenset(map(slug, survey.named("class").values())), currency_of(survey.profile))


def unmarked(text: str, paper: PaperMarks = NO_PAPER) -> str:
    """A text without the mark before it, and without what a cell of the matrix has around it.

    Empty where there is only a mark: `· falta`, `○ no pide`.
    """
    found = _MARKED.fullmatch(text.strip())
    if found is None:
        return text
    first, *lines = (found[1] or "").split("\n")
    if slug(first) not in paper.classes | _states():
        return found[1] or ""
    while lines and _below(paper.currency.sign).fullmatch(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)


_SIGN: Final = "|".join(map(re.escape, (*CLASS_SYMBOLS, *STATE_SYMBOLS.values())))
_MARKED: Final = re.compile(rf"(?:{_SIGN})(?:\s+(.*))?", re.DOTALL)


@cache
def _states() -> frozenset[str]:
    """What stands behind a sign that is no class's, by its letters."""
    return frozenset(listed("papers", "states"))


@cache
def _below(sign: str) -> re.Pattern[str]:
    """A line under a text in the matrix: that it was rejected, what it costs, how many proposals wait."""
    amount = rf"{re.escape(sign)}\.?\s*[\d.,\s]+|" if sign else ""
    return re.compile(rf"{amount}\d+\s+(?:propuestas?|proposals?)|{REJECTED}\s.*", re.IGNORECASE)
