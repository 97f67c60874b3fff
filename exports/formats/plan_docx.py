"""The draft of the plan, for word processors."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.docx import docx
from ..dossier import Dossier
from ..plan_draft.paper import plan_draft
from ..wording.edition import Edition, paper_size
from .file import Drawing, File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    name, size = edition.named(N_("plan.docx")), edition.paper or paper_size(survey)
    drawing = Drawing(lambda: [plan_draft(Dossier(survey, edition))], size)
    yield File(name, lambda: [docx(one, size) for one in drawing.papers()], drawing)
