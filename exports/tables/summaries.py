"""The figures of a plan as tables: shares, zones, classes, what was validated, the years' plans.

Shares are hundredths of a percent, as costs are of a boliviano: 3889 is 38.89%.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from storage.kinds.executed import EXECUTED
from storage.kinds.lookup import KINDS
from storage.plan.decisions import PlanLine, Ruled, plan_lines, planned_years
from storage.plan.indicators import Indicators
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey
from storage.plan.tallies.programme_tree import ProgrammeTree
from storage.translatable import N_

from ..wording.words import RULED, STATES
from .cells import Column, column_of, columns_of
from .table import Table, holder_names

COUNTS: Final = {
    "slots": "slots",
    "filled": "filled",
    "productive": "productive",
    "to_settle": "disputed",
    "unclassed": "unclassed",
    "none": "none",
    "postponed": "postponed",
    "missing": "missing",
}
"""The columns of counts, and the names of their figures: in a list of demands `disputed` is a column of text."""
_FIGURES: Final = [
    *map(Column, COUNTS),
    Column("share", percent=True),
    Column("share_cut"),
    Column("share_high", percent=True),
]


def shares(figures: Indicators) -> Table:
    """The figures of each year; last those of the whole plan, in a row without a year."""
    rows = [[int(year), *_row(of)] for year, of in figures.years.items()]
    return Table("shares", [Column("year"), *_FIGURES], [*rows, [None, *_row(figures.plan)]])


def zone_shares(figures: Indicators) -> Table:
    """The figures of each zone, by zoning. A community without a zone of a zoning is in none of its zones."""
    rows = [[zoning, zone, *_row(of)] for zoning, zones in figures.zones.items() for zone, of in zones.items()]
    return Table("zone_shares", [*map(_ids_of, ("zoning", "zone")), *_FIGURES], rows)


def level_shares(figures: Indicators) -> Table:
    """The figures of each level above communities; last, without a level, of the communities that are in none."""
    rows = [[level or None, *_row(of)] for level, of in (figures.levels or {}).items()]
    return Table("level_shares", [Column("level", of=("community",), label=N_("Level")), *_FIGURES], rows)


def _ids_of(kind: str) -> Column:
    return Column(kind, of=(kind,), label=KINDS[kind].label)


def _row(of: Figures) -> list[int | None]:
    share = None if of.share is None else round(of.share * 100)
    high = round(of.range[1] * 100) if of.range else None
    return [*(getattr(of, name) for name in COUNTS.values()), share, of.share_cut, high]


def class_costs(figures: Indicators) -> Table:
    """The communities' demands by class, with their cost; last those without one, and those of which it is to
    settle whether they are productive, whose cost is not kept apart. Which of these a row is stands in a column of
    its own: a class's id may be any.
    """
    rows: list[list[Any]] = [[class_, None, of.demands, of.cost_cents] for class_, of in figures.classes.items()]
    rows += [[None, name, getattr(figures.plan, name), None] for name in ("unclassed", "disputed")]
    columns = [Column("no_class", usual=STATES), Column("demands"), column_of("demand", "cost_cents")]
    return Table("class_costs", [_ids_of("class"), *columns], rows)


def validation_table(figures: Indicators) -> Table:
    """What was decided of the communities' demands, of the associations', and of the communities' zones."""
    names = Ruled.__struct_fields__
    rows = [[part, *(getattr(getattr(figures.validation, part), name) for name in names)] for part in RULED]
    return Table("validation", [Column("of", usual=RULED), *map(Column, names)], rows)


_OF_A_LINE: Final = ("text", "action", "status", "cost_cents", "funding")


def year_plan_table(survey: Survey) -> Table:
    """Each line of each year's plan, by programme and phase: demands first, then lines of the budget; and what
    became of it.

    A demand that is asked for jointly costs once; at the others stands 0, without contributions.
    """
    names = holder_names(survey)
    lines = list(_lines(survey))
    bodies = [_body(survey, line) for line in lines]
    before = [Column("year"), column_of("budget", "programme"), column_of("demand", "phase")]
    fields = columns_of(survey, "demand", bodies, (*_OF_A_LINE, EXECUTED))
    rows: list[list[Any]] = []
    for line, body in zip(lines, bodies, strict=True):
        holder = names.get(line.holder, line.holder)
        row = [line.year, line.subprogramme or None, line.phase or None, holder or None, line.n]
        rows.append([*row, *(column.value(body) for column in fields)])
    return Table("year_plan", [*before, *map(Column, ("holder", "n")), *fields], rows)


def _body(survey: Survey, line: PlanLine) -> dict[str, Any]:
    """What a line says, as its plan counts it, and what its record says became of it."""
    state = survey.history(line.record)
    told = {name: said for name, said in line._asdict().items() if said != ""}
    return {**told, EXECUTED: state.values.get(EXECUTED)} if state else told


def _lines(survey: Survey) -> Iterator[PlanLine]:
    tree = ProgrammeTree(survey)
    for year in planned_years(survey):
        yield from tree.ordered(plan_lines(survey, year))
