"""All actas in one PDF, behind a page that says which there are and which are missing; to print at one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from storage.plan.acta.printed import holders
from storage.plan.survey import Survey
from storage.translatable import N_

from ..acta.bound import bound_papers
from ..acta.coded import CodedActas
from ..frame import frame_of
from ..wording.edition import Edition, paper_size
from .file import File

NAME: Final = N_("actas.pdf")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(edition.called(NAME), partial(_bound, survey, edition))


def _bound(survey: Survey, edition: Edition) -> Iterable[bytes]:
    from ..document.pdf import pdf  # it brings a font: not before it is drawn

    actas = CodedActas(survey, edition.holders or holders(survey), edition.speech)
    papers = bound_papers([*actas], partial(frame_of, survey, edition), edition.speech)
    return [pdf(papers, edition.paper or paper_size(survey))]
