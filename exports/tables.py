"""Pure: a survey -> named tables. The one place that knows which columns leave the house.

A table's values are plain: text, whole numbers, centavos where the column is of money, or None. Columns have
the names that `guaqui import` knows; a format that speaks to people translates them, through `Say`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec import UNSET

from storage.canonical import canonical
from storage.history import REMOVED, Claim
from storage.records import Demand
from storage.survey import Survey

from .slots import Slots, SlotState

PRIVATE_FIELDS = frozenset({"carries"})
"""Fields of a demand that leave the house only when the coordinator asks for them."""

Say = Callable[[str], str]
"""A text in the reader's language."""


class Column(NamedTuple):
    """A column's name, and whether its numbers are centavos."""

    name: str
    money: bool = False


class Table(NamedTuple):
    """Rows under columns. `name` is for programs."""

    name: str
    columns: list[Column]
    rows: list[list[Any]]


class MatrixRow(NamedTuple):
    """A community's or association's line in the matrix: its name, its zone's name, its slots by year."""

    id: str
    name: str
    zone: str
    cells: list[SlotState]


def communities_matrix(survey: Survey) -> list[MatrixRow]:
    """One row a community, one slot a year (`per_year` of them, if the plan gives more)."""
    slots = Slots(survey)
    zones = {zone.id: zone.fields.name for zone in survey.zones("typology")}
    return [
        MatrixRow(
            one.id,
            one.fields.name,
            zones.get(str(one.fields.typology_zone), ""),
            slots.of_holder(one.id, survey.plan.per_year),
        )
        for one in survey.communities()
    ]


def associations_matrix(survey: Survey) -> list[MatrixRow]:
    """One row for each number of an association's demands: two rows where it has two a year."""
    slots = Slots(survey)
    zones = {zone.id: zone.fields.name for zone in survey.zones("admin")}
    return [
        MatrixRow(
            one.id,
            f"{one.fields.name} {n}",
            zones.get(str(one.fields.zone), ""),
            [slots.at(one.id, year, n) for year in survey.plan.years],
        )
        for one in survey.associations()
        for n in range(1, one.fields.per_year + 1)
    ]


def demands(survey: Survey, *, private: bool = False) -> Table:
    """Every demand that stands, inside the plan and out, so that it can be imported again.

    Which association a demand carries is there only when `private`.
    """
    names = _holder_names(survey)
    standing = [(slot, entry) for slot, entry in survey.demands() if entry.fields.withdrawn is not True]
    sources = _sources(survey, [entry.fields for _slot, entry in standing])
    columns = [
        *map(Column, ("holder", "year", "n", "text", "action", "class", "place", "families")),
        Column("cost", money=True),
        *(Column(f"funding:{source}", money=True) for source in sources),
        *([Column("carries")] if private else []),
        *map(Column, ("status", "notes", "disputed")),
    ]
    rows = []
    for slot, entry in standing:
        fields = entry.fields
        funding = fields.funding if isinstance(fields.funding, dict) else {}
        row = [
            names.get(slot.holder, slot.holder),
            slot.year,
            slot.n,
            *map(_plain, (fields.text, fields.action, fields.class_, fields.place, fields.families)),
            _plain(fields.cost_cents),
            *(funding.get(source) for source in sources),
            *([_plain(fields.carries)] if private else []),
            _plain(fields.status),
            _plain(fields.notes),
            " ".join(name for name in entry.history.conflicts if private or name not in PRIVATE_FIELDS) or None,
        ]
        rows.append(row)
    return Table("demands", columns, rows)


def _sources(survey: Survey, demands_: list[Demand]) -> list[str]:
    """The plan's sources of funds, and any other that a demand names."""
    known = dict.fromkeys(survey.plan.sources if isinstance(survey.plan.sources, dict) else ())
    used = {source for one in demands_ if isinstance(one.funding, dict) for source in one.funding}
    return [*known, *sorted(used - known.keys())]


def disputes(survey: Survey, *, private: bool = False) -> Table:
    """Every claim of every field in conflict, of every record: who said what, when, from which laptop."""
    columns = [*map(Column, ("record", "field", "value", "author", "at", "device", "rev"))]
    rows: list[list[Any]] = []
    for record in survey.disputed():
        state = survey.history(record)
        if state is None:
            continue
        for name in state.conflicts:
            if name in PRIVATE_FIELDS and not private:
                continue
            rows.extend(
                [record, name, _shown(claim), said.author, said.at, said.device, said.rev]
                for claim in state.claims[name]
                for said in (claim.revision,)
            )
    return Table("disputes", columns, rows)


def _shown(claim: Claim) -> str | int | None:
    """A claim's value in one cell: text as it is, anything with parts as JSON, nothing where it was removed."""
    if claim.value is REMOVED:
        return None
    if isinstance(claim.value, str | int) and not isinstance(claim.value, bool):
        return claim.value
    return canonical(claim.value).decode()


def _holder_names(survey: Survey) -> dict[str, str]:
    return {
        **{one.id: one.fields.name for one in survey.communities()},
        **{one.id: one.fields.name for one in survey.associations()},
    }


def _plain(value: Any) -> Any:
    return None if value is UNSET else value
