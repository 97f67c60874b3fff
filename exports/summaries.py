"""Pure: the figures of a plan as tables: shares, zones, classes, what was validated, the years' plans.

Shares are hundredths of a percent, as costs are of a boliviano: 3889 is 38.89%.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from storage.survey import Survey

from .decisions import PlanLine, Ruled, plan_lines, planned_years
from .figures import Figures
from .indicators import Report
from .tables import Column, Table, funding_columns, holder_names
from .words import STAGES

_COUNTS: Final = {
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
    *map(Column, _COUNTS),
    Column("share", percent=True),
    Column("share_cut"),
    Column("share_high", percent=True),
]


def shares(figures: Report) -> Table:
    """The figures of each year; last those of the whole plan, in a row without a year."""
    rows = [[int(year), *_row(of)] for year, of in figures.years.items()]
    return Table("shares", [Column("year"), *_FIGURES], [*rows, [None, *_row(figures.plan)]])


def zones(survey: Survey, figures: Report) -> Table:
    """The figures of each zone, of both zonings. A community without a zone is in none of them."""
    rows = [
        [zoning, zone.fields.name, *_row(of[zone.id])]
        for zoning, of in (("admin", figures.zones.admin), ("typology", figures.zones.typology))
        for zone in survey.zones(zoning)
    ]
    return Table("zones", [*map(Column, ("zoning", "zone")), *_FIGURES], rows)


def _row(of: Figures) -> list[int | None]:
    share = None if of.share is None else round(of.share * 100)
    high = round(of.range[1] * 100) if of.range else None
    return [*(getattr(of, name) for name in _COUNTS.values()), share, of.share_cut, high]


def classes(figures: Report) -> Table:
    """The communities' demands by class, with their cost; last those without one, and those of which it is to
    settle whether they are productive, whose cost is not kept apart.
    """
    rows: list[list[Any]] = [[class_, of.demands, of.cost_cents] for class_, of in figures.classes.items()]
    rows += [["unclassed", figures.plan.unclassed, None], ["disputed", figures.plan.disputed, None]]
    return Table("classes", [*map(Column, ("class", "demands")), Column("cost", money=True)], rows)


def validation(figures: Report) -> Table:
    """What was decided of the communities' demands, of the associations', and of the communities' zones."""
    parts = ("communities", "associations", "zoning")
    names = Ruled.__struct_fields__
    rows = [[part, *(getattr(getattr(figures.validation, part), name) for name in names)] for part in parts]
    return Table("validation", [*map(Column, ("of", *names))], rows)


def year_plan(survey: Survey) -> Table:
    """Each line of each year's plan (POA), by subprogramme and stage: demands first, then lines of the budget.

    A demand that is asked for jointly costs once; at the others stands 0, without contributions.
    """
    names = holder_names(survey)
    lines = list(_lines(survey))
    sources, parts = funding_columns(survey, [line.funding for line in lines])
    columns = [
        *map(Column, ("year", "subprogramme", "stage", "holder", "n", "text", "action", "status")),
        Column("cost", money=True),
        *sources,
    ]
    rows: list[list[Any]] = []
    for line, funding in zip(lines, parts, strict=True):
        said = line.subprogramme, line.stage, names.get(line.holder, line.holder)
        row = [line.year, *(text or None for text in said), line.n]
        row += [text or None for text in (line.text, line.action, line.status)]
        rows.append([*row, line.cost_cents, *funding])
    return Table("year_plan", columns, rows)


def _lines(survey: Survey) -> Iterator[PlanLine]:
    plan = survey.plan
    known = [*plan.subprogrammes] if isinstance(plan.subprogrammes, dict) else []
    for year in planned_years(survey):
        yield from sorted(plan_lines(survey, year), key=lambda line: _place(line, known))


def _place(line: PlanLine, subprogrammes: list[str]) -> tuple[Any, ...]:
    """In the plan's own order of subprogrammes, those that it does not name after them, no subprogramme last."""
    name, stage = line.subprogramme, line.stage
    known = subprogrammes.index(name) if name in subprogrammes else len(subprogrammes)
    stages = list(STAGES)
    return not name, known, name, not stage, stages.index(stage) if stage in stages else len(stages), stage
