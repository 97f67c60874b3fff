"""A step that somebody adds: asked for question by question, over the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ...forms.choices import Option
from ...forms.intake.new_step import (
    QUESTIONS,
    Need,
    lines_typed,
    words_typed,
)
from ...language.gettext_ import _
from ...look import keys
from ..frame.questions.line_question import LineQuestion
from ..frame.questions.list_question import ListQuestion


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

    def __init__(self, need: Need) -> None:
        super().__init__(_(QUESTIONS[need]), lines_typed if need == "lines" else words_typed)
