"""The pages of the demand's form: the demand, its proposals, more of it, and what is private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from storage.translatable import N_

from ...forms.demand import Terms
from ...forms.demand_labels import demand_field_label, marked_label
from ...forms.proposals import row_names
from ...widgets.choice import Choice
from ...widgets.field_sheet import Beside, FieldSheet, SheetRow
from ...widgets.fields import LineField, Prose
from ...widgets.text import PlainText, Words


def field(name: str, terms: Terms) -> Widget:
    """The widget of a field by its name."""
    kind, entry = name.partition("-")[0], terms.entry(name)
    if kind == "by" or (entry and entry.is_choice):
        return Choice(id=name, classes=kind)
    unit = entry.field.says.unit if entry else ""
    return LineField(id=name, is_prose=unit == "prose", classes="amount" if unit == "cents" else kind)


class FormPage(Vertical):
    """One page of the form; those but the first are made when they are first asked for."""

    NAME: ClassVar = ""

    def __init__(self, terms: Terms) -> None:
        super().__init__(id=self.NAME)
        self.terms = terms
        self.fields: dict[str, Widget] = {}
        self.besides: list[Beside] = []
        """Both as they are once the page stands."""

    def on_mount(self) -> None:
        self.fields = {name: self.query_one(f"#{name}") for name in self.names}
        self.besides = list(self.query(Beside))

    def compose(self) -> ComposeResult:
        yield FieldSheet([self._row(name) for name in self.names])

    def _row(self, name: str) -> SheetRow:
        return SheetRow(lambda: demand_field_label(name, self.terms), field(name, self.terms))

    @property
    def names(self) -> Sequence[str]:
        """The fields of the page, in their order."""
        return self.terms.of_page(self.NAME)


class MainPage(FormPage):
    NAME = "main"

    def compose(self) -> ComposeResult:
        yield Horizontal(
            Words(marked_label("text", self.terms), classes="label"),
            Prose(id="text", max_checkpoints=20),
            id="wide",
        )
        yield PlainText(id="about-text")
        yield FieldSheet([self._row(name) for name in self.names if name != "text"])


class ProposalsPage(FormPage):
    NAME = "proposals"

    def compose(self) -> ComposeResult:
        heads = {"number": "", "text": N_("Proposal"), "votes": N_("Votes"), "by": N_("Proposed by"), "beside": ""}
        yield Horizontal(*(Words(words, classes=of) for of, words in heads.items()), classes="proposal heading")
        for row in range(1, self.terms.rows + 1):
            yield Horizontal(*self._of_row(row), classes="proposal")
        yield PlainText(id="standing")

    def _of_row(self, row: int) -> Iterable[Widget]:
        yield Words(str(row), classes="number")
        for name in row_names(row):
            yield field(name, self.terms)
        yield Beside([row_names(row)])


class MorePage(FormPage):
    NAME = "more"


class PrivatePage(FormPage):
    NAME = "private"

    def compose(self) -> ComposeResult:
        yield Words(N_("Private: not for the assembly's eyes. Ctrl+K or F6 closes this page."), classes="heading")
        yield from super().compose()


PAGES: Final = {page.NAME: page for page in (MainPage, ProposalsPage, MorePage, PrivatePage)}
