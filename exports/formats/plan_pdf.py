"""The draft of the plan as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.survey import Survey
from storage.translatable import N_

from ..dossier import Dossier
from ..plan_draft.paper import plan_draft
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    name = edition.named(edition.speech(N_("plan.pdf")))
    yield File(name, lambda: [_drawn(survey, edition)])


def _drawn(survey: Survey, edition: Edition) -> bytes:
    from ..document.pdf import pdf  # it brings a font: not before it is drawn

    return pdf([plan_draft(Dossier(survey, edition))], edition.paper or paper_size(survey))
