"""What a paper that is looked at before it is made says, and how many pages it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exports.document.paper import Paper
from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from storage.plan.survey import Survey

from ...language.gettext_ import speech


class SeenPapers(NamedTuple):
    """The papers of one file, and how many pages they take."""

    papers: Sequence[Paper]
    pages: int


def can_be_looked_at(survey: Survey, name: str) -> bool:
    """Whether a format is drawn, and no acta: those are looked at each by itself, in its community."""
    if FORMATS[name].signed:
        return False
    return any(file.drawing for file in files(survey, [name], Edition(speech())))


def papers_of_format(survey: Survey, name: str) -> list[SeenPapers]:
    """Each file that is drawn of a format, laid out: of a plan of many communities that takes a second."""
    from exports.document.pdf import page_count  # it brings a font

    drawings = [file.drawing for file in files(survey, [name], Edition(speech())) if file.drawing]
    laid_out = ((drawing.papers(), drawing) for drawing in drawings)
    return [SeenPapers(papers, page_count(papers, of.size, odd=of.odd)) for papers, of in laid_out]
