"""The questions to the communities, as one page to print; no file where nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.questions import open_questions
from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..report.questions import questions
from ..wording.edition import Edition
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    if open_questions(survey):
        yield File(
            edition.called(N_("questions.html")),
            lambda: (piece.encode() for piece in questions(Dossier(survey, edition))),
        )
