"""What the forms of one slot's demand share: its record, how it is read, what stands in fields seen or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.widget import Widget

from storage.kinds.process.demand import Slot
from storage.plan.same_words import same_words
from storage.plan.slots import Slots, SlotState

from ...forms.demand import Opened, Terms, flaws, pages, read, shown
from ...forms.draft_values import Typed
from ...forms.proposals import chosen, row_names, row_of, row_with
from ...language.gettext_ import _
from ...session.session import Session
from ...widgets.choice import Choice
from ...widgets.fields import Line, Prose
from ...wording.slots import how_many_versions, slot_name
from ...wording.values import values_of
from ..frame.keyboard import Keyboard
from ..frame.record_form import RecordForm
from .lists import Lists


class SlotForm(RecordForm[Slot]):
    """Gives back the slot where it was left."""

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard)
        self._slot = slot
        self._lists = Lists(session.survey, session.asked, slot)
        values = values_of(session.survey)
        self._terms = Terms(values, pages(values), 0, self._lists.has)
        self._held: Typed = {}
        """What stands in the fields that there is no widget of."""

    @property
    def slot(self) -> Slot:
        return self._slot

    def where(self) -> str:
        return slot_name(self.session.survey, self._slot)

    def state(self) -> SlotState:
        """The slot as it is saved."""
        return Slots(self.session.survey).at(self._slot.holder, self._slot.year, self._slot.n)

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body, self._terms)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._opened)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed, self._opened)

    @property
    def _opened(self) -> Opened:
        return Opened(self._before, self._terms, self._first)

    def warn(self) -> None:
        """Say what one should know of this slot before typing into it."""
        state = self.state()
        if state.kept and "withdrawn" in state.kept.history.conflicts:
            self.note(
                _("! One laptop withdrew it, another went on with it, as is shown. Ctrl+R decides which stands.")
            )
        elif state.disputed:
            words = _("! {n} versions to settle; one is shown. What you change here is then decided for all.")
            self.note(words.format(n=max(2, how_many_versions(state))))
        elif not self.session.writable:
            self.note(_("This file is open for reading only; nothing can be saved."))
        else:
            self.note()

    # What stands in the fields

    def made(self) -> Iterable[tuple[str, Widget]]:
        """Every field that there is a widget of, by its name."""
        raise NotImplementedError

    def typed(self) -> Typed:
        return {**self._held, **{name: _value(field) for name, field in self.made()}}

    def put(self, typed: Typed) -> None:
        self._held = dict(typed)
        for name, field in self.made():
            self.fill(name, field)

    def fill(self, name: str, field: Widget) -> None:
        """Let stand in a widget what is held for its field."""
        value = self._held.get(name, "")
        if isinstance(field, Prose):
            field.load_text(value)
            field.move_cursor(field.document.end)
        elif isinstance(field, Choice):
            known = {self._first.get(name), *(kept for kept, _read in field.options)}
            field.put(value if value in known else None)
            if value not in known:
                field.value = value
        elif isinstance(field, Line):
            field.value = value

    async def choose_row(self, row: int) -> int:
        """Choose a proposal; gives the row of the words before, 0 where there were none but its own."""
        before = self.typed()
        after = chosen(before, self._terms.rows, row)
        await self.make_rows(max(map(row_of, after)))
        self.replace(after)
        return 0 if same_words(before["text"], after["text"]) else row_with(after, before["text"])

    async def make_rows(self, rows: int) -> None:
        """Have room for so many proposals."""
        for row in range(self._terms.rows + 1, rows + 1):
            self._terms.rows = row
            empty = dict.fromkeys(row_names(row), "")
            self._first, self._held = {**self._first, **empty}, {**self._held, **empty}

    def settle(self) -> None:
        """Complete what was typed to the options that it means."""
        for choice in self.query(Choice):
            choice.settle()


def _value(field: Widget) -> str:
    if isinstance(field, Choice):
        return field.taken or field.value
    if isinstance(field, Line):
        return field.value
    return field.text if isinstance(field, Prose) else ""
