"""What is counted beside the shares, as tables: causes, who came and who proposed, vocation and demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from storage.kinds.lookup import KINDS
from storage.kinds.part import HOLDER_ID
from storage.kinds.process.demand import PROPOSERS
from storage.kinds.terms.cause import OF
from storage.plan.calendar import Attendance
from storage.plan.indicators import Indicators
from storage.plan.survey import Survey
from storage.plan.tallies.causes import causes_given
from storage.plan.tallies.women import (
    came_by_step,
    came_by_zone,
    proposals_by_proposer,
    proposals_by_zone,
)
from storage.translatable import N_

from .cells import Column
from .table import Table, holder_names

_BELONGS: Final = {"yes": N_("yes"), "no": N_("no")}


def causes_table(survey: Survey) -> Table:
    """How often each cause is given, by what for, by whom, in which step and year."""
    names = holder_names(survey)
    columns = [
        _of_kind("cause"),
        Column("holder"),
        _of_kind("step"),
        Column("of", label=N_("Cause of"), usual=OF),
        *map(Column, ("year", "times", HOLDER_ID)),
    ]
    counted = Counter(causes_given(survey))
    rows: list[list[Any]] = []
    for one, times in sorted(counted.items(), key=lambda of: [str(part) for part in of[0]]):
        named = names.get(one.holder, one.holder) or None
        rows.append([one.cause, named, one.step or None, one.of or None, one.year, times, one.holder or None])
    return Table("causes_given", columns, rows)


def attendance_table(survey: Survey) -> Table:
    """Who came to what was held, by step; then by step and zone, of each zoning."""
    columns = [*map(_of_kind, ("step", "zoning", "zone"))]
    columns += map(Column, ("workshops",))
    columns += [Column("women", label=N_("Women")), Column("men", label=N_("Men")), Column("not_counted")]
    rows: list[list[Any]] = [[step, None, None, *_counts(of)] for step, of in came_by_step(survey).items()]
    for zoning in survey.zonings():
        for step, zones in came_by_zone(survey, zoning.id).items():
            rows += [[step, zoning.id, zone, *_counts(of)] for zone, of in sorted(zones.items())]
    return Table("attendance", columns, rows)


def _counts(of: Attendance) -> list[int]:
    return [of.workshops, of.women, of.men, of.not_counted]


def proposers_table(survey: Survey) -> Table:
    """How many proposals women, men, all together and authorities made: of all, then by zone of each zoning."""
    columns = [*map(_of_kind, ("zoning", "zone"))]
    columns += [Column(name, label=words) for name, words in PROPOSERS.items()]
    of_all = proposals_by_proposer(survey)
    rows: list[list[Any]] = [[None, None, *_made(of_all)]] if any(_made(of_all)) else []
    for zoning in survey.zonings():
        for zone, of in sorted(proposals_by_zone(survey, zoning.id).items()):
            rows += [[zoning.id, zone, *_made(of)]] if any(_made(of)) else []
    return Table("proposers", columns, rows)


def _made(of: Mapping[str, int]) -> list[int]:
    return [of.get(name, 0) for name in PROPOSERS]


def vocation_table(figures: Indicators) -> Table:
    """Each action that is asked for and a zone's vocation lacks, with how many demands ask for it; and each that
    belongs to it and nobody asks for.
    """
    columns = [*map(_of_kind, ("zoning", "zone", "action")), Column("belongs", usual=_BELONGS), Column("demands")]
    rows: list[list[Any]] = []
    for zoning, zones in figures.vocation.items():
        for zone, of in zones.items():
            rows += [[zoning, zone, action, "no", n] for action, n in of.lacking.items()]
            rows += [[zoning, zone, action, "yes", 0] for action in of.unasked]
    return Table("vocation", columns, rows)


def _of_kind(kind: str) -> Column:
    return Column(kind, of=(kind,), label=KINDS[kind].label)
