"""Everything that can be done on a screen, by its name, for whoever does not know the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from .. import keys
from ..widgets.choice import Choice, Options
from ..widgets.fields import GoOn
from ..widgets.said import Words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question

if TYPE_CHECKING:
    from textual.screen import Screen


class Palette(Question[str]):
    """Gives back the action that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        self._choices = [
            (
                one.action,
                " · ".join(part for part in (_(one.description), keys.spelled(one, all_of_them=False)) if part),
            )
            for one in keys.all_of(over)
            if one.action != "app.palette"
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("All that can be done here: a number or the first letters"), classes="title")
            yield Choice(self._choices, id="wanted")
            yield Options()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Choice).focus()

    @on(Choice.Offered)
    def _offer(self, message: Choice.Offered) -> None:
        self.query_one(Options).show(message.choice)

    def on_descendant_focus(self) -> None:
        self.query_one(Options).show(self.query_one(Choice))

    @on(GoOn)
    def _chosen(self, _message: GoOn) -> None:
        self.action_go_on()

    def action_go_on(self) -> None:
        choice = self.query_one(Choice)
        choice.settle()
        if choice.taken:
            self.dismiss(choice.taken)

    def action_back(self) -> None:
        self.dismiss(None)
