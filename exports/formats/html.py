"""The report for the council as one self-contained page that prints well."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..report.page import page
from ..wording.edition import Edition
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    name = edition.named(N_("report.html"))
    yield File(name, lambda: (piece.encode() for piece in page(Dossier(survey, edition))))
