"""Pure: the tables beside those of the demands: who is on the lists, who was convened, proposals, budget lines.

`NAMES` has all that leave the house, in their order. A new table needs its function and a line in `_MADE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET

from storage.discreet import seen_by
from storage.discretion import Readers
from storage.records import Slot, slot_of
from storage.survey import Survey

from .calendar import ALL, calendar
from .decisions import budget_lines
from .indicators import Report, report
from .summaries import classes, shares, validation, year_plan, zones
from .tables import Column, Table, demands, disputes, funding_columns, holder_names, plain, ruling, ruling_names
from .votes import worded


class Registers:
    """The tables of a plan, each made when it is asked for: of many communities that takes a while.

    What was said in confidence is there only when `private`, who the persons are only when `people`.
    """

    def __init__(self, survey: Survey, *, private: bool = False, people: bool = False) -> None:
        self.survey = seen_by(survey, Readers(private, people))

    @cached_property
    def figures(self) -> Report:
        return report(self.survey)

    def table(self, name: str) -> Table:
        """The table of one of `NAMES`."""
        return _MADE[name](self)


_MADE: Final[dict[str, Callable[[Registers], Table]]] = {
    "demands": lambda of: demands(of.survey),
    "proposals": lambda of: proposals(of.survey),
    "withdrawn": lambda of: withdrawn(of.survey),
    "communities": lambda of: communities(of.survey),
    "associations": lambda of: associations(of.survey),
    "workshops": lambda of: workshops(of.survey),
    "year_plan": lambda of: year_plan(of.survey),
    "budget": lambda of: budget(of.survey),
    "shares": lambda of: shares(of.figures),
    "zones": lambda of: zones(of.survey, of.figures),
    "classes": lambda of: classes(of.figures),
    "validation": lambda of: validation(of.figures),
    "disputes": lambda of: disputes(of.survey),
}
NAMES: Final = tuple(_MADE)
"""The names of all tables, in the order in which they leave."""


def tables(survey: Survey, *, private: bool = False, people: bool = False) -> list[Table]:
    """Every table at once."""
    registers = Registers(survey, private=private, people=people)
    return [registers.table(name) for name in NAMES]


def proposals(survey: Survey) -> Table:
    """Every proposal that a standing demand was chosen from, or is to be, in its order."""
    names = holder_names(survey)
    columns = [*map(Column, ("holder", "year", "n", "proposal", "text", "votes", "proposed_by"))]
    rows: list[list[Any]] = []
    for slot, entry in survey.demands():
        if entry.fields.withdrawn is True:
            continue
        for number, option in enumerate(worded(entry.history.values.get("options")), 1):
            said = map(option.get, ("text", "votes", "proposed_by"))
            rows.append([names.get(slot.holder, slot.holder), slot.year, slot.n, number, *said])
    return Table("proposals", columns, rows)


def withdrawn(survey: Survey) -> Table:
    """The demands that were taken back or moved, with where to and the reason."""
    names = holder_names(survey)
    columns = [
        *map(Column, ("holder", "year", "n", "text")),
        Column("cost", money=True),
        *map(Column, ("moved_to", "status_reason")),
    ]
    rows = [
        [
            names.get(slot.holder, slot.holder),
            slot.year,
            slot.n,
            plain(entry.fields.text),
            plain(entry.fields.cost_cents),
            _place_of(slot, entry.fields.moved_to, names),
            plain(entry.fields.status_reason),
        ]
        for slot, entry in survey.demands()
        if entry.fields.withdrawn is True
    ]
    return Table("withdrawn", columns, rows)


def _place_of(here: Slot, record: object, names: Mapping[str, str]) -> str | None:
    """2005, or 2005/2, or Andamarca 2005: where a demand went; whose slot it is where that is another's."""
    to = slot_of(record) if isinstance(record, str) else None
    if to is None:
        return None
    year = f"{to.year}/{to.n}" if here.n > 1 or to.n > 1 else str(to.year)
    return year if to.holder == here.holder else f"{names.get(to.holder, to.holder)} {year}"


