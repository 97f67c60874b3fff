"""The council's report on two pages, and its annexes beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier, size = Dossier(survey, edition), edition.paper or paper_size(survey)
    yield File(edition.named(N_("council.pdf")), partial(_report, dossier, size))
    yield File(edition.named(N_("council-annexes.pdf")), partial(_annexes, dossier, size))


def _report(dossier: Dossier, size: str) -> Iterable[bytes]:
    from ..council.report import council_report  # it brings a font: not before the first paper is drawn
    from ..document.pdf import pdf

    return [pdf([council_report(dossier, size).paper], size)]


def _annexes(dossier: Dossier, size: str) -> Iterable[bytes]:
    from ..council.annexes import annexes
    from ..council.report import council_report
    from ..document.pdf import pdf

    return [pdf([annexes(dossier, matrix=not council_report(dossier, size).whole)], size)]
