"""Paragraphs to read: help, and what was heard on opening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.text import PlainText, Words
from .question_screen import QuestionScreen


class Pages(QuestionScreen[None]):
    """Paragraphs to read; the arrows scroll, and Enter turns the page as long as there is more below."""

    ASKS: ClassVar = False
    BINDINGS: ClassVar[list[BindingType]] = [keys.CLOSE, keys.BACK, keys.CLOSE_HELP]

    def __init__(self, title: str, paragraphs: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = list(paragraphs)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Words(self._title, classes="title")
            for _paragraph in self._paragraphs:
                yield PlainText(classes="paragraph")
            yield PlainText(id="end")
        yield KeyLine()

    def on_mount(self) -> None:
        for remark, paragraph in zip(self.query(".paragraph").results(PlainText), self._paragraphs, strict=True):
            remark.say(paragraph)
            remark.styles.margin = (0, 0, 1, 0)
        self.query_one("#end", PlainText).say(_("This is the end: Enter closes it."))

    def action_close(self) -> None:
        """The next page, or back from the last one."""
        box = self.query_one(VerticalScroll)
        if box.scroll_offset.y < box.max_scroll_y:
            box.scroll_page_down(animate=False)
        else:
            self.dismiss(None)

    def action_close_help(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
