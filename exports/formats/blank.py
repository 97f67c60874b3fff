"""The blank sheet: a workshop's form to print, for where there is no computer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from storage.plan.survey import Survey
from storage.translatable import N_

from ..blank.sheet import blank_sheet
from ..document.paper import Paper
from ..frame import frame_of
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    yield File(edition.called(N_("blank-sheet.pdf")), partial(_sheet, survey, edition))


def _sheet(survey: Survey, edition: Edition) -> Iterable[bytes]:
    from ..document.pdf import pdf  # it brings a font: not before it is drawn

    say = edition.speech
    paper = Paper(
        frame_of(survey, edition, say(N_("Sheet for a workshop"))), tuple(blank_sheet(survey, say)), say.language
    )
    return [pdf([paper], edition.paper or paper_size(survey))]
