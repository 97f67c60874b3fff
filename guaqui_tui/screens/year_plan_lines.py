"""Pure: a year's plan (POA) line by line, and its money by source and by subprogramme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import set_cell_size
from textual.content import Content

from exports.decisions import YearPlan, budget_lines, of_year
from exports.marks import mark_of
from exports.money import Money
from exports.slots import SlotState
from exports.words import STATUSES
from storage.money import format_bs
from storage.records import Budget, Slot, demand_name
from storage.survey import Entry, Survey

from ..theme import COLOURS
from ..words import _, ngettext
from .rulings import in_words
from .slots import holder_name, slot_name


class PlanLine(NamedTuple):
    """A line of the list: a demand's slot, or a line of the budget that is no demand."""

    record: str
    name: str
    state: SlotState | None
    budget: Entry[Budget] | None
    subprogramme: str

    @property
    def fields(self) -> object:
        entry = self.budget or (self.state.entry if self.state else None)
        return entry.fields if entry else None

    @property
    def cost_cents(self) -> int:
        cost = getattr(self.fields, "cost_cents", 0)
        return cost if isinstance(cost, int) else 0

    @property
    def status(self) -> str:
        status = getattr(self.fields, "status", "")
        return status if isinstance(status, str) else ""

    @property
    def words(self) -> str:
        said = self.state.text if self.state else getattr(self.fields, "name", "")
        return said if isinstance(said, str) else ""


def lines_of(survey: Survey, year: int) -> list[PlanLine]:
    """What is asked for in a year, by subprogramme and holder, and then the lines of its budget."""
    programmes = survey.plan.subprogrammes if isinstance(survey.plan.subprogrammes, dict) else {}
    programme_of = {one.id: one.fields.subprogramme for one in survey.actions()}
    found = []
    for state in of_year(survey, year):
        if state.stand == "filled" and state.entry:
            action = state.entry.fields.action
            programme = programme_of.get(action) if isinstance(action, str) else None
            name = slot_name(survey, _slot(state)).rpartition(" · ")[0]
            record = demand_name(survey.municipality, state.holder, state.year, state.n)
            found.append(PlanLine(record, name, state, None, _named(programmes, programme)))
    found.sort(key=lambda line: (not line.subprogramme, line.subprogramme))
    for its, entry in budget_lines(survey):
        if its == year:
            holder = entry.fields.holder
            name = holder_name(survey, holder) if isinstance(holder, str) else ""
            found.append(PlanLine(entry.record, name, None, entry, _named(programmes, entry.fields.subprogramme)))
    return found


def _slot(state: SlotState) -> Slot:
    return Slot(state.holder, state.year, state.n)


def _named(programmes: dict[str, str], id_: object) -> str:
    return programmes.get(id_, id_) if isinstance(id_, str) else ""


def line_in_words(line: PlanLine, width: int) -> Content:
    """▲ Andamarca        Construcción de establos      35.000,00   in the plan (PDM)."""
    if line.state:
        mark = mark_of(line.state)
        head = Content(" ") + Content.styled(mark.symbol, COLOURS[mark.name]) + Content(" ")
    else:
        head = Content(" + ")
    name = set_cell_size(line.name, 21 if width < 100 else 30)
    cost = format_bs(line.cost_cents) if line.cost_cents else ""
    status = _(STATUSES.get(line.status, line.status))
    right = f" {cost:>12}  {set_cell_size(status, 18)}"
    room = max(8, width - head.cell_length - len(right) - (21 if width < 100 else 30) - 1)
    return head + Content(f"{name} {set_cell_size(' '.join(line.words.split()), room)}{right}")


def detail_of(line: PlanLine, survey: Survey) -> str:
    """All of a line: its words, its subprogramme, who is asked for what, and what was decided."""
    fields = line.fields
    funding = getattr(fields, "funding", None)
    parts = [line.subprogramme, sources_in_words(funding if isinstance(funding, dict) else {}, survey)]
    decided = in_words(getattr(fields, "ruling", None), getattr(fields, "status_reason", None))
    return "\n".join(one for one in (line.words, " · ".join(part for part in parts if part), decided) if one)


def sources_in_words(asked: dict[str, int], survey: Survey) -> str:
    """Gobierno municipal Bs 40.000, PDLA Bs 12.000."""
    names = survey.plan.sources if isinstance(survey.plan.sources, dict) else {}
    return ", ".join(f"{names.get(source, source)} Bs {format_bs(cents)}" for source, cents in asked.items())


def plan_in_words(plan: YearPlan) -> str:
    """In the PDM 12, in the POA 5, budget lines 1; empty where nothing stands or stood in it."""
    counts = [
        (_("in the PDM {n}"), plan.planned),
        (_("in the POA {n}"), plan.budgeted),
        (_("budget lines {n}"), plan.lines),
        (_("moved {n}"), plan.moved),
        (_("dropped {n}"), plan.dropped),
    ]
    return ", ".join(words.format(n=n) for words, n in counts if n)


def summary(plan: YearPlan, survey: Survey) -> str:
    """In the PDM 12, in the POA 5, budget lines 1: Bs 350.000 · who gives what · what nobody gives."""
    said = plan_in_words(plan)
    if not said:
        return _("Nothing of this year stands in a plan yet: 1 or 2 put a demand into it, F9 adds a budget line.")
    return f"{said}: {money_in_words(plan.money, survey)}"


def money_in_words(money: Money, survey: Survey) -> str:
    """Bs 350.000 · Gobierno municipal Bs 210.000, PDLA Bs 40.000 · Bs 100.000 without a source."""
    parts = [f"Bs {format_bs(money.cost_cents)}", sources_in_words(money.asked, survey)]
    if money.missing_cents:
        parts.append(_("Bs {amount} without a source").format(amount=format_bs(money.missing_cents)))
    return " · ".join(part for part in parts if part)


def by_subprogramme(plan: YearPlan, survey: Survey) -> Iterable[str]:
    """Agropecuario: 5 lines, Bs 120.000."""
    programmes = survey.plan.subprogrammes if isinstance(survey.plan.subprogrammes, dict) else {}
    for id_, one in plan.subprogrammes.items():
        name = programmes.get(id_, id_) or _("without a subprogramme")
        words = ngettext("{name}: {n} line, Bs {cost}", "{name}: {n} lines, Bs {cost}", one.lines)
        yield words.format(name=name, n=one.lines, cost=format_bs(one.cost_cents))
