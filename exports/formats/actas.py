"""The actas as PDF, one for each community and association: what their authorities sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from storage.plan.acta.printed import conflicts_on_acta, holders, printed
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from storage.translatable import N_

from ..acta.coded import CodedActas
from ..acta.pieces import acta_as_paper
from ..document.paper import Paper
from ..wording.edition import Edition, paper_size
from ..wording.file_names import name_on_disk
from ..wording.speech import Speech
from .file import File, drawn_file

FOLDER: Final = N_("actas")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    whose, size = edition.holders or holders(survey), edition.paper or paper_size(survey)
    actas = CodedActas(survey, whose, edition.speech)
    for holder in whose:
        name = f"{edition.called(FOLDER)}/{name_on_disk(holder, '.pdf')}"
        acta = drawn_file(name, partial(_papers, actas, holder, edition.speech), size)
        yield acta._replace(of=partial(_data, survey, holder))


def _data(survey: Survey, holder: str) -> bytes:
    """All that an acta is made from, as its code is; and what of it is to settle."""
    return canonical([printed(survey, holder), [list(one) for one in conflicts_on_acta(survey, holder)]])


def _papers(actas: CodedActas, holder: str, say: Speech) -> list[Paper]:
    return [acta_as_paper(actas.of(holder).acta, say)]
