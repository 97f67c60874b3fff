"""The survey of the plan for phones (ODK, KoboToolbox): the same for all readers, for it asks nothing private."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..wording.edition import Edition
from ..workbook.xlsform import xlsform
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(edition.called(N_("survey.xlsx")), lambda: [xlsform(survey, edition)])
