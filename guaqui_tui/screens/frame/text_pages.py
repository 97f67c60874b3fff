"""Paragraphs to read: help, and what was heard on opening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.text import PlainText, Words
from .question_screen import QuestionScreen

if TYPE_CHECKING:
    pass


class Pages(QuestionScreen[None]):
    """Paragraphs to read; the arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.CLOSE, keys.BACK, keys.CLOSE_HELP]

    def __init__(self, title: str, paragraphs: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = list(paragraphs)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Words(self._title, classes="title")
            for _paragraph in self._paragraphs:
                yield PlainText()
        yield KeyLine()

    def on_mount(self) -> None:
        for remark, paragraph in zip(self.query(PlainText), self._paragraphs, strict=True):
            remark.say(paragraph)
            remark.styles.margin = (0, 0, 1, 0)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_close_help(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
