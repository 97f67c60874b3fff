"""The council's report on two pages, and its annexes beside it."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.paper import Paper
from ..dossier import Dossier
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier, size = Dossier(survey, edition), edition.paper or paper_size(survey)
    yield drawn_file(edition.named(N_("council.pdf")), lambda: [_report(dossier, size)], size)
    yield drawn_file(edition.named(N_("council-annexes.pdf")), lambda: [_annexes(dossier, size)], size)


def _report(dossier: Dossier, size: str) -> Paper:
    from ..council.report import council_report  # it is laid out to see whether it fits, which brings a font

    return council_report(dossier, size).paper


def _annexes(dossier: Dossier, size: str) -> Paper:
    from ..council.annexes import annexes
    from ..council.report import council_report

    return annexes(dossier, matrix=not council_report(dossier, size).whole)
