"""Papers as one PDF."""

from __future__ import annotations

from collections.abc import Sequence

from .drawing import draw
from .paper import Paper
from .sheet import MeasuredSheet, Sheet


def pdf(papers: Sequence[Paper], size: str, *, odd: bool = True) -> bytes:
    """The document. `size`: one of `SIZES`. Readers jump to each of several papers; where `odd` each begins on a
    page with an odd number.
    """
    sheet = Sheet(size)
    _draw(sheet, papers, odd=odd)
    sheet.feet()
    return sheet.done()


def _draw(sheet: Sheet, papers: Sequence[Paper], *, odd: bool) -> None:
    """Papers on their pages, still without their feet."""
    for paper in papers:
        sheet.begin(paper, odd=odd and len(papers) > 1, listed=len(papers) > 1)
        draw(sheet, paper.pieces)


def page_count(papers: Sequence[Paper], size: str, *, odd: bool = True) -> int:
    """How many pages papers take."""
    return first_pages(papers, size, odd=odd)[-1]


def first_pages(papers: Sequence[Paper], size: str, *, odd: bool = True) -> list[int]:
    """On which page of the document each paper begins; then how many pages there are in all."""
    sheet = MeasuredSheet(size)
    _draw(sheet, papers, odd=odd)
    return [*sheet.first_pages(), sheet.pages_count]
