"""The pages of the demand's form behind the first: more of it, and what is private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from storage.translatable import N_

from ...forms.demand import Terms
from ...forms.demand_labels import demand_field_label
from ...widgets.choice import Choice
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import LineField
from ...widgets.text import Words


def field(name: str, terms: Terms) -> Widget:
    """The widget of a field by its name."""
    entry = terms.entry(name)
    if entry and entry.is_choice:
        choice = Choice(id=name)
        choice.takes_words = entry.takes_words
        return choice
    unit = entry.field.says.unit if entry else ""
    return LineField(id=name, is_prose=unit == "prose", classes="amount" if unit == "cents" else None)


class FormPage(Vertical):
    """One page of the form; it is made when it is first asked for."""

    NAME: ClassVar = ""

    def __init__(self, terms: Terms) -> None:
        super().__init__(id=self.NAME)
        self.terms = terms
        self.fields: dict[str, Widget] = {}
        self.besides: list[FieldSheet] = []
        """Both as they are once the page stands."""

    def on_mount(self) -> None:
        self.fields = {name: self.query_one(f"#{name}") for name in self.names}
        self.besides = list(self.query(FieldSheet))

    def compose(self) -> ComposeResult:
        yield FieldSheet([self._row(name) for name in self.names])

    def _row(self, name: str) -> SheetRow:
        return SheetRow(lambda: demand_field_label(name, self.terms), field(name, self.terms))

    @property
    def names(self) -> Sequence[str]:
        """The fields of the page, in their order."""
        return self.terms.of_page(self.NAME)


class MorePage(FormPage):
    NAME = "more"


class PrivatePage(FormPage):
    NAME = "private"

    def compose(self) -> ComposeResult:
        yield Words(N_("Private: not for the assembly's eyes. Ctrl+K or F6 closes this page."), classes="heading")
        yield from super().compose()


PAGES: Final = {page.NAME: page for page in (MorePage, PrivatePage)}
