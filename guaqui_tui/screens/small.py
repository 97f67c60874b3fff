"""The small screens: help, what was heard on opening, and the question about a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from storage.drafts import Draft

from .. import keys
from ..dates import day_and_time
from ..widgets.said import Remark, Words, first_words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question

if TYPE_CHECKING:
    from textual.screen import Screen

EVERYWHERE = (
    N_(
        "F1 shows this help, Ctrl+P all that can be done, Escape goes back, Ctrl+Q quits. Nothing that was typed "
        "is lost by any of them."
    ),
)


class Pages(Question[None]):
    """Paragraphs to read; the arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.CLOSE]

    def __init__(self, title: str, paragraphs: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = list(paragraphs)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Words(self._title, classes="title")
            for _paragraph in self._paragraphs:
                yield Remark()
        yield KeyLine()

    def on_mount(self) -> None:
        for remark, paragraph in zip(self.query(Remark), self._paragraphs, strict=True):
            remark.say(paragraph)
            remark.styles.margin = (0, 0, 1, 0)

    def action_back(self) -> None:
        self.dismiss(None)


def help_page(screen: Screen[Any], paragraphs: Sequence[str]) -> Pages:
    """A screen's advice, and all of its keys."""
    words = [_(paragraph) for paragraph in (*paragraphs, *EVERYWHERE)]
    listed = [f"{keys.spelled(one)} {_(one.description)}" for one in keys.all_of(screen) if keys.spelled(one)]
    return Pages(N_("Help"), [*words, " · ".join(listed)])


Answer = Literal["take", "drop", "later"]


class AskAboutDraft(Question[Answer]):
    """Something was being typed here when the app stopped, or when its user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_DRAFT, keys.DROP_DRAFT, keys.LATER, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter puts what was being typed back into the form, to go on with it and save it."),
        N_("Del forgets it and shows what is saved. Escape leaves both as they are and goes back."),
    )

    def __init__(self, draft: Draft, where: str, words: str, *, changed: bool) -> None:
        super().__init__()
        self._at = draft.at
        self._said = words
        self._where = where
        self._changed = changed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Words(N_("Something was being typed here and was not saved"), classes="title")
            yield Remark(id="what")
            yield Remark(id="changed")
        yield KeyLine()

    def on_mount(self) -> None:
        words = first_words(self._said, 300)
        self.query_one("#what", Remark).say(f"{self._where} · {day_and_time(self._at)}\n\n{words}\n")
        if self._changed:
            self.query_one("#changed", Remark).say(
                _("This demand was saved again since then: saving the draft leaves two versions to settle.")
            )

    def action_take(self) -> None:
        self.dismiss("take")

    def action_drop(self) -> None:
        self.dismiss("drop")

    def action_back(self) -> None:
        self.dismiss("later")
