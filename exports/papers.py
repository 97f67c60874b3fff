"""A set of files for the municipality: made one after another, and the actas among them recorded.

Whoever signs an acta signs data that the plan has to be able to show later; so an acta that is printed, or copied
by hand, becomes a record of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import filterfalse
from pathlib import Path
from typing import Any, NamedTuple

from storage.errors import InputError
from storage.field_file import FieldFile
from storage.plan.acta.code import code_to_print
from storage.plan.acta.draft import draft_reasons
from storage.plan.acta.printed import printed
from storage.plan.acta.verify import Actas, acta_record, is_recorded_by
from storage.plan.survey import Survey
from storage.plan.views.scope import WHOLE, Scope
from storage.plan.views.scopes import within
from storage.revisions.revision import Revision, accept_value

from .acta.signed import signed_as, signed_subjects
from .formats import FORMATS, files, is_signed, request_of, why_empty
from .formats.file import File
from .leaving.inventory import papers_unmade
from .leaving.made_of import MadeOf
from .leaving.paper_folder import PaperFolder
from .wording.edition import Edition
from .wording.file_names import name_on_disk

Drafted = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Drafts a revision of a whole record, as `FieldFile.drafted` does."""


class WritingStep(NamedTuple):
    """Where the work is: the file that comes next, its number from 1, and how many there are."""

    name: str
    number: int
    of: int


def format_of_acta(survey: Survey, subject: str) -> str:
    """Which of `FORMATS` has the acta of one alone."""
    which = signed_as(survey, subject)
    return next(name for name, one in FORMATS.items() if one.signed == which)


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
    *,
    force: bool = False,
) -> list[Path]:
    """Write the files of some formats into a folder, all or none, and record the actas among them in `file`.

    Each of `scopes` is written as if it were alone; of several each has a folder of its own there. What stands
    there as it would be made is left; returned are all files that were asked for. `force`: those that are not of
    an earlier export are written over.

    Each file is told before it is made; what `tell` raises breaks the work off. Raises `GuaquiError`: `not-ours`,
    `nothing-to-write` where the plan has nothing for any of the formats, `read-only` where an acta could not be
    recorded, or what the disk refuses.
    """
    papers = _Papers(file, [*scopes], wanted := in_writing_order(formats), edition)
    if not papers.names:
        raise InputError("nothing-to-write", empty=why_empty(within(file.survey, scopes[0]), wanted, edition))
    with PaperFolder(folder, edition, force=force) as out:
        out.expect(papers.names)
        file.add(papers.put(out, tell))
        out.finish()
    return [out.place(name) for name in papers.names]


def left_behind(
    survey: Survey, folder: Path, formats: Iterable[str], edition: Edition, scopes: Sequence[Scope] = (WHOLE,)
) -> list[str]:
    """The names of what earlier exports of the same put into a folder and this plan has no more: the acta of a
    workshop that is not there any more, whose code nobody verifies. None where only some of each paper were asked
    for: whose others are is not known then.
    """
    if edition.subjects or edition.years or edition.holders:
        return []
    wanted, requests, made = in_writing_order(formats), set[str](), set[str]()
    for scope in scopes:
        inner = _folder_of(scope, scopes)
        requests |= {inner + request_of(name, edition) for name in wanted}
        made |= {file.name for file in _files(survey, scopes, scope, wanted, edition)}
    return papers_unmade(folder, requests, made)


class _Leaving(NamedTuple):
    """A file, and what it is made of."""

    file: File
    made_of: MadeOf

    @property
    def of(self) -> str:
        return self.made_of.sum_of(self.file)


class _Papers:
    """The files of one export: first those that are signed, for others tell of them."""

    def __init__(self, file: FieldFile, scopes: list[Scope], wanted: list[str], edition: Edition) -> None:
        self._file = file
        self._scopes = scopes
        self._edition = edition
        self._others = [*filterfalse(is_signed, wanted)]
        signed = [*filter(is_signed, wanted)]
        self._signs = [FORMATS[name].signed for name in signed]
        self._first = [*self._made(file.survey, signed)]
        self._then = [*self._made(file.survey, self._others)]
        self.names = [one.file.name for one in (*self._first, *self._then)]

    def _made(self, whole: Survey, formats: Sequence[str]) -> Iterator[_Leaving]:
        for scope in self._scopes:
            made_of = MadeOf(within(whole, scope), self._edition)
            for file in _files(whole, self._scopes, scope, formats, self._edition):
                yield _Leaving(file, made_of)

    def put(self, out: PaperFolder, tell: Callable[[WritingStep], None]) -> list[dict[str, Any]]:
        """Write those that do not stand there, each told before.

        Returns the documents that record the actas among them: they are to be saved before the files get their
        names.
        """
        steps = _Steps(out, tell, len(self.names))
        steps.put(self._first)
        documents = [*self._documents()] if self._signs else []
        whole = self._file.survey
        steps.put([*self._made(_with(whole, documents), self._others)] if documents else self._then)
        return documents

    def _documents(self) -> Iterator[dict[str, Any]]:
        for scope in self._scopes:
            survey = within(self._file.survey, scope)
            whose = signed_subjects(survey, self._edition, *self._signs)
            yield from records_of(survey, whose, self._file.drafted, self._file.device)


def _files(
    whole: Survey, scopes: Sequence[Scope], scope: Scope, formats: Sequence[str], edition: Edition
) -> Iterator[File]:
    """The files of a scope; of several each below a folder that is called by its municipality and plan."""
    folder = _folder_of(scope, scopes)
    for file in files(within(whole, scope), formats, edition):
        yield file._replace(name=folder + file.name, request=folder + file.request)


def _folder_of(scope: Scope, scopes: Sequence[Scope]) -> str:
    """With its slash; empty of the only one."""
    return name_on_disk("-".join(filter(None, scope))) + "/" if len(scopes) > 1 else ""


class _Steps:
    """Counts the files of an export while they are put."""

    def __init__(self, out: PaperFolder, tell: Callable[[WritingStep], None], of: int) -> None:
        self._out = out
        self._tell = tell
        self._of = of
        self._number = 0

    def put(self, leaving: Iterable[_Leaving]) -> None:
        for one in leaving:
            self._number += 1
            self._tell(WritingStep(one.file.name, self._number, self._of))
            made_of = one.of
            if not self._out.has(one.file.name, made_of):
                self._out.put(one.file, made_of)


def records_of(
    survey: Survey, whose: Iterable[str], drafted: Drafted, device: str = ""
) -> Iterator[dict[str, Any]]:
    """The documents that record the actas of some holders, but for drafts and those that are recorded already.

    Of one that `device`, this laptop, recorded itself no code is computed.
    """
    actas = Actas(survey)
    for holder in whose:
        data = printed(survey, holder)
        if is_recorded_by(survey, holder, data, device):
            continue
        code = code_to_print(data, draft_reasons(survey, holder, data).all)
        if code and not actas.has(code):
            yield drafted(acta_record(survey, holder, code), {"printed": data})


def _with(survey: Survey, documents: list[dict[str, Any]]) -> Survey:
    """A survey that knows some more revisions."""
    more = [one for document in documents if isinstance(one := accept_value(document), Revision)]
    known = (one for of_record in survey.all_revisions().values() for one in of_record.values())
    return Survey([*known, *more]) if more else survey
