"""What is asked in a level's workshop: into which demand one is merged, why one is dropped, what is to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from storage.translatable import N_

from ...forms.choices import Option
from ...look import keys
from ...widgets.text import PlainText
from ..frame.list_question import ListQuestion


class _OfDemand(ListQuestion[str]):
    """Gives back what was picked; `what` says of which demand."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, choices: Sequence[Option], what: str) -> None:
        super().__init__(choices, str)
        self._what = what

    def above(self) -> Iterable[Widget]:
        yield PlainText(id="what")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#what", PlainText).say(self._what)


class WhichTarget(_OfDemand):
    TITLE: ClassVar[str] = N_("Merge it into which demand? A number or the first letters")


class WhichCause(_OfDemand):
    TITLE: ClassVar[str] = N_("Why is it dropped? A number or the first letters")


class WhichTrace(_OfDemand):
    TITLE: ClassVar[str] = N_("Which demands to see: a number or the first letters")
