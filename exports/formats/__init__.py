"""Every paper in each of its formats, said once. Adding one is a small writer here and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from typing import Final, NamedTuple, Protocol

from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import SIGNERS
from storage.translatable import N_

from ..acta.signed import Signed
from ..wording.edition import Edition
from .file import File


class Writer(Protocol):
    """What each module of this folder has as `files`. The same plan gives the same names and bytes everywhere.

    It gets the plan as the edition's readers may see it.
    """

    def __call__(self, survey: Survey, edition: Edition) -> Iterable[File]: ...


class Format(NamedTuple):
    """A paper in one format, and what makes it.

    `paper` and `form`: what `--paper` and `--format` call it. `module`: of this folder, loaded when the paper is
    made, for some are heavy. `words`: what people call it, in English.
    """

    paper: str
    form: str
    module: str
    words: str
    signed: Signed = ""
    """Whose actas it has, for people to sign: it names them, nothing private stands on it, and each is recorded in
    the file.
    """
    names: bool = False
    """It names people without being asked to, for they are called by it; nothing private stands on it."""
    editions: bool = True
    """Whether what is private and who people are make another of it."""
    also: str = ""
    """What `--format` calls it besides."""
    empty: str = ""
    """Why it has no file, where a plan gives it none, in English."""


_NO_YEAR: Final = N_(
    "No year has a plan ({year_word}) yet: no demand and no line is budgeted, and nothing is said of what there "
    "is."
)

FORMATS: Final = {
    f"{one.paper}.{one.form}": one
    for one in (
        Format(
            "acta",
            "pdf",
            "actas",
            N_("Actas to sign (PDF)"),
            signed="others",
            editions=False,
            also="actas",
            empty=N_(
                "There is nobody to sign an acta: the plan has no community, no association and no workshop."
            ),
        ),
        Format(
            "validation",
            "pdf",
            "validation",
            N_("Acta of the assembly that validates (PDF)"),
            signed="validating",
            editions=False,
            empty=N_("No assembly that validates demands stands in the calendar (F7) yet."),
        ),
        Format("actas", "pdf", "bound_actas", N_("All actas in one (PDF)"), signed="all", editions=False),
        Format("blank", "pdf", "blank", N_("Blank sheet for a workshop (to write on)"), editions=False),
        Format("matrix", "xlsx", "xlsx", N_("Matrix of the plan (Excel)")),
        Format("matrix", "pdf", "matrix", N_("Matrix of the plan (PDF, lying)"), editions=False),
        Format(
            "council",
            "pdf",
            "council",
            N_("Report for the council on two pages, and annexes (PDF)"),
            editions=False,
        ),
        Format("council", "html", "html", N_("Report for the council (web page)")),
        Format(
            "questions",
            "pdf",
            "questions",
            N_("Questions to the communities (to print)"),
            editions=False,
            also="questions",
            empty=N_(
                "Nothing is asked of the communities: what has several versions comes onto the list of questions "
                "with F5 in what is to settle (F9)."
            ),
        ),
        Format(
            "plan",
            "docx",
            "plan_docx",
            N_("Draft of the plan ({plan_word}), to be worked on (docx)"),
            editions=False,
        ),
        Format(
            "plan", "pdf", "plan_pdf", N_("Draft of the plan ({plan_word}), to be printed (PDF)"), editions=False
        ),
        Format(
            "year",
            "pdf",
            "year_pdf",
            N_("Plan of each year, {year_word} (PDF, lying)"),
            editions=False,
            empty=_NO_YEAR,
        ),
        Format(
            "year",
            "xlsx",
            "year_xlsx",
            N_("Plan of each year, {year_word} (Excel)"),
            editions=False,
            empty=_NO_YEAR,
        ),
        Format(
            "accounts",
            "pdf",
            "accounts",
            N_("Accounts to {communities_word}: what became of what was asked for (PDF)"),
            editions=False,
            empty=N_(
                "There is nobody to give accounts to: the plan has no community and no association that asks."
            ),
        ),
        Format(
            "handover",
            "pdf",
            "handover",
            N_("Handover: a page for whoever takes over (PDF)"),
            names=True,
            editions=False,
        ),
        Format("lists", "csv-excel", "csv_excel", N_("Lists for Excel (csv)")),
        Format("lists", "csv", "csv", N_("Lists for other programs (csv)")),
        Format("lists", "datapackage", "datapackage", N_("Lists with what describes them (data package)")),
        Format("data", "json", "json", N_("All data (json)")),
        Format("survey", "xlsform", "xlsform", N_("Survey for phones (XLSForm)"), editions=False),
    )
}
"""By paper and format, in the order in which they are made: the signed ones first, for others tell of them."""

PAPER_NAMES: Final = tuple(dict.fromkeys(one.paper for one in FORMATS.values()))
"""What `--paper` knows."""
FORMAT_NAMES: Final = tuple(
    dict.fromkeys(name for one in FORMATS.values() for name in (one.form, one.also) if name)
)
"""What `--format` knows."""


def chosen(papers: Collection[str], forms: Collection[str]) -> list[str]:
    """Those of `FORMATS` that are one of some papers and have one of some forms; none of either asks for all."""
    return [
        name
        for name, one in FORMATS.items()
        if not papers or one.paper in papers
        if not forms or one.form in forms or one.also in forms
    ]


def why_empty(survey: Survey, formats: Iterable[str], edition: Edition) -> list[str]:
    """Why some of `FORMATS` have no file, each reason once, in English; of those that have one nothing."""
    empty = (FORMATS[name].empty for name in formats if not any(True for _file in files(survey, [name], edition)))
    return [*dict.fromkeys(empty)]


def is_signed(name: str) -> bool:
    return bool(FORMATS[name].signed)


def files(survey: Survey, formats: Iterable[str], edition: Edition) -> Iterator[File]:
    """Every file of some of `FORMATS`, in their order; once one that several have: it is the same in each."""
    edition = edition.of(survey)
    made: set[str] = set()
    for name in formats:
        one = FORMATS[name]
        write: Writer = import_module(f".{one.module}", __package__).files
        its = _own_edition(one, edition)
        readers = SIGNERS if one.signed else its.readers
        for file in write(seen_by(survey, readers), its):
            if file.name not in made:
                made.add(file.name)
                yield file._replace(words=_what(file, one, edition), request=request_of(name, edition))


def _own_edition(of: Format, edition: Edition) -> Edition:
    """The edition as a format has it: some have but one."""
    return edition if of.editions else edition._replace(private=False, people=of.names)


def request_of(name: str, edition: Edition) -> str:
    """What all files of one of `FORMATS` are asked for by: the format, the language, for whom they are."""
    its = _own_edition(FORMATS[name], edition)
    marks = (its.private, "private"), (its.people, "people")
    return " ".join((name, its.speech.language, *(mark for there, mark in marks if there)))


def _what(file: File, of: Format, edition: Edition) -> str:
    """What a README says of a file: of each list, and of all that is not for everybody."""
    if not file.words and not (edition.private and of.editions):
        return ""
    return " · ".join(filter(None, (file.words, edition.speech(of.words))))
