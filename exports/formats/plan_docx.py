"""The draft of the plan, for word processors."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..document.docx import docx
from ..dossier import Dossier
from ..plan_draft.paper import plan_draft
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    name = edition.named(edition.speech(N_("plan.docx")))
    size = edition.paper or paper_size(survey)
    yield File(name, lambda: [docx(plan_draft(Dossier(survey, edition)), size)])
