"""The money of the draft plan: what each year's demands cost, and what each source is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.decisions import budget_lines
from storage.plan.money import Money, count_money
from storage.translatable import N_

from ..document.pieces import Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from .traced import in_all_versions, traced_table


def money_chapter(dossier: Dossier) -> Iterator[Piece]:
    """A row a year, a column a source, and what has none yet."""
    of_years = [(year, _of_year(dossier, year)) for year in dossier.survey.plan.years]
    together = dossier.figures.money
    if together.cost_cents or together.asked:
        yield _by_year(dossier, of_years, together)
        yield Text(dossier.say(N_("What is asked for jointly counts once. Each demand stands in the annex.")))
    yield from _lines_of_budget(dossier)


def _of_year(dossier: Dossier, year: int) -> Money:
    return count_money(state for state in dossier.states if state.year == year)


def _by_year(dossier: Dossier, of_years: list[tuple[int, Money]], together: Money) -> PaperTable:
    say, funders = dossier.say, [*together.asked]
    heads = [say(N_("Cost")), *map(dossier.funder, funders), say(N_("Without a source"))]
    columns = (PaperColumn(say(N_("Year")), 0.8), *(PaperColumn(head, 1.2, "right") for head in heads))
    rows = [PaperRow((str(year), *_amounts(dossier, of, funders))) for year, of in of_years]
    rows.append(PaperRow((say(N_("Together")), *_amounts(dossier, together, funders)), "sum"))
    return PaperTable(columns, tuple(rows), 8.0)


def _amounts(dossier: Dossier, of: Money, funders: list[str]) -> list[str]:
    cents = [of.cost_cents, *(of.asked.get(id_, 0) for id_ in funders), of.missing_cents]
    return [dossier.amount(one) if one else "" for one in cents]


def _lines_of_budget(dossier: Dossier) -> Iterator[Piece]:
    heads = (N_("Year"), 0.9), (N_("Budget line"), 3.0), (N_("Status"), 1.0)
    columns = [PaperColumn(dossier.say(word), share) for word, share in heads]
    columns.append(PaperColumn(dossier.say(N_("Cost")), 1.1, "right"))
    rows = [
        (
            [str(year), *(in_all_versions(dossier, entry, name) for name in ("name", "status", "cost_cents"))],
            entry.record,
        )
        for year, entry in budget_lines(dossier.survey)
    ]
    if rows:
        yield Heading(dossier.say(N_("Budget lines that are no demand")), 2)
    yield from traced_table(dossier, columns, rows)
