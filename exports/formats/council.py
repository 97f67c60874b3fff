"""The council's report on two pages, and its annexes beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from storage.plan.survey import Survey
from storage.translatable import N_

from ..council.annexes import annexes
from ..dossier import Dossier
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file

if TYPE_CHECKING:
    from ..council.report import CouncilReport


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier, size = Dossier(survey, edition), edition.paper or paper_size(survey)
    report = cache(partial(_report, dossier, size))  # what the annexes have depends on what it had room for
    yield drawn_file(edition.named(N_("council.pdf")), lambda: [report().paper], size)
    yield drawn_file(
        edition.named(N_("council-annexes.pdf")), lambda: [annexes(dossier, matrix=not report().whole)], size
    )


def _report(dossier: Dossier, size: str) -> CouncilReport:
    from ..council.report import council_report  # it is laid out to see whether it fits, which brings a font

    return council_report(dossier, size)
