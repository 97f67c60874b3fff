"""The draft of the plan as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..plan_draft.paper import plan_draft
from ..wording.edition import Edition, paper_size
from .file import File, drawn_file


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    name, size = edition.named(N_("plan.pdf")), edition.paper or paper_size(survey)
    yield drawn_file(name, lambda: [plan_draft(Dossier(survey, edition))], size)
