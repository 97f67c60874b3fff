"""A step that somebody adds to how a spreadsheet is read: asked for question by question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage.intake.sheets import Source
from storage.intake.steps.step import TableStep

from ...forms.intake.new_step import QUESTIONS, TYPED, NewStep, needed_options, verbs
from ...language.gettext_ import _
from ...session.several_sheets import SheetsSeen
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen


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
            screen.open(screens.what_step_needs(need), answered)
        else:
            choices = needed_options(need, source, seen)
            screen.open(screens.which_step(_(QUESTIONS[need]), choices), answered)

    def begun(verb: str | None) -> None:
        if verb is not None:
            told(NewStep(verb, {}))

    screen.open(screens.which_step("", verbs(source)), begun)
