"""Whether a change of the plan's lists is meant, for it changes what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.text import PlainText, Words
from .base_screen import QuestionScreen


class PlanEffectsQuestion(QuestionScreen[bool]):
    """Gives back whether to save; None: not yet. `lines` say what the change does."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.BACK]
    DEFAULT_CSS = "PlanEffectsQuestion #effects { color: $foreground; width: 100%; margin-bottom: 1; }"

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("This changes the plan itself"), classes="title")
            yield PlainText(id="effects")
            yield PlainText(id="way")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#effects", PlainText).say("\n".join(self._lines))
        self.query_one("#way", PlainText).say(_("F2 saves it. Esc goes back: nothing is saved yet."))

    def action_save(self) -> None:
        self.dismiss(True)  # noqa: FBT003 - a result

    def action_back(self) -> None:
        self.dismiss(None)
