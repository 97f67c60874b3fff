"""The questions to the communities, to print and to tick; no file where nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from storage.plan.questions import open_questions
from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.paper import Paper
from ..dossier import Dossier
from ..frame import frame_of
from ..questions.sheets import sheets
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    if open_questions(survey):
        name, size = edition.called(N_("questions.pdf")), edition.paper or paper_size(survey)
        yield drawn_file(name, lambda: _sheets(survey, edition), size, odd=False)


def _sheets(survey: Survey, edition: Edition) -> Sequence[Paper]:
    return sheets(Dossier(survey, edition), partial(frame_of, survey, edition))
