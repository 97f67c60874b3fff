"""Who types now: people share laptops, so one key and a number are enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.survey import Survey
from storage.text import clean_line

from .. import keys
from ..widgets.fields import GoOn, Line
from ..widgets.said import Remark, Words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question
from .turns import Turns

MOST = 9
"""How many names have a number; any other is typed."""


def names_of(survey: Survey, author: str) -> list[str]:
    """Who else saved something in this file, or held a workshop: the most recent first, by the laptops' clocks."""
    last: dict[str, str] = {}
    for of_record in survey.all_revisions().values():
        for revision in of_record.values():
            _seen(last, clean_line(revision.author), revision.at)
    for workshop in survey.workshops():
        if isinstance(workshop.fields.facilitator, str):
            _seen(last, clean_line(workshop.fields.facilitator), workshop.history.latest().at)
    names = sorted(name for name in last if name and name != clean_line(author))
    return sorted(names, key=lambda name: last[name], reverse=True)


def _seen(last: dict[str, str], name: str, at: str) -> None:
    last[name] = max(last.get(name, ""), at)


class Name(Line):
    """A name; while nothing is typed a number takes one of those that are known."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(id="name")
        self._names = names

    async def _on_key(self, event: events.Key) -> None:
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if not self.value and 0 < number <= len(self._names):
            event.prevent_default()
            event.stop()
            self.value = self._names[number - 1]
            self.action_go_on(1, "enter")


class WhoScreen(Question[str]):
    """Gives back the name, None where it stays."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, turns: Turns, author: str, names: Sequence[str]) -> None:
        super().__init__()
        self._turns = turns
        self._author = author
        self._names = names[:MOST]
        turns.take()  # the number may be typed already

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Who types now? A number, or a name and Enter"), classes="title")
            yield Remark(id="now")
            yield Name(self._names)
            yield Remark(id="names")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#now", Remark).say(_("Now: {author}").format(author=self._author))
        lines = [f"{number} {name}" for number, name in enumerate(self._names, 1)]
        self.query_one("#names", Remark).say("\n".join(lines))
        self.set_focus(self.query_one(Name))
        self._turns.give()

    @on(GoOn)
    def _chosen(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def action_go_on(self) -> None:
        """Take the name; none at all leaves who types now."""
        self._answer(clean_line(self.query_one(Name).value) or None)

    def action_back(self) -> None:
        self._answer(None)

    def _answer(self, name: str | None) -> None:
        self._turns.take()
        self.dismiss(name)
