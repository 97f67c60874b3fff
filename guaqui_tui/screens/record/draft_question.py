"""The question about a draft, field by field: what was typed against what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
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
from .unasked_question import UnaskedQuestion

LONGEST: Final = 200
"""Letters that are shown of what was typed and of what is saved."""


class DraftQuestion(UnaskedQuestion[list[str]]):
    """Something was being typed here when the app stopped, or when its user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.TAKE_DRAFT,
        keys.TAKE_THIS_DRAFT,
        keys.LEAVE_FIELD,
        keys.TAKE_FIELD,
        keys.PUT_ASIDE,
        keys.LATER,
        keys.HELP,
    ]
    DEFAULT_CSS = """
    DraftQuestion Rows { max-height: 10; }
    DraftQuestion #both, DraftQuestion Rows { margin-top: 1; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter puts what is taken back into the form, to go on with it and save it."),
        N_(
            "Left leaves the field under the cursor, Right takes it again. What is left stays as it is saved; "
            "what was typed there is put aside with the draft."
        ),
        N_(
            "Del puts the draft aside and shows what is saved: Ctrl+P has what was put aside. Escape leaves both "
            "as they are and goes back."
        ),
        N_("Letters that are typed here wait for the form, and answer nothing."),
    )

    def __init__(self, where: str, at: str, fields: Sequence[DraftField], refused: str, *, changed: bool) -> None:
        """`refused`: why it was not put aside."""
        super().__init__()
        self._where = f"{where} · {day_and_time(at)}"
        self._fields = list(fields)
        self._taken = [True] * len(self._fields)
        self._changed = changed
        self._refused = refused

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Something was being typed here and was not saved"), classes="title")
            yield PlainText(id="where")
            yield Rows(id="fields")
            yield PlainText(id="both")
            yield MessageBar(id="changed")
            yield MessageBar(id="waiting")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#where", PlainText).say(self._where)
        rows = self.query_one(Rows)
        rows.show(len(self._fields), self._line)
        self.set_focus(rows)
        self._say_both()
        if self._refused:
            self.query_one("#changed", MessageBar).say(self._refused, wrong=True)
        elif self._changed:
            words = _("This was saved again since then: saving the draft leaves two versions to settle.")
            self.query_one("#changed", MessageBar).say(words)

    def _line(self, at: int, width: int) -> Content:
        """Taken  Demand: Riego en K'ulli."""
        states = (_("left"), _("taken"))
        state = set_cell_size(states[self._taken[at]], max(map(cell_len, states)))
        start, field = f" {state}  ", self._fields[at]
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

    def action_take_field(self, taken: bool) -> None:  # noqa: FBT001 - which of two keys it was
        rows = self.query_one(Rows)
        self._taken[rows.cursor] = taken
        rows.refresh()

    def action_take_up(self) -> None:
        if not self.is_typed_on():
            self.action_take_this()

    def action_take_this(self) -> None:
        taken = [field.name for field, taken in zip(self._fields, self._taken, strict=True) if taken]
        if taken:
            self._answer(taken)
        else:
            self.query_one("#changed", MessageBar).say(_("Nothing of it is taken. Del puts it aside."))

    def action_put_aside(self) -> None:
        self._answer([])

    def _answer(self, taken: list[str]) -> None:
        self.dismiss(taken)
        self.give_back_typed()

    def action_back(self) -> None:
        self.forget_typed()
        self.dismiss(None)
