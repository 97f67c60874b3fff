"""The actas as PDF, one for each community and association: what their authorities sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from storage.plan.acta.printed import holders
from storage.plan.survey import Survey

from ..acta.coded import CodedActas
from ..acta.pieces import acta_as_paper
from ..wording.edition import Edition, paper_size
from .file import File


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    whose = edition.holders or holders(survey)
    actas = CodedActas(survey, whose, edition.speech)
    for holder in whose:
        yield File(f"actas/{holder}.pdf", partial(_acta, survey, edition, actas, holder))


def _acta(survey: Survey, edition: Edition, actas: CodedActas, holder: str) -> Iterable[bytes]:
    from ..document.pdf import pdf  # it brings a font: not before the first acta is drawn

    acta = actas.of(holder).acta
    return [pdf([acta_as_paper(acta, edition.speech)], edition.paper or paper_size(survey))]
