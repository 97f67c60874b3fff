"""The plan of each year to print, on lying pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from storage.plan.survey import Survey

from ..document.paper import OF_MATRIX, Paper
from ..dossier import Dossier
from ..wording.edition import Edition
from ..year_plan.files_by_year import files_by_year
from ..year_plan.paper import year_paper
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier = Dossier(survey, edition)
    for year, name in files_by_year(survey, edition, ".pdf"):
        yield drawn_file(name, partial(_papers, dossier, year), OF_MATRIX)


def _papers(dossier: Dossier, year: int) -> list[Paper]:
    return [year_paper(dossier, year)]
