"""guaqui export: the plan in the formats for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from exports.formats import FORMAT_NAMES, FORMATS, PAPER_NAMES, chosen, is_signed, why_empty
from exports.leaving.left_behind_words import left_behind_words
from exports.papers import WritingStep, left_behind, write_papers
from exports.wording.edition import Edition
from storage import FieldFile
from storage.errors import FileError
from storage.kinds.terms.municipality import PAPERS
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import scopes_in, within

from ..language.error_messages import sentence
from ..language.gettext_ import _, ngettext, speech, use_terms
from ..session.settings import load
from ..wording.record_titles import titled_facts
from . import ExitCode, done
from .common import Command, file_argument, folder_argument, put_text, scope_options, tell
from .progress_line import progress_line

_CALLED: Final = {"oficio": "legal-bo"}
"""What a paper is called in Bolivia besides."""


def _sizes() -> str:
    """letter, legal-bo (legal, 216 x 330 mm), a4."""
    said = ((name, _(words)) for name, words in PAPERS.items())
    return "; ".join(name if name == words.lower() else f"{name} ({words})" for name, words in said)


@click.command(
    "export",
    cls=Command,
    help=_(
        "Write the plan into a folder: the actas, the matrix, the report and the lists, or the formats named. "
        "Each acta is recorded in FILE, so that `guaqui verify` can tell later what changed."
    ),
)
@file_argument()
@folder_argument()
@click.option("--paper", "papers", multiple=True, type=click.Choice(PAPER_NAMES), help=_("Only this paper."))
@click.option(
    "--format",
    "-F",
    "forms",
    multiple=True,
    type=click.Choice(FORMAT_NAMES),
    help=_("Only in this format; with --paper, of those papers."),
)
@click.option(
    "--size",
    type=click.Choice([*PAPERS, *_CALLED]),
    callback=lambda _context, _option, said: _CALLED.get(said, said) or "",
    help=_("The size of the paper: {sizes}. Else the municipality's.").format(sizes=_sizes()),
)
@click.option(
    "--private",
    is_flag=True,
    help=_("With what only the coordinator may see: hidden demands. The names of these files say so."),
)
@click.option(
    "--people",
    is_flag=True,
    help=_("Lists, matrix, report and data name people: authorities, who types. The files' names say so."),
)
@click.option("--force", is_flag=True, help=_("Also over what no export wrote, or what was changed by hand."))
@click.option("--hxl", is_flag=True, help=_("With a row of HXL tags under the headings of the lists (csv)."))
@scope_options
def command(
    file: Path,
    folder: Path,
    papers: tuple[str, ...],
    forms: tuple[str, ...],
    size: str,
    private: bool,
    people: bool,
    force: bool,
    hxl: bool,
    municipality: str,
    plan: str,
) -> ExitCode:
    edition = Edition(speech(), private=private, people=people, hxl=hxl, paper=size)
    wanted = _wanted(papers, forms)
    signed = [*filter(is_signed, wanted)]
    with FieldFile.open(file, load().author, writable=bool(signed)) as opened:
        use_terms(opened.survey)
        for notice in opened.notices:
            tell(sentence(notice._replace(facts=titled_facts(notice.facts, opened.survey))))
        scopes = scopes_in(opened.survey, municipality, plan)
        left_out = bool(signed) and not opened.writable
        if left_out:
            if papers or forms:
                raise FileError("read-only", path=str(file))
            wanted = [name for name in wanted if name not in signed]
        with _progress() as step:
            paths = write_papers(opened, folder, wanted, edition, step, scopes, force=force)
        for path in paths:
            put_text(str(path))
        named = wanted if papers else ()
        left = left_behind(opened.survey, folder, wanted, edition, scopes)
        old = [*filter(None, [left_behind_words(left, edition.speech)])]
        why = [*_empty(opened, scopes, named, edition), *old, *_reasons(opened, scopes, without_actas=left_out)]
    for words in why:
        tell(words)
    return done(needs_a_person=why)


def _wanted(papers: Sequence[str], forms: Sequence[str]) -> list[str]:
    """What is asked for. Raises `UsageError` where none of those papers has such a format."""
    if found := chosen(papers, forms):
        return found
    there = ", ".join(dict.fromkeys(FORMATS[name].form for name in chosen(papers, ())))
    raise click.UsageError(
        _("There is no such paper in that format; its formats: {formats}.").format(formats=there)
    )


def _empty(opened: FieldFile, scopes: Iterable[Scope], named: Iterable[str], edition: Edition) -> Iterator[str]:
    """Why papers that were asked for by their names are not among those written: the plan has nothing for them."""
    of_each = [why_empty(within(opened.survey, scope), named, edition) for scope in scopes]
    for words in of_each[0]:
        if all(words in of for of in of_each):
            yield _(words)


def _reasons(opened: FieldFile, scopes: Iterable[Scope], *, without_actas: bool) -> Iterator[str]:
    """What of it waits for a person: said last, below the files' names."""
    if without_actas:
        yield _(
            "The actas were left out: each is recorded in the file, which may only be read now. "
            "Close it in the other window and export again."
        )
    if n := len({record for scope in scopes for record in within(opened.survey, scope).disputed()}):
        words = ngettext(
            "{n} record is to settle: until then its acta is a draft.",
            "{n} records are to settle: until then their actas are drafts.",
            n,
        )
        yield words.format(n=n)
    if n := len(opened.problems):
        words = ngettext(
            "{n} entry of the file cannot be believed and is in no paper: guaqui check says which.",
            "{n} entries of the file cannot be believed and are in no paper: guaqui check says which.",
            n,
        )
        yield words.format(n=n)


@contextmanager
def _progress() -> Iterator[Callable[[WritingStep], None]]:
    """Which paper is made, where somebody looks."""
    with progress_line() as say:

        def tell_step(step: WritingStep) -> None:
            say(_("{number} of {of}: {name}").format(number=step.number, of=step.of, name=step.name))

        yield tell_step
