"""Who is asked for what: by the associations' demands, in all, and in each year's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from storage.plan.decisions import YearPlan, budget_lines
from storage.translatable import N_

from ..dossier import Dossier
from .charts import Bar, bars
from .markup import Head, Html, figure, table


def associations_section(dossier: Dossier) -> Iterator[Html]:
    """Each association's demands: what was decided of them, what they cost, who is asked for it."""
    say = dossier.say
    words = N_("Decided"), N_("Expected"), N_("Cost"), N_("Without a source")
    heads = [Head(say(N_("Association"))), *(Head(say(word), figures=True) for word in words)]
    heads += [Head(say(N_("What was decided of them"))), Head(say(N_("Who is asked")))]
    rows = []
    for id_, of in dossier.figures.associations.items():
        counts = [str(of.filled), str(of.slots), dossier.amount(of.cost_cents), dossier.amount(of.missing_cents)]
        ruled = "\n".join(f"{status}: {n}" for status, n in dossier.ruling_counts(of) if n)
        rows.append([dossier.holder(id_), *counts, ruled, _sources(dossier, of.funding)])
    yield from table(say(N_("Associations' demands")), heads, rows)


def _sources(dossier: Dossier, funding: Mapping[str, int]) -> str:
    return "\n".join(f"{dossier.funder(id_)}: {dossier.amount(cents)}" for id_, cents in funding.items())


def by_source_section(dossier: Dossier) -> Iterator[Html]:
    """What every source is asked for by all demands together, and what nobody is asked for."""
    say, of = dossier.say, dossier.figures.money
    parts = [(dossier.funder(id_), cents) for id_, cents in of.asked.items()]
    if of.missing_cents:
        parts.append((say(N_("Without a source")), of.missing_cents))
    if most := max((cents for _name, cents in parts), default=0):
        title = say(N_("Co-financing by source, of all demands"))
        heads = [Head(say(N_("Source"))), Head(say(N_("Amount")), figures=True)]
        chart = bars(title, [Bar(name, cents / most, dossier.amount(cents)) for name, cents in parts])
        yield from figure(title, chart, table("", heads, ([name, dossier.amount(cents)] for name, cents in parts)))


_OF_A_PLAN = (
    N_("In the plan ({plan_word})"),
    N_("In the year's plan ({year_word})"),
    N_("Budget lines"),
    N_("Cost"),
    N_("Without a source"),
    N_("Moved"),
    N_("Dropped"),
    N_("Cost of what was dropped"),
)


def year_plans_section(dossier: Dossier) -> Iterator[Html]:
    """Each year's plan, its money by source and subprogramme, and its lines that are no demand."""
    say = dossier.say
    plans = {year: plan for year, plan in dossier.figures.year_plans.items() if _said(plan)}
    heads = [Head(say(N_("Year"))), *(Head(say(word), figures=True) for word in _OF_A_PLAN)]
    yield from table(
        say(N_("The years' plans")), heads, ([year, *_row(dossier, plan)] for year, plan in plans.items())
    )
    by_source, by_subprogramme = _by_source(dossier, plans), _by_subprogramme(dossier, plans)
    yield from _parts(dossier, N_("The years' plans by source"), N_("Source"), by_source)
    yield from _parts(dossier, N_("The years' plans by subprogramme"), N_("Subprogramme"), by_subprogramme)
    yield from _budget(dossier)


def _said(plan: YearPlan) -> bool:
    return any((plan.planned, plan.budgeted, plan.lines, plan.moved, plan.dropped))


def _row(dossier: Dossier, plan: YearPlan) -> list[str]:
    money = plan.money
    return [
        *map(str, (plan.planned, plan.budgeted, plan.lines)),
        *map(dossier.amount, (money.cost_cents, money.missing_cents)),
        *map(str, (plan.moved, plan.dropped)),
        dossier.amount(plan.dropped_cents),
    ]


def _parts(dossier: Dossier, title: str, name: str, rows: Iterator[list[str]]) -> Iterator[Html]:
    say = dossier.say
    heads = [Head(say(N_("Year"))), Head(say(name)), Head(say(N_("Cost")), figures=True)]
    yield from table(say(title), heads, rows)


def _by_source(dossier: Dossier, plans: Mapping[str, YearPlan]) -> Iterator[list[str]]:
    for year, plan in plans.items():
        for id_, cents in plan.money.asked.items():
            yield [year, dossier.funder(id_), dossier.amount(cents)]


def _by_subprogramme(dossier: Dossier, plans: Mapping[str, YearPlan]) -> Iterator[list[str]]:
    for year, plan in plans.items():
        for id_, of in plan.subprogrammes.items():
            name = dossier.programme(id_) or dossier.say(N_("without a subprogramme"))
            yield [year, name, dossier.amount(of.cost_cents)]


def _budget(dossier: Dossier) -> Iterator[Html]:
    say = dossier.say
    words = N_("Name"), N_("For whom"), N_("Status"), N_("Why this status")
    heads = [Head(say(N_("Year"))), *(Head(say(word)) for word in words), Head(say(N_("Cost")), figures=True)]
    rows = []
    for year, entry in budget_lines(dossier.survey):
        said = (dossier.text(entry, name) for name in ("name", "holder", "status", "status_reason", "cost_cents"))
        rows.append([str(year), *said])
    yield from table(say(N_("Budget lines that are no demand")), heads, rows)
