"""A step that somebody adds: asked for question by question, over the spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.intake.sheets import Source
from storage.intake.steps.step import TableStep
from storage.translatable import N_

from ...forms.choices import Option
from ...forms.intake.new_step import (
    QUESTIONS,
    TYPED,
    Need,
    NewStep,
    lines_typed,
    needed_options,
    verbs,
    words_typed,
)
from ...language.gettext_ import _
from ...look import keys
from ...session.several_sheets import SheetsSeen
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen
from ..frame.line_question import LineQuestion
from ..frame.list_question import ListQuestion


class WhichStep(ListQuestion[str]):
    """One of what may be done, or of what that needs."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    TITLE: ClassVar[str] = N_("What is done to the table: a number or the first letters")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("A step changes how the table is read, not the file. Its effect is seen at once; Ctrl+Z undoes it."),
    )

    def __init__(self, what: str, choices: Sequence[Option]) -> None:
        super().__init__(choices, str, what)


class WhatStepNeeds(LineQuestion[str]):
    """What a step needs that no list has."""

    def __init__(self, need: Need, _choices: None = None) -> None:
        super().__init__(_(QUESTIONS[need]), lines_typed if need == "lines" else words_typed)


def ask_for_step(
    screen: BaseScreen[Any], source: Source, seen: SheetsSeen, done: Callable[[TableStep], None]
) -> None:
    """Ask for a step, and for what it needs until nothing is missing; `done` gets it. Esc breaks it off."""

    def told(step: NewStep) -> None:
        need = step.next
        if need is None:
            done(step.step())
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                told(step.with_answer(need, answer))

        if need in TYPED:
            screen.open(screens.step_question(need, None), answered)
        else:
            choices = needed_options(need, source, seen)
            screen.open(screens.step_question(_(QUESTIONS[need]), choices), answered)

    def begun(verb: str | None) -> None:
        if verb is not None:
            told(NewStep(verb, {}))

    screen.open(screens.step_question("", verbs(source)), begun)
