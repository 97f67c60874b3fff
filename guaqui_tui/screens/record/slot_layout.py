"""What stands in the fields of a demand, of those too that there is no widget of."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from ...forms.draft_values import Typed
from ...forms.proposals import row_names
from ...forms.subjects.slot_subject import SlotSubject
from ...widgets.choice import Choice
from .field_layout import FieldLayout, choices_in, put_into, widget_value


class SlotLayout(FieldLayout):
    def __init__(self, subject: SlotSubject, saved: Callable[[], Typed]) -> None:
        """`saved`: what the fields showed when the form was opened."""
        super().__init__()
        self.subject = subject
        self._saved = saved
        self.held: Typed = {}
        """What stands in the fields that there is no widget of."""

    def relist(self) -> None:
        for name, choice in choices_in(self.widgets):
            choice.read_anew(self.subject.lists.of(name))

    def every_field(self) -> tuple[str, ...]:
        return self.subject.terms.all

    def typed(self) -> Typed:
        return {**self.held, **{name: widget_value(widget) for name, widget in self.widgets.items()}}

    def put(self, typed: Typed) -> None:
        self.held = dict(typed)
        for name, widget in self.widgets.items():
            self.fill(name, widget)

    def put_back(self, typed: Typed) -> None:
        self.held = {**self.held, **typed}
        super().put_back(typed)

    def fill(self, name: str, widget: Widget) -> None:
        """Let stand in a widget what is held for its field."""
        value = self.held.get(name, "")
        if isinstance(widget, Choice):
            known = {self._saved().get(name), *(kept for kept, _read in widget.options)}
            widget.put(value if value in known else None)
            if value not in known:
                widget.value = value
        else:
            put_into(widget, value)

    async def make_rows(self, rows: int) -> None:
        """Have room for so many proposals."""
        terms = self.subject.terms
        for row in range(terms.rows + 1, rows + 1):
            terms.rows = row
            self.held = {**self.held, **dict.fromkeys(row_names(row), "")}
