"""The money of the draft plan: what each year's demands cost, and what each source is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from storage.kinds.part import part_of
from storage.plan.decisions import budget_lines
from storage.plan.money import Money, count_money, counted_once
from storage.translatable import N_

from ..document.pieces import Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.counted_money import counted_words
from ..wording.values import Values
from .traced import in_all_versions, traced_table


def money_chapter(dossier: Dossier) -> Iterator[Piece]:
    """A row a year, a column a source, and what has none yet."""
    counted = counted_once(one for one in dossier.states if one.stand == "filled")
    of_years = [(year, _of_year(dossier, year, counted)) for year in dossier.survey.plan.years]
    together = dossier.figures.money
    if together.cost_cents or together.asked:
        yield _by_year(dossier, of_years, together)
        joint = dossier.say(N_("What is asked for jointly counts once. Each demand stands in the annex."))
        yield Text(" ".join(filter(None, (joint, counted_words(dossier, dossier.states)))))
    yield from _ceilings(dossier)
    yield from _lines_of_budget(dossier)


def _of_year(dossier: Dossier, year: int, counted: Collection[str]) -> Money:
    return count_money((state for state in dossier.states if state.year == year), counted)


def _ceilings(dossier: Dossier) -> Iterator[Piece]:
    """What there is of each year's money, who gives it and for whom, what its plan takes of it, what is left."""
    say, values = dossier.say, dossier.values
    rows = []
    for year, of in dossier.figures.ceilings.items():
        for part in of.parts:
            money = (part.ceiling_cents, part.planned_cents, part.left_cents)
            names = _part_name(values, "FOR", part.for_), _part_name(values, "FUNDER", part.funder)
            rows.append(PaperRow((year, *names, *map(dossier.amount, money))))
    if rows:
        yield Heading(say(N_("How much money there is")), 2)
        heads = (N_("Year"), 0.7), (N_("For whom"), 1.6), (N_("Who pays"), 1.4)
        sums = N_("Ceiling"), N_("In the year's plan ({year_word})"), N_("Left")
        columns = [PaperColumn(say(word), share) for word, share in heads]
        columns += [PaperColumn(say(word), 1.2, "right") for word in sums]
        yield PaperTable(tuple(columns), tuple(rows), 8.0)
        yield Text(say(N_("Below zero: the {year_word} takes more than there is.")))


def _part_name(values: Values, name: str, id_: str) -> str:
    part = part_of(name)
    return values.say(part.words[id_]) if id_ in part.words else values.named(part.of, id_)


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
