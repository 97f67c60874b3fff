"""The matrix of the plan to print, on lying pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..wording.edition import Edition
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(edition.named(N_("matrix.pdf")), partial(_matrix, survey, edition))


def _matrix(survey: Survey, edition: Edition) -> Iterable[bytes]:
    from ..council.whole_matrix import PAPER, whole_matrix  # it brings a font
    from ..document.pdf import pdf

    return [pdf([whole_matrix(Dossier(survey, edition))], PAPER)]
