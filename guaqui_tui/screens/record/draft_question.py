"""The question about a draft, field by field: what was typed against what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from storage.notation.text import first_words
from storage.symbols import NOTHING
from storage.translatable import N_

from ...forms.draft_fields import DraftField
from ...language.dates import day_and_time
from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText, Words
from ..frame.question_screen import QuestionScreen

NUMBERED: Final = 9
"""So many fields have a number; the cursor comes to all."""
LONGEST: Final = 200
"""Letters that are shown of what was typed and of what is saved."""


class DraftQuestion(QuestionScreen[list[str]]):
    """Something was being typed here when the app stopped, or when its user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_DRAFT, keys.MARK, keys.DROP_DRAFT, keys.LATER, keys.HELP]
    DEFAULT_CSS = """
    DraftQuestion Rows { max-height: 10; }
    DraftQuestion #both, DraftQuestion Rows { margin-top: 1; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter puts what is taken back into the form, to go on with it and save it."),
        N_(
            "Space, or its number, leaves the field under the cursor or takes it again. What is left stays as it "
            "is saved, and what was typed there is forgotten."
        ),
        N_("Del forgets the draft and shows what is saved. Escape leaves both as they are and goes back."),
    )

    def __init__(self, where: str, at: str, fields: Sequence[DraftField], *, changed: bool) -> None:
        super().__init__()
        self._where = f"{where} · {day_and_time(at)}"
        self._fields = list(fields)
        self._taken = [True] * len(self._fields)
        self._changed = changed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Something was being typed here and was not saved"), classes="title")
            yield PlainText(id="where")
            yield Rows(id="fields")
            yield PlainText(id="both")
            yield MessageBar(id="changed")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#where", PlainText).say(self._where)
        rows = self.query_one(Rows)
        rows.show(len(self._fields), self._line)
        self.set_focus(rows)
        self._say_both()
        if self._changed:
            self.query_one("#changed", MessageBar).say(
                _("This was saved again since then: saving the draft leaves two versions to settle.")
            )

    def _line(self, at: int, width: int) -> Content:
        """1 taken  Demand: Riego en K'ulli."""
        states = (_("left"), _("taken"))
        state = set_cell_size(states[self._taken[at]], max(map(cell_len, states)))
        start, field = f"{at + 1 if at < NUMBERED else ' '} {state}  ", self._fields[at]
        said = f"{_(field.label)}: {field.typed or NOTHING}"
        return Content(start + first_words(said, max(1, width - cell_len(start))))

    def _say_both(self) -> None:
        """The field under the cursor, as it was typed and as it is saved."""
        field = self._fields[self.query_one(Rows).cursor]
        values = ((_("Typed: {value}"), field.typed), (_("Saved: {value}"), field.saved))
        lines = [words.format(value=first_words(value, LONGEST) or NOTHING) for words, value in values]
        self.query_one("#both", PlainText).say("\n".join(lines))

    def on_rows_moved(self) -> None:
        self._say_both()

    def on_key(self, event: events.Key) -> None:
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if 0 < number <= len(self._fields):
            self.query_one(Rows).cursor = number - 1
            self.action_mark()
            event.stop()

    def action_mark(self) -> None:
        rows = self.query_one(Rows)
        self._taken[rows.cursor] ^= True
        rows.refresh()

    def action_take_up(self) -> None:
        taken = [field.name for field, taken in zip(self._fields, self._taken, strict=True) if taken]
        if taken:
            self.dismiss(taken)

    def action_drop(self) -> None:
        self.dismiss([])

    def action_back(self) -> None:
        self.dismiss(None)
