"""The plan of each year as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from storage.plan.survey import Survey

from ..dossier import Dossier
from ..wording.edition import Edition
from ..workbook.year_book import year_book
from ..year_plan.files_by_year import files_by_year
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier = Dossier(survey, edition)
    for year, name in files_by_year(survey, edition, ".xlsx"):
        yield File(name, partial(_book, dossier, year))


def _book(dossier: Dossier, year: int) -> list[bytes]:
    return [year_book(dossier, year)]
