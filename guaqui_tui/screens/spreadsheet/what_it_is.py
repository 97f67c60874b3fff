"""What a column or a word of a spreadsheet is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from storage.translatable import N_

from ...forms.choices import Option
from ...forms.intake.intake_line import IntakeLine
from ...look import keys
from ...widgets.text import PlainText
from ..frame.questions.list_question import ListQuestion


class WhatItIs(ListQuestion[str]):
    """Gives back what a line of the mapping is from now on."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    TITLE: ClassVar[str] = N_("What it is: a number or the first letters")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is told here is kept on this laptop for the next spreadsheet with the same headings."),
    )

    def __init__(self, line: IntakeLine, choices: list[Option]) -> None:
        super().__init__(choices, str)
        self._line = line

    def above(self) -> Iterable[Widget]:
        yield PlainText(id="what")

    def on_mount(self) -> None:
        super().on_mount()
        parts = (self._line.name, self._line.meaning, self._line.values)
        self.query_one("#what", PlainText).say(" · ".join(part for part in parts if part))
