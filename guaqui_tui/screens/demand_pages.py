"""The pages of the demand's form: the demand, its proposals, more of it, and what is private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ..widgets.choice import Choice
from ..widgets.fields import Line, Prose
from ..widgets.said import Remark, Words
from ..widgets.sheet import Beside, Row, Sheet
from ..words import N_, _
from .demand_form import CHOSEN, MORE, PRIVATE, Terms
from .proposals import row_names

LABELS: Final = {
    "text": N_("Demand"),
    "action": N_("Action"),
    "class": N_("Class"),
    "families": N_("Families"),
    "cost": N_("Cost in Bs"),
    "how": N_("Decided by"),
    "votes": N_("Votes"),
    "status": N_("Status"),
    "spoken": N_("As it was said"),
    "place": N_("Place"),
    "stage": N_("Stage"),
    "proposed_by": N_("Proposed by"),
    "joint_with": N_("Shared with"),
    "phase_of": N_("Phase of"),
    "decided_on": N_("Decided on"),
    "status_reason": N_("Why this status"),
    "carries": N_("Carries that of"),
    "notes": N_("Private notes"),
}
CHOICES: Final = {*CHOSEN, "how"}


def field(name: str) -> Widget:
    """The widget of a field by its name."""
    kind = name.partition("-")[0]
    if name in CHOICES or kind == "by":
        return Choice(id=name, classes=kind)
    return Line(id=name, classes="amount" if kind == "from" else kind)


class Page(Vertical):
    """One page of the form; those but the first are made when they are first asked for."""

    NAME: ClassVar = ""

    def __init__(self, terms: Terms, sources: dict[str, str]) -> None:
        super().__init__(id=self.NAME)
        self.terms = terms
        self._sources = sources
        self.fields: dict[str, Widget] = {}
        self.besides: list[Beside] = []
        """Both as they are once the page stands."""

    def on_mount(self) -> None:
        self.fields = {name: self.query_one(f"#{name}") for name in self.names}
        self.besides = list(self.query(Beside))

    def compose(self) -> ComposeResult:
        yield Sheet([self._row(name) for name in self.names])

    def _row(self, name: str) -> Row:
        if name.startswith("from-"):
            return Row(self._sources.get(name[5:], name[5:]), field(name), named=True)
        return Row(LABELS[name], field(name))

    @property
    def names(self) -> Sequence[str]:
        """The fields of the page, in their order."""
        raise NotImplementedError


class MainPage(Page):
    NAME = "main"

    @property
    def names(self) -> Sequence[str]:
        return self.terms.main

    def compose(self) -> ComposeResult:
        yield Horizontal(Words(LABELS["text"], classes="label"), Prose(id="text", max_checkpoints=20), id="wide")
        yield Remark(id="about-text")
        yield Sheet([self._row(name) for name in self.names if name != "text"])


class ProposalsPage(Page):
    NAME = "proposals"

    @property
    def names(self) -> Sequence[str]:
        return self.terms.proposals

    def compose(self) -> ComposeResult:
        heads = {"number": "", "text": N_("Proposal"), "votes": N_("Votes"), "by": N_("Proposed by"), "beside": ""}
        yield Horizontal(*(Words(words, classes=of) for of, words in heads.items()), classes="proposal heading")
        for row in range(1, self.terms.rows + 1):
            yield Horizontal(*self._of_row(row), classes="proposal")
        yield Remark(id="standing")

    def _of_row(self, row: int) -> Iterable[Widget]:
        yield Words(str(row), classes="number")
        for name in row_names(row):
            yield field(name)
        yield Beside([row_names(row)])


class MorePage(Page):
    NAME = "more"

    @property
    def names(self) -> Sequence[str]:
        return MORE


class PrivatePage(Page):
    NAME = "private"

    @property
    def names(self) -> Sequence[str]:
        return PRIVATE

    def compose(self) -> ComposeResult:
        yield Words(N_("Private: not for the assembly's eyes. Ctrl+K or F6 closes this page."), classes="heading")
        yield from super().compose()


PAGES: Final = {page.NAME: page for page in (MainPage, ProposalsPage, MorePage, PrivatePage)}


def label(name: str, sources: dict[str, str]) -> str:
    """What a field is called, in the language in use."""
    kind, _hyphen, rest = name.partition("-")
    if kind == "from":
        return sources.get(rest, rest)
    rows = {"proposal": _("Proposal {n}"), "votes": _("Votes {n}"), "by": _("Proposed by {n}")}
    return rows[kind].format(n=rest) if rest else _(LABELS[name])
