"""guaqui pack new: prepares a municipality's pack of what options say, and asks on a terminal for the rest."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from storage.errors import FileError
from storage.file import device
from storage.file.pack import put_pack
from storage.notation.text import clean_line
from storage.packs.editions import editions_of
from storage.packs.preparation.answers import Answers
from storage.packs.preparation.pack_text import pack_text
from storage.packs.preparation.setup_questions import (
    QUESTIONS,
    SetupQuestion,
    check_answers,
    completed,
    missing,
)
from storage.plan.pack_check import pack_doubts

from ..language.gettext_ import _
from . import ExitCode, done
from .common import FILE, Command
from .pack_check import put_doubts
from .pack_questions import ask, with_answer
from .pack_summary import tell_summary

_METAVARS: Final = {
    "level": "COLUMN=NAME",
    "zoning": "COLUMN=NAME",
    "class": "'ID=NAME*'",
    "funder": "'ID=NAME'",
    "step": "'ID=NAME@WHO'",
    "years": "2026-2029",
    "from": "TABLE",
    "programmes": "TABLE",
    "associations": "TABLE",
}
_YEARS: Final = 5
"""Of the plan that is proposed on a terminal."""
_SMALL_WORDS: Final = frozenset({"de", "del", "el", "la", "las", "los", "y"})


def _options() -> list[click.Parameter]:
    """One for each question."""
    return [
        click.Option(
            [f"--{one.id}"],
            multiple=one.unit == "lines",
            metavar=_METAVARS.get(one.id, _("TEXT")),
            help=_help(one),
        )
        for one in QUESTIONS
    ]


def _help(question: SetupQuestion) -> str:
    label = _(question.label)
    return f"{label}: {_(question.hint)}." if question.hint else f"{label}."


def _new(out: Path, *, yes: bool, force: bool, **given: str | tuple[str, ...] | None) -> ExitCode:
    _refuse(out, force=force)
    answers = _given(out, given)
    check_answers(answers)
    if not yes and sys.stdin.isatty():
        answers = ask(answers)
    _need(answers, yes=yes)
    answers = completed(answers)
    check_answers(answers)
    text = pack_text(answers)
    put_pack(out, text)
    doubts = pack_doubts(editions_of(text))
    tell_summary(out, answers)
    put_doubts(doubts)
    return done(needs_a_person=doubts)


def _refuse(out: Path, *, force: bool) -> None:
    """Raises `exists` and `folder-missing`, before anything is asked."""
    if out.exists() and not (force and out.is_file()):
        raise FileError("exists", path=str(out))
    if not out.absolute().parent.is_dir():
        raise FileError("folder-missing", path=str(out))


def _given(out: Path, given: Mapping[str, str | tuple[str, ...] | None]) -> Answers:
    """What options say. Raises what reading a list that they name raises."""
    year = int(device.now()[:4])
    suggested = {"name": _name_of(out.stem), "years": f"{year}-{year + _YEARS - 1}"}
    answers = Answers(suggested=suggested, say=_)
    for question in QUESTIONS:
        said = given[question.id.replace("-", "_")]
        if said not in {None, ()}:
            lines = [said] if isinstance(said, str) else [*(said or ())]
            answers = with_answer(question, answers, tuple(filter(None, map(clean_line, lines))))
    return answers


def _name_of(stem: str) -> str:
    """San Pedro de Achica for san-pedro-de-achica."""
    words = re.split("[-_ ]+", stem)
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in words)


def _need(answers: Answers, *, yes: bool) -> None:
    """Raises `click.UsageError` where something is not said, naming the options to say it with."""
    needed = missing(answers)
    open_ = [] if yes else [one.id for one in QUESTIONS if one.id not in answers.texts and one.is_for(answers)]
    if needed or open_:
        words = [_("Say with options: {options}.").format(options=_options_of(needed))] if needed else []
        rest = [one for one in open_ if one not in needed]
        if rest:
            text = _("With --yes the rest stands as it is ready: {options}.")
            words.append(text.format(options=_options_of(rest)))
        raise click.UsageError(" ".join(words))


def _options_of(ids: list[str]) -> str:
    return ", ".join(f"--{one}" for one in ids)


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
        click.Option(["--yes", "-y"], is_flag=True, help=_("Ask nothing: take the answers that are ready.")),
        click.Option(["--force"], is_flag=True, help=_("Write over OUT.toml where it is there.")),
    ],
)