def communities(survey: Survey) -> Table:
    """The communities with their zones, and what the assembly said of these."""
    named = {zone.id: zone.fields.name for zone in (*survey.zones("admin"), *survey.zones("typology"))}
    columns = [
        *map(Column, ("id", "holder", "kind", "admin_zone", "typology_zone", "zoning_status", "status_reason")),
        *map(Column, ruling_names()),
    ]
    rows = []
    for one in survey.communities():
        fields = one.fields
        admin, typology = plain(fields.admin_zone), plain(fields.typology_zone)
        row = [one.id, fields.name, plain(fields.kind), named.get(admin, admin), named.get(typology, typology)]
        said = [plain(fields.zoning_status), plain(fields.zoning_reason), *ruling(fields.zoning_ruling)]
        rows.append([*row, *said])
    return Table("communities", columns, rows)


def associations(survey: Survey) -> Table:
    """The producers' associations with their members and modules, and how many demands a year they have."""
    named = {zone.id: zone.fields.name for zone in survey.zones("admin")}
    columns = [*map(Column, ("id", "holder", "sector", "members", "modules", "zone", "per_year"))]
    rows = []
    for one in survey.associations():
        fields = one.fields
        zone = plain(fields.zone)
        row = [one.id, fields.name, plain(fields.sector), plain(fields.members), modules_in_words(fields.modules)]
        rows.append([*row, named.get(zone, zone), fields.per_year])
    return Table("associations", columns, rows)


def modules_in_words(modules: object) -> str | None:
    """`Belén Pituta I, 21; Belén Patacamaya, 8`: as they are typed, too."""
    return listed((one.name, one.members) for one in modules) if isinstance(modules, list) else None


def authorities_in_words(authorities: object) -> str | None:
    """`name, office; name, office`."""
    return listed((one.name, one.office) for one in authorities) if isinstance(authorities, list) else None


def listed(pairs: Iterable[tuple[object, object]]) -> str:
    """`one, 21; other, 8`: what is not said of one is left out."""
    said = ([str(part) for part in pair if part is not UNSET and part is not None] for pair in pairs)
    return "; ".join(", ".join(parts) for parts in said)


_OF_A_WORKSHOP: Final = ("outcome", "planned_on", "held_on", "place", "reason", "women", "men", "quorum")


def workshops(survey: Survey) -> Table:
    """Each time that somebody was convened, in the order of the process, and what became of it."""
    names = holder_names(survey)
    more = survey.readers.fields("workshop", _IN_WORDS)
    columns = [*map(Column, ("stage", "holder", "n", *_OF_A_WORKSHOP, *more))]
    rows = []
    for line in calendar(survey):
        for number, entry in enumerate(line.times, 1):
            fields = entry.fields
            holder = None if line.holder == ALL else names.get(line.holder, line.holder)
            row = [line.stage, holder, number, *(plain(getattr(fields, name)) for name in _OF_A_WORKSHOP)]
            rows.append([*row, *(_IN_WORDS[name](getattr(fields, name)) for name in more)])
    return Table("workshops", columns, rows)


def points_in_words(points: object) -> str | None:
    """An agenda's or an agreement's points on one line."""
    return "; ".join(map(str, points)) if isinstance(points, list) else plain(points)


_IN_WORDS: Final[dict[str, Callable[[Any], Any]]] = {
    "authorities": authorities_in_words,
    "facilitator": plain,
    "agenda": points_in_words,
    "agreements": points_in_words,
    "read_back": lambda said: bool(plain(said)),
}
"""What else is said of a workshop."""


def budget(survey: Survey) -> Table:
    """The lines of the years' plans (POA) that are no demand."""
    names = holder_names(survey)
    lines = list(budget_lines(survey))
    sources, parts = funding_columns(survey, [entry.fields.funding for _year, entry in lines])
    columns = [
        *map(Column, ("year", "id", "name", "holder", "subprogramme")),
        Column("cost", money=True),
        *sources,
        *map(Column, ("status", "status_reason")),
        *map(Column, ruling_names()),
    ]
    rows = []
    for (year, entry), funding in zip(lines, parts, strict=True):
        fields = entry.fields
        holder = plain(fields.holder)
        row = [year, entry.id, plain(fields.name), names.get(holder, holder), plain(fields.subprogramme)]
        row += [plain(fields.cost_cents), *funding, plain(fields.status), plain(fields.status_reason)]
        rows.append([*row, *ruling(fields.ruling)])
    return Table("budget", columns, rows)
