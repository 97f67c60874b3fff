"""The actas as PDF: one for each community, association and level, and one for each municipal workshop but those
that validate demands, whose acta is a paper of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from storage.plan.acta.of_assembly import is_assembly
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from storage.translatable import N_

from ..acta.coded import CodedActas
from ..acta.pieces import acta_as_paper
from ..acta.signed import signed_subjects
from ..document.paper import Paper
from ..wording.edition import Edition, paper_size
from ..wording.file_names import name_on_disk
from ..wording.speech import Speech
from .file import File, drawn_file

FOLDER: Final = N_("actas")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    return signed_files(survey, edition, signed_subjects(survey, edition, "others"), f"{edition.called(FOLDER)}/")


def signed_files(survey: Survey, edition: Edition, whose: list[str], before: str) -> Iterator[File]:
    """An acta of each of some subjects. `before`: what stands before the name of each file."""
    actas, size = CodedActas(survey, whose, edition.speech), edition.paper or paper_size(survey)
    for subject in whose:
        name = before + name_on_disk(_own_name(subject), ".pdf")
        acta = drawn_file(name, partial(_papers, actas, subject, edition.speech, size), size)
        yield acta._replace(of=partial(_data, actas, subject))


def _own_name(subject: str) -> str:
    """Of a municipal workshop its step and its number, with a sign between them that no id has."""
    if not is_assembly(subject):
        return subject
    _kind, _municipality, step, _all, number = subject.split("/")
    return f"{step}_{number}"


def _data(actas: CodedActas, subject: str) -> bytes:
    """All that an acta is made from, as its code is; and why it is a draft."""
    data, why = actas.data(subject)
    return canonical([data, [list(one) for one in why.conflicts], list(why.unheld or ())])


def _papers(actas: CodedActas, subject: str, say: Speech, size: str) -> list[Paper]:
    return [acta_as_paper(actas.of(subject).acta, say, size)]
