"""All actas in one PDF, behind a page that says which there are and which are missing; to print at one go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from storage.plan.survey import Survey
from storage.translatable import N_

from ..acta.bound import bound_papers
from ..acta.coded import CodedActas
from ..acta.signed import signed_subjects
from ..document.paper import Paper
from ..frame import frame_of
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file

NAME: Final = N_("actas.pdf")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    size = edition.paper or paper_size(survey)
    yield drawn_file(edition.called(NAME), partial(_papers, survey, edition, size), size)


def _papers(survey: Survey, edition: Edition, size: str) -> list[Paper]:
    actas = CodedActas(survey, signed_subjects(survey, edition, "all"), edition.speech)
    return bound_papers([*actas], partial(frame_of, survey, edition), edition.speech, size)
