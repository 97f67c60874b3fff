"""The list of each kind of record: the parts of its name, its fields, and what of it is to settle.

Every kind of the table has one. A kind that has a layout here says which of its fields come first; the others
follow, in the order in which they are declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from storage.kinds.field import EVERYBODY, Kind
from storage.kinds.lookup import KINDS
from storage.kinds.part import HOLDER_ID, part_of
from storage.kinds.process.fact import KIND as FACT
from storage.plan.calendar import convened_steps
from storage.plan.facts.exact_number import ExactNumber
from storage.plan.facts.told_facts import place_of_fact, told_facts
from storage.plan.productive import ActionClasses
from storage.plan.survey import Survey
from storage.plan.votes import as_voted
from storage.revisions.history import History
from storage.translatable import N_

from ..wording.fact_words import number_in_words
from ..wording.values import Values, labels
from .cells import Cell, Column, column_of, columns_of
from .table import Table, holder_names


class ListColumns(NamedTuple):
    """A list's own name, where it is not its kind's; the fields that come first; those that stand elsewhere."""

    name: str = ""
    first: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


LAYOUTS: Final[dict[str, ListColumns]] = {
    "demand": ListColumns(
        "demands",
        (
            *("text", "action", "class", "place", "families", "cost_cents", "funding", "status", "status_reason"),
            *("ruling", "agreed", "phase"),
        ),
        ("options", "moved_to"),
    ),
    "community": ListColumns("communities"),
    "association": ListColumns("associations"),
    "workshop": ListColumns("workshops"),
    "budget": ListColumns(
        first=("name", "holder", "programme", "cost_cents", "funding", "status", "status_reason")
    ),
}
"""By kind. Of a demand its proposals are a table, and where it moved to stands among what was withdrawn."""

_PLAIN: Final = ListColumns()
_HOLDERS: Final = frozenset({"community", "association"})


def layout_of(kind: str) -> ListColumns:
    return LAYOUTS.get(kind, _PLAIN)


def name_of_list(kind: str) -> str:
    """What the list of a kind is called."""
    return layout_of(kind).name or kind


class _Own(NamedTuple):
    """A column that is no field of the list's records, and what stands in it, by a record's name."""

    column: Column
    value: Callable[[str], Any]


def list_of(survey: Survey, kind: str) -> Table:
    """Every record of a kind that stands, so that it can be imported again."""
    states = listed_records(survey, kind)
    bodies = [*_told(survey, kind, states)]
    before = [*_of_name(survey, KINDS[kind])]
    fields = columns_of(survey, kind, bodies, field_names(kind))
    after = [*(_MORE[kind](survey) if kind in _MORE else _of_holder(KINDS[kind]))]
    rows: list[list[Any]] = []
    for state, body in zip(states, bodies, strict=True):
        row = [one.value(state.record) for one in before]
        row += [column.value(body) for column in fields]
        rows.append([*row, *(one.value(state.record) for one in after), fields_to_settle(kind, state)])
    own = [[one.column for one in columns] for columns in (before, after)]
    return Table(name_of_list(kind), [*own[0], *fields, *own[1], Column("disputed")], rows)


def field_names(kind: str) -> list[str]:
    """The fields of a kind's list, in its order: those of its layout, then all others."""
    layout = layout_of(kind)
    left_out = {*layout.elsewhere, "withdrawn"}
    named = (*layout.first, *(field.name for field in KINDS[kind].fields))
    return [name for name in dict.fromkeys(named) if name not in left_out]


def listed_records(survey: Survey, kind: str) -> list[History]:
    """The records of a kind's list, in its order; workshops by the steps, facts by topic and name."""
    states = survey.standing(kind)
    if kind == "association":
        listed = {one.record for one in survey.associations()}
        return [one for one in states if one.record in listed]
    if kind == "workshop":
        return [entry.history for line in convened_steps(survey) for entry in line.times]
    return sorted(states, key=place_of_fact) if kind == FACT.name else states


def fields_to_settle(kind: str, state: History) -> Cell | None:
    """The fields that are to settle."""
    names = state.conflicts
    return Cell(" ".join(names), partial(_called, kind, names)) if names else None


def _called(kind: str, names: Iterable[str], values: Values) -> str:
    return ", ".join(labels(kind, names, values.say))


def _told(survey: Survey, kind: str, states: Iterable[History]) -> Iterator[Mapping[str, Any]]:
    """What each record says. A demand without votes against that are none, and with the class that counts."""
    if kind != "demand":
        yield from (state.values for state in states)
        return
    classes = ActionClasses(survey)
    for state in states:
        yield classes.completed(as_voted(state.values))


def _of_name(survey: Survey, kind: Kind) -> Iterator[_Own]:
    """The parts of a record's name, but for those that a field says too. A record's only part is its id."""
    fields = {field.name for field in kind.fields}
    names = holder_names(survey)
    read: dict[str, Callable[[str], Any]] = {"holder": lambda id_: names.get(id_, id_), "year": int, "n": int}
    for at, part in enumerate(kind.parts, 2):
        name = "id" if len(kind.parts) == 1 else part.lower()
        if name not in fields:
            yield _Own(_part_column(kind, part, name), partial(_part, at, read.get(name, str)))


def _part_column(kind: Kind, part: str, name: str) -> Column:
    says = part_of(part)
    label = "" if name == "id" or kind.name == "demand" else says.label
    usual = {EVERYBODY: N_("everybody")} if part == "HOLDER" and kind.everybody else says.words
    return Column(name, of=() if name in {"id", "holder"} else says.of, label=label, usual=usual)


def _part(at: int, read: Callable[[str], Any], record: str) -> Any:
    return read(record.split("/")[at])


def _of_holder(kind: Kind) -> Iterator[_Own]:
    """The id of whose it is, where the name of a record has that: names may be written otherwise, or be shared."""
    if (at := kind.at("HOLDER")) is not None:
        yield _Own(Column(HOLDER_ID), partial(_part, at, str))


def _of_zonings(survey: Survey) -> Iterator[_Own]:
    """In which zone of each zoning a community or an association is, and what the assembly said of that."""
    for zoning in survey.zonings():
        members = {holder: one.history.values for holder, one in survey.members(zoning.id).items()}
        zone = Column(f"zone:{zoning.id}", of=("zone",), about=zoning.record)
        status = column_of("member", "status")._replace(name=f"{zone.name}.status", about=zoning.record)
        for column, field in ((zone, "zone"), (status, "status")):
            yield _Own(column, partial(_of_member, members, field))


def _of_facts(survey: Survey) -> Iterator[_Own]:
    """What a fact's document prints, with its decimals, and what it comes to by those from which it follows."""
    told = {one.entry.record: one for one in told_facts(survey)}
    yield _Own(Column("printed"), lambda record: _exact_cell(told[record].printed))
    yield _Own(Column("comes_to"), lambda record: _exact_cell(told[record].comes_to))


def _exact_cell(number: ExactNumber | None) -> Cell | None:
    return Cell(number.plain, lambda values: number_in_words(number, values.say)) if number else None


_MORE: Final[dict[str, Callable[[Survey], Iterator[_Own]]]] = {
    **dict.fromkeys(_HOLDERS, _of_zonings),
    "fact": _of_facts,
}
"""Kinds whose lists have columns that are no fields."""


def _of_member(members: Mapping[str, Mapping[str, Any]], field: str, record: str) -> Any:
    return members.get(record.rpartition("/")[2], {}).get(field)
