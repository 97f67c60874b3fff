"""The questions to the communities, to print and to tick; no file where nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from storage.plan.questions import open_questions
from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..frame import frame_of
from ..questions.sheets import sheets
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    if open_questions(survey):
        yield File(edition.called(N_("questions.pdf")), partial(_sheets, survey, edition))


def _sheets(survey: Survey, edition: Edition) -> Iterable[bytes]:
    from ..document.pdf import pdf  # it brings a font: not before it is drawn

    papers = sheets(Dossier(survey, edition), partial(frame_of, survey, edition))
    return [pdf(papers, edition.paper or paper_size(survey), odd=False)]
