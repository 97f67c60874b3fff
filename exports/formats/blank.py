"""The blank sheet: a workshop's form to print, for where there is no computer."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..blank.sheet import blank_sheet
from ..document.paper import Paper
from ..frame import frame_of
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    size = edition.paper or paper_size(survey)
    yield drawn_file(edition.called(N_("blank-sheet.pdf")), lambda: [_sheet(survey, edition)], size)


def _sheet(survey: Survey, edition: Edition) -> Paper:
    say = edition.speech
    frame = frame_of(survey, edition, say(N_("Sheet for a workshop")))
    return Paper(frame, tuple(blank_sheet(survey, say)), say.language)
