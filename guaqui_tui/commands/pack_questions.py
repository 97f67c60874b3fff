"""The questions of a new municipality, asked one after another on a terminal, each with an answer ready."""

from __future__ import annotations

from typing import Final

import click

from storage.errors import GuaquiError
from storage.intake.prepared_lists import read_list
from storage.kinds.terms.municipality import PAPERS
from storage.notation.text import clean_line, printable
from storage.packs.preparation.answers import Answers, Lines
from storage.packs.preparation.setup_questions import QUESTIONS, SetupQuestion, columns_left, ready

from ..language.error_messages import sentence
from ..language.gettext_ import _, ngettext
from .common import tell

NOTHING: Final = "-"
"""Typed where nothing is to stand, though an answer is ready."""
_SAMPLES: Final = 3
_OF_COLUMNS: Final = frozenset({"level", "zoning"})


def ask(answers: Answers) -> Answers:
    """The answers with those to what nobody said yet. Raises `click.Abort` where whoever answers stops."""
    tell(
        _("Enter takes what stands in brackets; {sign} is nothing. Ctrl+C stops, and nothing is written.").format(
            sign=NOTHING
        )
    )
    for question in QUESTIONS:
        if question.id not in answers.texts and question.is_for(answers):
            answers = _asked(question, answers)
    return answers


def _asked(question: SetupQuestion, answers: Answers) -> Answers:
    """Until an answer fits."""
    while True:
        try:
            found = with_answer(question, answers, _typed(question, answers))
        except GuaquiError as error:
            tell(sentence(error))
            continue
        if (flaw := question.flaw(found)) is None:
            return found
        tell(sentence(flaw))


def with_answer(question: SetupQuestion, answers: Answers, lines: Lines) -> Answers:
    """The answers with one more; the list that it names is read. Raises what `read_list` raises."""
    if question.unit == "table" and lines:
        answers = answers.with_table(question.id, read_list(lines[0]))
    return answers.with_text(question.id, lines)


def _typed(question: SetupQuestion, answers: Answers) -> Lines:
    stands = ready(question, answers)
    hint = f" ({_(question.hint)})" if question.hint else ""
    label = f"{_(question.label)}{hint}"
    if question.unit == "lines":
        return _typed_lines(question, answers, label, stands)
    if choices := _choices(question, answers):
        tell(f"  {', '.join(choices)}")
    text = clean_line(_prompt(label, printable(next(iter(stands), ""))))
    return () if text in {"", NOTHING} else (text,)


def _choices(question: SetupQuestion, answers: Answers) -> list[str]:
    if question.unit == "column":
        return [printable(one) for one in answers.table(question.of).headings]
    return [f"{word}: {_(called)}" for word, called in PAPERS.items()] if question.unit == "word" else []


def _typed_lines(question: SetupQuestion, answers: Answers, label: str, stands: Lines) -> Lines:
    """One a line, until an empty one; where that is the first, what stands."""
    tell(label)
    if question.id in _OF_COLUMNS:
        _tell_columns(answers)
    for line in stands:
        tell(f"  [{printable(line)}]")
    lines: list[str] = []
    while line := clean_line(_prompt(f"  {len(lines) + 1}", "")):
        if line == NOTHING:
            return tuple(lines)
        lines.append(line)
    return tuple(lines) or stands


def _tell_columns(answers: Answers) -> None:
    """The columns that are left, each with how many values it has and some of them."""
    for one in columns_left(answers):
        few = ", ".join(map(printable, one.values[:_SAMPLES]))
        words = ngettext("  {column}: {n} value, {few}", "  {column}: {n} values, {few}", len(one.values))
        more = " …" if len(one.values) > _SAMPLES else ""
        tell(words.format(column=printable(one.heading), n=len(one.values), few=few) + more)


def _prompt(label: str, stands: str) -> str:
    text: str = click.prompt(label, default=stands, show_default=bool(stands), err=True)
    return text
