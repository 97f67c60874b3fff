"""The first page of the demand's form: the proposals, and what is asked for. One widget draws all but fields."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.message import Message
from textual.widget import Widget

from storage.translatable import N_

from ...forms.demand import ABSTAINED, AT_NEED, CAUSE, HOW, REASON, Terms
from ...forms.demand_labels import demand_field_label
from ...forms.draft_values import Typed
from ...forms.proposals import marked_row, row_names, row_of
from ...language.gettext_ import _
from ...look import keys
from ...widgets.choice import Choice
from ...widgets.field_table import FieldTable, Placed, lines_at
from ...widgets.fields import LineField, Prose
from .table_places import AT, AskedField, AskedLine, TableRow, TableWords, placed, width_of_words

_FIRST: Final = N_("what is asked for; if nothing: Up")
_ANOTHER: Final = N_("write another, or nothing")
_BESIDE: Final = {"action": "class"}
"""Fields that have another beside them."""
_WIDTHS: Final = {
    "action": 29,
    "class": 26,
    HOW: 24,
    "cost_cents": 16,
    "families": 10,
    "status": 30,
    REASON: 200,
    CAUSE: 40,
}
_AMOUNT, _GROWS, _GIVEN = 12, 80, 40
"""How wide an amount is, from which width on the action has more room, and how much more at most."""


class ProposalClicked(Message):
    """Somebody clicked before the words of a proposal, where its mark stands."""

    def __init__(self, field: str) -> None:
        """`field`: that of its words."""
        super().__init__()
        self.field = field


class DemandTable(FieldTable):
    def __init__(self, terms: Terms) -> None:
        super().__init__(self._put_together, id="main")
        self.terms = terms
        self.fields: dict[str, Widget] = {}
        """The field of each name; `seen` of them belong to the record at hand."""
        self.said: dict[str, tuple[str, bool]] = {}
        """What is said of each field, and whether it is that something is wrong."""
        self.at_need: set[str] = set()
        """Which are asked for of the fields that are not always."""
        self._shown = TableWords()
        self._marked = 0

    def on_mount(self) -> None:
        self.speak()

    async def make(self) -> None:
        """Make the fields of its terms, those that it had already excepted."""
        made = [*self._rows(), *(name for name in self.terms.asked if name not in self.fields)]
        self.fields |= {name: self._field(name) for name in made}
        await self.mount(*(self.fields[name] for name in made))
        self._look()

    def _rows(self) -> list[str]:
        """The fields of rows that are not made. Of the last one there are only its words."""
        names = [name for row in range(1, self.terms.rows) for name in row_names(row)]
        return [name for name in (*names, row_names(self.terms.rows)[0]) if name not in self.fields]

    async def make_rows(self) -> None:
        """Have a row for each that its terms have: behind those that there are."""
        for name in self._rows():
            self.fields[name] = field = self._field(name)
            last = max((one for one in self.fields if row_of(one) and one != name), key=_order)
            await self.mount(field, after=self.fields[last])
        self._look()

    def _look(self) -> None:
        """Only the fields of the record at hand are come to."""
        seen = set(self.seen)
        for name, field in self.fields.items():
            field.display = name in seen
        self.speak()

    @property
    def seen(self) -> tuple[str, ...]:
        """The fields of the record at hand, in their order."""
        last = row_names(self.terms.rows)[1:]  # nobody voted yet on what has no words
        unseen = {*last, *AT_NEED} - self.at_need
        return tuple(name for name in self.terms.of_page("main") if name in self.fields and name not in unseen)

    def ask(self, names: set[str]) -> None:
        """Have these of the fields that are not always asked for."""
        self.at_need = names
        self._look()

    def _field(self, name: str) -> Widget:
        entry = self.terms.entry(name)
        if name.startswith("proposal-"):
            return Prose(id=name, max_checkpoints=20)
        is_choice = entry.is_choice if entry else name.startswith("by-")
        if not is_choice:
            return LineField(id=name, is_prose=name == REASON)
        choice = Choice(id=name)
        choice.takes_words = entry is not None and entry.takes_words
        choice.adding = keys.display_of(keys.ADD_ACTION) if name == "action" else ""
        return choice

    def speak(self) -> None:
        """Say what stands in an empty row, in the language in use."""
        for row in range(1, self.terms.rows + 1):
            field = self.fields.get(f"proposal-{row}")
            if isinstance(field, Prose):
                field.placeholder = _(_ANOTHER if row > 1 else _FIRST)

    def on_click(self, event: events.Click) -> None:
        for name, place in self.places.items():
            if event.x < AT and name.startswith("proposal-") and place.y <= event.y < place.bottom:
                self.post_message(ProposalClicked(name))

    # What is said around the fields

    def say(self, name: str, words: str = "", *, wrong: bool = False) -> bool:
        """Say this at a field; whether it is something else than was said there."""
        field = self.fields.get(name)
        if name == "class" and isinstance(field, Choice):
            field.placeholder = "" if wrong else words  # there is no room beside it
            words = words if wrong else ""
        before, self.said[name] = self.said.get(name), (words, wrong)
        return before != (words, wrong)

    def show(self, typed: Typed, words: TableWords) -> None:
        """Draw what stands in the fields by now."""
        self._marked, self._shown = marked_row(typed), words
        self.look_again()

    def _put_together(self, width: int) -> Placed:
        rows = [self._row(row, width) for row in range(1, self.terms.rows + 1) if f"proposal-{row}" in self.fields]
        abstained = self._label(ABSTAINED) if ABSTAINED in self.seen else ""
        return placed(width, rows, self._lines(width), self._shown, self.said, abstained)

    def _row(self, row: int, width: int) -> TableRow:
        field = self.fields[f"proposal-{row}"]
        lines = lines_at(field, width_of_words(width)) if isinstance(field, Prose) else 1
        return TableRow(row, row == self._marked, lines, row < self.terms.rows)

    def _lines(self, width: int) -> list[AskedLine]:
        """The lines beneath the proposals, in the order of the page."""
        lines, beside = [], {*_BESIDE.values(), ABSTAINED}
        given = [name for name in self.terms.funding if name in self.terms.asked]
        seen = self.seen
        for name in (one for one in self.terms.asked if one in seen):
            if name in given:
                if name == given[0]:
                    fields = [AskedField(one, _AMOUNT, self._label(one)) for one in given]
                    lines.append(AskedLine(_("Contributions"), fields))
            elif name not in beside:
                fields = [AskedField(name, self._width(name, width))]
                if other := _BESIDE.get(name):
                    fields.append(AskedField(other, self._width(other, width), self._label(other)))
                lines.append(AskedLine(self._label(name), fields))
        return lines

    def _label(self, name: str) -> str:
        return demand_field_label(name, self.terms)

    def _width(self, name: str, width: int) -> int:
        more = min(_GIVEN, max(0, width - _GROWS) // 2) if name == "action" else 0
        return _WIDTHS.get(name, _WIDTHS["action"]) + more


def _order(name: str) -> tuple[int, int]:
    """The place of a field among those of the rows."""
    row = row_of(name)
    return row, row_names(row).index(name)
