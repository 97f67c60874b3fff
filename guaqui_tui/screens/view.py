"""How the board is looked at: the order of its lines, and which of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage import Survey

from .. import keys
from ..widgets.choice import Choice, Options
from ..widgets.fields import GoOn
from ..widgets.said import Remark, Words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question
from .views import View, choices, chosen, in_words


class ViewScreen(Question[View]):
    """Gives back the view that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("An order leaves the filter as it is, and a filter the order: choose one after the other."),
        N_("The shares and the coverage under the board are always those of all communities."),
    )

    def __init__(self, survey: Survey, view: View) -> None:
        super().__init__()
        self._choices = choices(survey)
        self._view = view
        self._now = in_words(view, survey)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("What to see: a number or the first letters"), classes="title")
            yield Remark(id="now")
            yield Choice(self._choices, id="wanted")
            yield Options()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#now", Remark).say(_("Now: {view}").format(view=self._now))
        self.query_one(Choice).focus()

    @on(Choice.Offered)
    def _offer(self, message: Choice.Offered) -> None:
        self.query_one(Options).show(message.choice)

    def on_descendant_focus(self) -> None:
        self.query_one(Options).show(self.query_one(Choice))

    @on(GoOn)
    def _chosen(self, message: GoOn) -> None:
        if message.done:
            self.action_go_on()

    def action_go_on(self) -> None:
        choice = self.query_one(Choice)
        choice.settle()
        if choice.taken:
            self.dismiss(chosen(self._view, choice.taken))

    def action_back(self) -> None:
        self.dismiss(None)
