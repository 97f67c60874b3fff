"""The matrix of the plan to print, on lying pages."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.paper import OF_MATRIX, Paper
from ..dossier import Dossier
from ..wording.edition import Edition
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield drawn_file(edition.named(N_("matrix.pdf")), lambda: [_matrix(survey, edition)], OF_MATRIX)


def _matrix(survey: Survey, edition: Edition) -> Paper:
    from ..council.whole_matrix import whole_matrix  # it is laid out to see whether it fits, which brings a font

    return whole_matrix(Dossier(survey, edition))
