"""The questions of a new municipality, asked one after another on a terminal, each with an answer ready."""

from __future__ import annotations

from typing import Final

import click

from storage.errors import GuaquiError
from storage.intake.prepared_lists import with_answer
from storage.kinds.terms.municipality import PAPERS
from storage.notation.text import clean_line, printable
from storage.packs.preparation.answers import NOTHING, Answers, Lines
from storage.packs.preparation.setup_questions import QUESTIONS, SetupQuestion, columns_left, ready

from ...language.error_messages import sentence
from ...language.gettext_ import _
from ...wording.packs.offered_columns import column_left
from ..common import tell, tell_wrapped, terminal_width

_ROOM: Final = 12
"""Columns for an answer, at least, and for the brackets around what is ready."""


def ask(answers: Answers) -> Answers:
    """The answers with those to what nobody said yet. Raises `click.Abort` where whoever answers stops."""
    words = _(
        "Enter takes what stands in brackets; {sign} is nothing. Where there may be several, write one a line; "
        "an empty line goes on. Ctrl+C stops, and nothing is written."
    )
    tell_wrapped(words.format(sign=NOTHING))
    for question in QUESTIONS:
        if question.id not in answers.texts and question.is_for(answers):
            answers = _asked(question, answers)
    return answers


def _asked(question: SetupQuestion, answers: Answers) -> Answers:
    """Until an answer fits."""
    while True:
        try:
            found = with_answer(answers, question, _typed(question, answers))
        except GuaquiError as error:
            tell_wrapped(sentence(error))
            continue
        if (flaw := question.flaw(found)) is None:
            return found
        tell_wrapped(sentence(flaw))


def _typed(question: SetupQuestion, answers: Answers) -> Lines:
    stands = ready(question, answers)
    hint = f" ({_(question.hint)})" if question.hint else ""
    label = f"{_(question.label)}{hint}"
    if question.unit == "lines":
        return _typed_lines(question, answers, label, stands)
    if choices := _choices(question, answers):
        tell_wrapped(", ".join(choices), "  ")
    return (_prompt(label, printable(next(iter(stands), ""))),)


def _choices(question: SetupQuestion, answers: Answers) -> list[str]:
    if question.unit == "column":
        return [printable(one) for one in answers.table(question.of).headings]
    return [f"{word}: {_(called)}" for word, called in PAPERS.items()] if question.unit == "word" else []


def _typed_lines(question: SetupQuestion, answers: Answers, label: str, stands: Lines) -> Lines:
    """One a line, until an empty one; where that is the first, what stands."""
    tell_wrapped(label)
    if question.names_columns:
        for one in columns_left(answers):
            tell(column_left(one))
    for line in stands:
        tell(f"  [{printable(line)}]")
    lines: list[str] = []
    while line := clean_line(_prompt(f"  {len(lines) + 1}", "")):
        if line == NOTHING:
            return tuple(lines)
        lines.append(line)
    return tuple(lines) or stands


def _prompt(label: str, stands: str) -> str:
    """What is typed behind a label; one that leaves no room in its line stands above it."""
    if len(label) + len(stands) > terminal_width() - _ROOM:
        tell_wrapped(label)
        label = " "
    text: str = click.prompt(label, default=stands, show_default=bool(stands), err=True)
    return text
