"""guaqui pack new: prepares a municipality's pack of what options say, and asks on a terminal for the rest."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from storage.errors import FileError
from storage.file import device
from storage.file.bounded_files import head_of
from storage.file.pack import put_pack
from storage.intake.prepared_lists import with_answer
from storage.kinds.terms.municipality import PAPERS
from storage.notation.text import printable
from storage.packs.editions import editions_of
from storage.packs.preparation.answers import Answers, Lines
from storage.packs.preparation.pack_text import pack_text
from storage.packs.preparation.setup_questions import (
    QUESTIONS,
    SetupQuestion,
    check_answers,
    columns_left,
    completed,
    missing_answers,
    suggested_answers,
    taken_as_ready,
)
from storage.plan.pack_check import pack_doubts
from storage.revisions.lines import begins_like_a_field_file
from storage.translatable import N_

from ...language.gettext_ import _
from ...language.shell_words import shell_word
from ...wording.packs.pack_summary import pack_summary_lines
from .. import ExitCode, done
from ..common import FILE, Command, tell, tell_wrapped
from .check import put_doubts
from .questions import ask

_METAVARS: Final = {
    "level": N_("COLUMN=NAME"),
    "zoning": N_("COLUMN=NAME"),
    "name-column": N_("COLUMN"),
    "class": N_("'ID=NAME*'"),
    "funder": N_("'ID=NAME'"),
    "step": N_("'ID=NAME@WHO'"),
    "years": "2026-2029",
    "per-year": "N",
    "numbers": "1.234,56",
    "paper": "|".join(PAPERS),
    "from": N_("TABLE"),
    "programmes": N_("TABLE"),
    "associations": N_("TABLE"),
}
_SAY: Final = N_("Say with options: {options}.")
_GUESSED: Final = N_("Guessed, for you to look at: {options}")
_READY: Final = N_("Taken as it stood ready: {options}")


def _options() -> list[click.Parameter]:
    """One for each question."""
    return [
        click.Option(
            [f"--{one.id}"],
            multiple=one.unit == "lines",
            metavar=_(_METAVARS.get(one.id, N_("TEXT"))),
            help=_help(one),
        )
        for one in QUESTIONS
    ]


def _help(question: SetupQuestion) -> str:
    label = _(question.label)
    return f"{label} ({_(question.hint)})." if question.hint else f"{label}."


def _new(out: Path, *, yes: bool, force: bool, **given: str | tuple[str, ...] | None) -> ExitCode:
    _refuse(out, force=force)
    answers = _given(out, given)
    check_answers(answers)
    answers, is_to_see = _answered(answers, yes=yes)
    check_answers(answers)
    text = pack_text(answers)
    put_pack(out, text)
    doubts = pack_doubts(editions_of(text))
    for line in pack_summary_lines(answers):
        tell_wrapped(line, "  ")
    put_doubts(doubts)
    tell(_("{path} is written. Begin a file with it: guaqui new FILE --municipality {path}").format(path=out))
    return done(needs_a_person=doubts or is_to_see)


def _answered(given: Answers, *, yes: bool) -> tuple[Answers, bool]:
    """Every question answered, asked on a terminal or taken as it is ready; whether a person has to look at it.

    Raises `click.UsageError` where an answer is missing.
    """
    if not yes and sys.stdin.isatty():
        return completed(ask(given)), False
    if not yes:
        _refuse_open(given)
    answers, taken = taken_as_ready(given)
    if lacking := missing_answers(answers):
        raise click.UsageError(_(_SAY).format(options=_options_of(lacking)))
    for words, of in ((_(_GUESSED), taken.guessed), (_(_READY), taken.standing)):
        if of:
            tell_wrapped(words.format(options=_with_values(of)))
    nobody_looked = bool(answers.table("from").path) and not {"level", "zoning"} & given.texts.keys()
    return answers, bool(taken.guessed or (nobody_looked and columns_left(answers)))


def _refuse_open(answers: Answers) -> None:
    """Raises `click.UsageError` where something is not said, naming the options to say it with."""
    open_ = [one.id for one in QUESTIONS if one.id not in answers.texts and one.is_for(answers)]
    needed = missing_answers(answers)
    rest = [one for one in open_ if one not in needed]
    words = [(_(_SAY), needed), (_("With --yes the rest stands as it is ready: {options}."), rest)]
    if open_:
        raise click.UsageError(" ".join(text.format(options=_options_of(of)) for text, of in words if of))


def _refuse(out: Path, *, force: bool) -> None:
    """Raises `exists` and `folder-missing`, before anything is asked. No field file is ever written over."""
    if out.exists() and not (force and out.is_file() and not begins_like_a_field_file(head_of(out))):
        raise FileError("exists", path=str(out))
    if not out.absolute().parent.is_dir():
        raise FileError("folder-missing", path=str(out))


def _given(out: Path, given: Mapping[str, str | tuple[str, ...] | None]) -> Answers:
    """What options say. Raises what reading a list that they name raises."""
    answers = Answers(suggested=suggested_answers(out.stem, int(device.now()[:4])), say=_)
    for question in QUESTIONS:
        said = given[question.id.replace("-", "_")]
        if said:
            answers = with_answer(answers, question, [said] if isinstance(said, str) else said)
    return answers


def _options_of(ids: list[str]) -> str:
    return ", ".join(f"--{one}" for one in ids)


def _with_values(answers: Mapping[str, Lines]) -> str:
    """As one says them: --level Ayllu --zoning 'Piso ecológico'."""
    return " ".join(f"--{one} {shell_word(printable(line))}" for one, lines in answers.items() for line in lines)


command = Command(
    "new",
    callback=_new,
    help=_(
        "Prepare the pack of a new municipality. What options do not say is asked on a terminal, each with an "
        "answer ready. A TABLE is a csv, xlsx, ods or geojson file; of one of its sheets: FILE#SHEET."
    ),
    params=[
        click.Argument(["out"], type=FILE, metavar="OUT.toml"),
        *_options(),
        click.Option(
            ["--yes", "-y"],
            is_flag=True,
            help=_("Ask nothing: take the answers that are ready. What was guessed is said, and ends with 1."),
        ),
        click.Option(["--force"], is_flag=True, help=_("Write over OUT.toml where it is there.")),
    ],
)
