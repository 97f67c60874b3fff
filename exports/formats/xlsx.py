"""The plan as a workbook that spreadsheets open."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..wording.edition import Edition
from ..workbook.book import book
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(edition.named(N_("matrix.xlsx")), lambda: [book(survey, edition)])
