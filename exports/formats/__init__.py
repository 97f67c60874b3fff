"""One small writer for each format. Adding one is a file here and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final, NamedTuple, Protocol

from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import SIGNERS
from storage.translatable import N_

from ..wording.edition import Edition
from .file import File


class Writer(Protocol):
    """What each module of this folder has as `files`. The same plan gives the same names and bytes everywhere.

    It gets the plan as the edition's readers may see it.
    """

    def __call__(self, survey: Survey, edition: Edition) -> Iterable[File]: ...


class Format(NamedTuple):
    """A format's module, loaded when it is asked for, for some are heavy; and what it is called, in English."""

    module: str
    words: str


FORMATS: Final = {
    "actas": Format("actas", N_("Actas to sign (PDF)")),
    "xlsx": Format("xlsx", N_("Matrix of the plan (Excel)")),
    "html": Format("html", N_("Report for the council (web page)")),
    "questions": Format("questions", N_("Questions to the communities (to print)")),
    "csv-excel": Format("csv_excel", N_("Lists for Excel (csv)")),
    "csv": Format("csv", N_("Lists for other programs (csv)")),
    "datapackage": Format("datapackage", N_("Lists with what describes them (data package)")),
    "json": Format("json", N_("All data (json)")),
    "xlsform": Format("xlsform", N_("Survey for phones (XLSForm)")),
}
"""What is asked for by these names, in the order in which it is made: the actas first, for others tell of them."""
_SIGNED: Final = frozenset({"actas"})


def files(survey: Survey, formats: Iterable[str], edition: Edition) -> Iterator[File]:
    """Every file of some formats, in their order; once one that several have: it is the same in each."""
    edition = edition.of(survey)
    seen = seen_by(survey, edition.readers)
    made: set[str] = set()
    for name in formats:
        write: Writer = import_module(f".{FORMATS[name].module}", __package__).files
        for file in write(seen_by(survey, SIGNERS) if name in _SIGNED else seen, edition):
            if file.name not in made:
                made.add(file.name)
                yield file
