"""Whether a change is meant, for it does more than is seen where it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.text import PlainText, Words
from .question_screen import QuestionScreen


class EffectsQuestion(QuestionScreen[bool]):
    """Gives back whether to save; None: not yet. `title` is marked for translation, `lines` say what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.BACK]
    DEFAULT_CSS = "EffectsQuestion #effects { color: $foreground; width: 100%; margin-bottom: 1; }"

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(self._title, classes="title")
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
