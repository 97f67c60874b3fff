"""The handover: one page for whoever takes over. Whom to call and who leaves an office stands on it by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from storage.plan.handover import handed_over
from storage.plan.survey import Survey
from storage.plan.version import version_of, whole_digest
from storage.translatable import N_

from ..document.paper import Paper
from ..document.pdf import page_count
from ..dossier import Dossier
from ..frame import frame_of
from ..handover.page import MOST_LINES, handover_page
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    """It tells of actas and laptops too, which no other paper is made of."""
    name, size = edition.called(N_("handover.pdf")), edition.paper or paper_size(survey)
    drawn = drawn_file(name, lambda: [_paper(survey, edition, size)], size)
    yield drawn._replace(of=partial(whole_digest, survey))


def _paper(survey: Survey, edition: Edition, size: str) -> Paper:
    """With as many lines of each thing as the one page has room for."""
    say = edition.speech
    of = handed_over(survey, version_of(survey).day)
    frame = frame_of(survey, edition, say(N_("Handover")))
    dossier = Dossier(survey, edition)
    *longer, shortest = (
        Paper(frame, tuple(handover_page(dossier, of, lines)), say.language) for lines in MOST_LINES
    )
    return next((paper for paper in longer if page_count([paper], size) == 1), shortest)
