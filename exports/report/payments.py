"""Pure: who is asked for what: by the associations' demands, in all, and in each year's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..decisions import YearPlan, budget_lines
from ..words import N_, STATUSES
from .charts import Bar, bars
from .dossier import Dossier, bs
from .findings import rulings
from .markup import Head, Html, figure, table


def associations(dossier: Dossier) -> Iterator[Html]:
    """Each association's demands: what was decided of them, what they cost, who is asked for it."""
    say = dossier.say
    words = N_("Decided"), N_("Expected"), N_("Cost"), N_("Without a source")
    heads = [Head(say(N_("Association"))), *(Head(say(word), figures=True) for word in words)]
    heads += [Head(say(N_("What was decided of them"))), Head(say(N_("Who is asked")))]
    rows = []
    for id_, of in dossier.figures.associations.items():
        counts = [str(of.filled), str(of.slots), bs(of.cost_cents), bs(of.missing_cents)]
        ruled = "\n".join(f"{status}: {n}" for status, n in rulings(dossier, of) if n)
        rows.append([dossier.holder(id_), *counts, ruled, _sources(dossier, of.funding)])
    yield from table(say(N_("Associations' demands")), heads, rows)


def _sources(dossier: Dossier, funding: Mapping[str, int]) -> str:
    return "\n".join(f"{dossier.source(source)}: {bs(cents)}" for source, cents in funding.items())


def by_source(dossier: Dossier) -> Iterator[Html]:
    """What every source is asked for by all demands together, and what nobody is asked for."""
    say, of = dossier.say, dossier.figures.money
    parts = [(dossier.source(source), cents) for source, cents in of.asked.items()]
    if of.missing_cents:
        parts.append((say(N_("Without a source")), of.missing_cents))
    if most := max((cents for _name, cents in parts), default=0):
        title = say(N_("Co-financing by source, of all demands"))
        heads = [Head(say(N_("Source"))), Head(say(N_("Amount")), figures=True)]
        chart = bars(title, [Bar(name, cents / most, bs(cents)) for name, cents in parts])
        yield from figure(title, chart, table("", heads, ([name, bs(cents)] for name, cents in parts)))


def year_plans(dossier: Dossier) -> Iterator[Html]:
    """Each year's plan, its money by source and subprogramme, and its lines that are no demand."""
    say = dossier.say
    words = (
        N_("In the plan (PDM)"),
        N_("In the year's plan (POA)"),
        N_("Budget lines"),
        N_("Cost"),
        N_("Without a source"),
        N_("Moved"),
        N_("Dropped"),
        N_("Cost of what was dropped"),
    )
    plans = {year: plan for year, plan in dossier.figures.year_plans.items() if _said(plan)}
    heads = [Head(say(N_("Year"))), *(Head(say(word), figures=True) for word in words)]
    yield from table(say(N_("The years' plans")), heads, ([year, *_row(plan)] for year, plan in plans.items()))
    yield from _parts(
        dossier, say(N_("The years' plans by source")), say(N_("Source")), _by_source(dossier, plans)
    )
    yield from _parts(
        dossier,
        say(N_("The years' plans by subprogramme")),
        say(N_("Subprogramme")),
        _by_subprogramme(dossier, plans),
    )
    yield from _budget(dossier)


def _said(plan: YearPlan) -> bool:
    return any((plan.planned, plan.budgeted, plan.lines, plan.moved, plan.dropped))


def _row(plan: YearPlan) -> list[str]:
    money = plan.money
    return [
        *map(str, (plan.planned, plan.budgeted, plan.lines)),
        *map(bs, (money.cost_cents, money.missing_cents)),
        *map(str, (plan.moved, plan.dropped)),
        bs(plan.dropped_cents),
    ]


def _parts(dossier: Dossier, title: str, name: str, rows: Iterator[list[str]]) -> Iterator[Html]:
    say = dossier.say
    heads = [Head(say(N_("Year"))), Head(name), Head(say(N_("Cost")), figures=True)]
    yield from table(title, heads, rows)


def _by_source(dossier: Dossier, plans: Mapping[str, YearPlan]) -> Iterator[list[str]]:
    for year, plan in plans.items():
        for source, cents in plan.money.asked.items():
            yield [year, dossier.source(source), bs(cents)]


def _by_subprogramme(dossier: Dossier, plans: Mapping[str, YearPlan]) -> Iterator[list[str]]:
    for year, plan in plans.items():
        for id_, of in plan.subprogrammes.items():
            name = dossier.subprogramme(id_) or dossier.say(N_("without a subprogramme"))
            yield [year, name, bs(of.cost_cents)]


def _budget(dossier: Dossier) -> Iterator[Html]:
    say = dossier.say
    words = N_("Name"), N_("For whom"), N_("Status"), N_("Why this status")
    heads = [Head(say(N_("Year"))), *(Head(say(word)) for word in words), Head(say(N_("Cost")), figures=True)]
    rows = []
    for year, entry in budget_lines(dossier.survey):
        fields = entry.fields
        holder = dossier.holder(fields.holder) if isinstance(fields.holder, str) else ""
        status = say(STATUSES.get(fields.status, fields.status)) if isinstance(fields.status, str) else ""
        cost = bs(fields.cost_cents) if isinstance(fields.cost_cents, int) else ""
        rows.append([str(year), fields.name or "", holder, status, fields.status_reason or "", cost])
    yield from table(say(N_("Budget lines that are no demand")), heads, rows)
