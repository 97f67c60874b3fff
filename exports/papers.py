"""A set of files for the municipality: made one after another, and the actas among them recorded.

Whoever signs an acta signs data that the plan has to be able to show later; so an acta that is printed, or copied
by hand, becomes a record of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import filterfalse
from pathlib import Path
from typing import Any, Final, NamedTuple

from storage.field_file import FieldFile
from storage.plan.acta.code import code_to_print
from storage.plan.acta.printed import conflicts_on_acta, holders, printed
from storage.plan.acta.verify import Actas, acta_record
from storage.plan.survey import Survey
from storage.plan.views.scope import WHOLE, Scope
from storage.plan.views.scopes import within
from storage.revisions.revision import Revision, accept_value

from .formats import FORMATS, files, is_signed
from .formats.file import File
from .outgoing import Outgoing
from .wording.edition import Edition
from .wording.file_names import file_name

ACTAS: Final = "acta.pdf"
"""One acta for each holder."""

Drafted = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Drafts a revision of a whole record, as `FieldFile.drafted` does."""


class WritingStep(NamedTuple):
    """Where the work is: the file that comes next, its number from 1, and how many there are."""

    name: str
    number: int
    of: int


def file_names(survey: Survey, formats: Iterable[str], edition: Edition) -> list[str]:
    """What is going to be written."""
    return [file.name for file in files(survey, in_writing_order(formats), edition)]


def in_writing_order(formats: Iterable[str]) -> list[str]:
    """Formats in the order in which they are made."""
    wanted = set(formats)
    return [name for name in FORMATS if name in wanted]


def write_papers(
    file: FieldFile,
    folder: Path,
    formats: Iterable[str],
    edition: Edition,
    tell: Callable[[WritingStep], None],
    scopes: Sequence[Scope] = (WHOLE,),
) -> list[Path]:
    """Write the files of some formats into a folder, all or none, and record the actas among them in `file`.

    Each of `scopes` is written as if it were alone; of several each has a folder of its own there.

    Each file is told before it is made; what `tell` raises breaks the work off. Raises `GuaquiError`: `read-only`
    where an acta could not be recorded, or what the disk refuses.
    """
    with Outgoing(folder, private=edition.private or edition.people) as out:
        file.add(_put(out, file.survey, formats, edition, file.drafted, tell, scopes))
        return out.finish()


def _put(
    out: Outgoing,
    whole: Survey,
    formats: Iterable[str],
    edition: Edition,
    drafted: Drafted,
    tell: Callable[[WritingStep], None],
    scopes: Sequence[Scope],
) -> list[dict[str, Any]]:
    """Write the files of some formats, each told before it is made.

    Returns the documents that record the actas among them: they are to be saved before the files get their
    names. What `tell` raises breaks the work off.
    """
    wanted = in_writing_order(formats)
    actas, others = [*filter(is_signed, wanted)], [*filterfalse(is_signed, wanted)]
    first, then = list(_files(whole, scopes, actas, edition)), list(_files(whole, scopes, others, edition))
    steps = _Steps(tell, len(first) + len(then))
    steps.put(out, first)
    documents = [
        document
        for scope in (scopes if actas else ())
        for survey in [within(whole, scope)]
        for document in records_of(survey, edition.holders or holders(survey), drafted)
    ]
    steps.put(out, _files(_with(whole, documents), scopes, others, edition) if documents else then)
    return documents


def _files(whole: Survey, scopes: Sequence[Scope], formats: Sequence[str], edition: Edition) -> Iterator[File]:
    """The files of each scope; of several each below a folder that is called by its municipality and plan."""
    for scope in scopes:
        folder = file_name("-".join(filter(None, scope))) + "/" if len(scopes) > 1 else ""
        for file in files(within(whole, scope), formats, edition):
            yield file._replace(name=folder + file.name)


class _Steps:
    """Counts the files of an export while they are put."""

    def __init__(self, tell: Callable[[WritingStep], None], of: int) -> None:
        self._tell = tell
        self._of = of
        self._number = 0

    def put(self, out: Outgoing, made: Iterable[File]) -> None:
        for file in made:
            self._number += 1
            self._tell(WritingStep(file.name, self._number, self._of))
            out.put(file)


def records_of(survey: Survey, whose: Iterable[str], drafted: Drafted) -> Iterator[dict[str, Any]]:
    """The documents that record the actas of some holders, but for drafts and those that are recorded already."""
    actas = Actas(survey)
    for holder in whose:
        data = printed(survey, holder)
        code = code_to_print(data, conflicts_on_acta(survey, holder))
        if code and not actas.has(code):
            yield drafted(acta_record(survey, holder, code), {"printed": data})


def _with(survey: Survey, documents: list[dict[str, Any]]) -> Survey:
    """A survey that knows some more revisions."""
    more = [one for document in documents if isinstance(one := accept_value(document), Revision)]
    known = (one for of_record in survey.all_revisions().values() for one in of_record.values())
    return Survey([*known, *more]) if more else survey
