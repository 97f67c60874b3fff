"""A pack that is not known on this laptop: what it says, and that it is known from now on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.packs.packs_of_file import PackOfFile
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.text import PlainText, Words, shortened
from ...wording.packs.unknown_pack import pack_lines
from ..frame.questions.question_screen import QuestionScreen

_NAMED = 3
"""As many of each kind are named: the version's letters say whether all is the same."""
_WIDTH = 66
"""Cells that a line has: whatever they are called, all kinds find room."""


class UnknownPackQuestion(QuestionScreen[bool]):
    """Gives back whether it is accepted; None: not now."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.ACCEPT_PACK, keys.BACK]
    DEFAULT_CSS = "UnknownPackQuestion #says { color: $foreground; width: 100%; margin-bottom: 1; }"

    def __init__(self, pack: PackOfFile) -> None:
        super().__init__()
        self._pack = pack

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("A list that this laptop does not know"), classes="title")
            yield PlainText(id="what")
            yield PlainText(id="says")
            yield PlainText(id="way")
        yield KeyLine()

    def on_mount(self) -> None:
        called = _("{name}, version {version}").format(name=self._pack.name, version=self._pack.version)
        self.query_one("#what", PlainText).say(called)
        self.query_one("#says", PlainText).say(
            "\n".join(shortened(line, _WIDTH) for line in pack_lines(self._pack.revisions, _NAMED))
        )
        words = _(
            "Have whoever prepared it read you the version. If it is the same, F5 accepts the list: this laptop "
            "knows it from then on, in every file. Esc leaves it as it is."
        )
        self.query_one("#way", PlainText).say(words)

    def action_accept_pack(self) -> None:
        self.dismiss(True)  # noqa: FBT003 - a result

    def action_back(self) -> None:
        self.dismiss(None)
