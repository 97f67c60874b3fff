"""Who types now: people share laptops. A name is taken from the list, never from keys that were typed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.rows import Rows
from ...widgets.text import Words, in_cells
from ...wording.look_alikes import refused_name, with_letters
from ..frame import table_of_screens as screens
from ..frame.questions.line_question import LineQuestion
from ..frame.questions.question_screen import QuestionScreen

NUMBERED = 9
"""How many names have a number; the cursor comes to all."""


class NewName(LineQuestion[str]):
    """Gives back the name of somebody who is not on the list."""

    def __init__(self) -> None:
        super().__init__(
            _("Another person"), _read_name, _("The name, as it is to stand beside everything that is saved.")
        )


def _read_name(typed: str) -> str:
    name = clean_line(typed)
    if not any(map(str.isalnum, name)):
        raise ValueError(_("Write the name, with letters."))
    if why := refused_name(name):
        raise ValueError(why)
    return name


class AuthorQuestion(QuestionScreen[str]):
    """Gives back the name, None where it stays. First stands who types now, last another person."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    DEFAULT_CSS = "AuthorQuestion Rows { max-height: 14; }"

    def __init__(self, author: str, names: Sequence[str]) -> None:
        super().__init__()
        self._names = [author, *names]

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Who types now? The arrows or a number, then Enter"), classes="title")
            yield Rows(id="names")
        yield KeyLine()

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show(len(self._names) + 1, self._line)
        self.set_focus(rows)

    def _line(self, at: int, width: int) -> Content:
        if at == 0:
            words = _("Now: {author}").format(author=with_letters(self._names[0]))
        else:
            words = with_letters(self._names[at]) if at < len(self._names) else _("Another person…")
        number = str(at) if 0 < at < len(self._names) and at <= NUMBERED else " "
        return Content(in_cells(f"{number} {words}", width))

    def on_key(self, event: events.Key) -> None:
        """A number goes to a name, and Enter takes it."""
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if 0 < number < len(self._names):
            self.query_one(Rows).cursor = number
            event.stop()

    def action_go_on(self) -> None:
        at = self.query_one(Rows).cursor
        if at == len(self._names):
            self.open(screens.new_name(), self._named)
        else:
            self._answer(self._names[at] if at else None)

    def _named(self, name: str | None) -> None:
        """Whoever was named types; where nobody was, the list is there again."""
        if name:
            self._answer(name)

    def action_back(self) -> None:
        self._answer(None)

    def _answer(self, name: str | None) -> None:
        self.dismiss(name)
