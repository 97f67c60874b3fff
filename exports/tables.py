"""Pure: a survey -> named tables. The one place that knows which columns leave the house.

A table's values are plain: text, whole numbers, centavos where the column is of money, or None. Columns have
the names that `guaqui import` knows; a format that speaks to people translates them (`table_words`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

from msgspec import UNSET, UnsetType

from storage.canonical import canonical
from storage.discretion import private_fields
from storage.history import Absent, Claim
from storage.records import Agreed, Demand, Ruling
from storage.survey import Entry, Survey

from .slots import Slots, SlotState
from .votes import vote_of


class Column(NamedTuple):
    """A column's name, and whether its numbers are centavos, or hundredths of a percent."""

    name: str
    money: bool = False
    percent: bool = False

    @property
    def hundredths(self) -> bool:
        """Whether its whole numbers are hundredths of what people read: 3889 is 38.89."""
        return self.money or self.percent


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


_FIRST: Final = ("text", "action", "class_", "place", "families")
_MORE: Final = ("stage", "spoken", "proposed_by", "decided_on", "joint_with", "phase_of")


def demands(survey: Survey) -> Table:
    """Every demand that stands, inside the plan and out, so that it can be imported again."""
    private = survey.readers.fields("demand", private_fields("demand"))
    names = holder_names(survey)
    standing = [(slot, entry) for slot, entry in survey.demands() if entry.fields.withdrawn is not True]
    sources, parts = funding_columns(survey, [entry.fields.funding for _slot, entry in standing])
    columns = [
        *map(Column, ("holder", "year", "n", *(name.rstrip("_") for name in _FIRST))),
        Column("cost", money=True),
        *sources,
        *map(Column, ("status", "status_reason", *ruling_names())),
        *map(Column, ("how", "for", "against", "abstained", *_MORE)),
        *map(Column, private),
        Column("disputed"),
    ]
    rows = []
    for (slot, entry), funding in zip(standing, parts, strict=True):
        fields = entry.fields
        row = [names.get(slot.holder, slot.holder), slot.year, slot.n]
        row += [plain(getattr(fields, name)) for name in _FIRST]
        row += [plain(fields.cost_cents), *funding]
        row += [plain(fields.status), plain(fields.status_reason), *ruling(fields.ruling), *_agreed(entry)]
        row += [plain(getattr(fields, name)) for name in (*_MORE, *private)]
        rows.append([*row, " ".join(entry.history.conflicts) or None])
    return Table("demands", columns, rows)


def funding_columns(survey: Survey, fundings: list[Any]) -> tuple[list[Column], list[list[int | None]]]:
    """A column for each of the plan's sources, and any other that is named; and each row's amounts in them."""
    said = [funding if isinstance(funding, dict) else {} for funding in fundings]
    known = dict.fromkeys(survey.plan.sources if isinstance(survey.plan.sources, dict) else ())
    sources = [*known, *sorted({source for funding in said for source in funding} - known.keys())]
    columns = [Column(f"funding:{source}", money=True) for source in sources]
    return columns, [[funding.get(source) for source in sources] for funding in said]


def ruling_names() -> tuple[str, ...]:
    """The columns of when and where a status was decided, and with which votes."""
    return ("ruled_on", "ruled_in", "ruled_for", "ruled_against", "ruled_abstained")


def ruling(said: Ruling | UnsetType) -> list[Any]:
    if not isinstance(said, Ruling):
        return [None] * len(ruling_names())
    return [*map(plain, (said.on, said.workshop, said.for_, said.against, said.abstained))]


def _agreed(entry: Entry[Demand]) -> list[Any]:
    said, vote = entry.fields.agreed, vote_of(entry.history.values)
    how = plain(said.how) if isinstance(said, Agreed) else None
    return [how, vote.for_, vote.against, vote.abstained]


def disputes(survey: Survey) -> Table:
    """Every claim of every field in conflict, of every record: who said what, when, from which laptop."""
    who = ["author", "at", "device", "rev"] if survey.readers.people else ["at", "device", "rev"]
    columns = [*map(Column, ("record", "field", "value", *who))]
    rows: list[list[Any]] = []
    for record in survey.disputed():
        state = survey.history(record)
        if state is None:
            continue
        for name in state.conflicts:
            rows.extend(
                [record, name, _shown(claim), *(getattr(claim.revision, one) for one in who)]
                for claim in state.claims[name]
            )
    return Table("disputes", columns, rows)


def _shown(claim: Claim) -> str | int | None:
    """A claim's value in one cell: text as it is, anything with parts as JSON, nothing where there is none."""
    if isinstance(claim.value, Absent):
        return None
    if isinstance(claim.value, str | int) and not isinstance(claim.value, bool):
        return claim.value
    return canonical(claim.value).decode()


def holder_names(survey: Survey) -> dict[str, str]:
    """The names of communities and associations, by id; those too that were taken off the list."""
    return {
        **{one.id: one.fields.name for one in survey.communities(withdrawn=True)},
        **{one.id: one.fields.name for one in survey.associations()},
    }


def plain(value: Any) -> Any:
    """A field's value in a cell: nothing where it was not said, and days as they are kept."""
    if value is UNSET:
        return None
    return value.isoformat() if isinstance(value, date) else value
