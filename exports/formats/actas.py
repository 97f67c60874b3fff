"""The actas as PDF, one for each community and association: what their authorities sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from storage.plan.acta.printed import conflicts_on_acta, holders, printed
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from storage.translatable import N_

from ..acta.coded import CodedActas
from ..acta.pieces import acta_as_paper
from ..wording.edition import Edition, paper_size
from ..wording.file_names import name_on_disk
from .file import File

FOLDER: Final = N_("actas")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    whose = edition.holders or holders(survey)
    actas = CodedActas(survey, whose, edition.speech)
    for holder in whose:
        name = f"{edition.called(FOLDER)}/{name_on_disk(holder, '.pdf')}"
        yield File(name, partial(_acta, survey, edition, actas, holder), of=partial(_data, survey, holder))


def _data(survey: Survey, holder: str) -> bytes:
    """All that an acta is made from, as its code is; and what of it is to settle."""
    return canonical([printed(survey, holder), [list(one) for one in conflicts_on_acta(survey, holder)]])


def _acta(survey: Survey, edition: Edition, actas: CodedActas, holder: str) -> Iterable[bytes]:
    from ..document.pdf import pdf  # it brings a font: not before the first acta is drawn

    acta = actas.of(holder).acta
    return [pdf([acta_as_paper(acta, edition.speech)], edition.paper or paper_size(survey))]
