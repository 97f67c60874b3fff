"""Everything that can be done on a screen, by its name, for whoever does not know the key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from storage.names.name_table import slug
from storage.translatable import N_

from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.fields import GoOn, LineField
from ....widgets.rows import Rows
from ....widgets.text import PlainText, Words, in_cells
from .question_screen import QuestionScreen

if TYPE_CHECKING:
    from textual.screen import Screen


class Palette(QuestionScreen[str]):
    """Gives back the action that was chosen."""

    ASKS: ClassVar = False
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_ON,
        keys.BACK,
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("end", "move(9999999)", show=False, priority=True),
        Binding("home", "move(-9999999)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Palette > .box { height: 100%; padding: 0 1; }
    Palette Rows { height: 1fr; margin-top: 1; }
    """

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        self._all = _in_order(one for one in keys.all_of(over) if one.action != keys.PALETTE.action)
        self._found = self._all

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("What can be done here: type a part of a word, or go down"), classes="title")
            yield LineField(id="wanted")
            yield Rows(id="rows")
            yield PlainText(id="none")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.query_one(LineField).focus()

    def _show(self) -> None:
        rows = self.query_one(Rows)
        rows.show(len(self._found), self._line)
        rows.cursor = 0
        nothing = "" if self._found else _("Nothing is called like that here.")
        self.query_one("#none", PlainText).say(nothing)

    def _line(self, number: int, width: int) -> Content:
        """Save                                        F2 / Ctrl+S: the keys are whole."""
        one = self._found[number]
        pressed = keys.spelled(one)
        room = width - 1  # a sign for more lines is no part of a key
        return Content(f"{in_cells(_(one.description), room - cell_len(pressed) - 1)} {pressed}")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._found = actions_found(self._all, message.value)
        self._show()

    @on(GoOn)
    def _gone_on(self, message: GoOn) -> None:
        if message.by == "arrow":
            self.query_one(Rows).action_move(message.step)
        else:
            self.action_go_on()

    def action_leaf(self, step: int) -> None:
        self.query_one(Rows).action_leaf(step)

    def action_move(self, step: int) -> None:
        """The ends are the list's: what is typed above it is a word."""
        self.query_one(Rows).action_move(step)

    def action_go_on(self) -> None:
        if self._found:
            self.dismiss(self._found[self.query_one(Rows).cursor].action)

    def action_back(self) -> None:
        self.dismiss(None)


def _in_order(every: Iterable[Binding]) -> list[Binding]:
    """As the screen has them, but how the program is left behind its help: no line of keys says it."""
    rest, leaves = list[Binding](), list[Binding]()
    for one in every:
        (leaves if one.action == keys.QUIT.action else rest).append(one)
    at = next((n for n, one in enumerate(rest, 1) if one.action == keys.HELP.action), len(rest))
    return [*rest[:at], *leaves, *rest[at:]]


def actions_found(every: list[Binding], typed: str) -> list[Binding]:
    """Those that have what is typed in their name, or as their key: first those that begin with it.

    Accents and capital letters make no difference.
    """
    wanted = slug(typed)
    if not wanted:
        return every
    names = {one.action: slug(f"{_(one.description)} {keys.spelled(one)}") for one in every}
    found = [one for one in every if wanted in names[one.action]]
    return sorted(
        found, key=lambda one: (not names[one.action].startswith(wanted), f"-{wanted}" not in names[one.action])
    )
