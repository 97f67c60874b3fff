"""What a table is, and the tables that are no list of one kind: the matrix's lines, what is to settle."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from msgspec import UNSET

from storage.kinds.lookup import kind_of
from storage.plan.levels.tree import levels
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from storage.revisions.history import REMOVED, WITHHELD, Claim

from ..wording.values import Values
from .cells import Cell, Column


class Table(NamedTuple):
    """Rows under columns. `name` is for programs.

    Values are as they are kept: text, whole numbers, centavos where the column is of money, lists and objects
    where a field has such; None where nothing was said; or a `Cell`.
    """

    name: str
    columns: list[Column]
    rows: list[list[Any]]

    def for_people(self) -> Table:
        """The same without what only programs read."""
        kept = [at for at, column in enumerate(self.columns) if not column.exact_only]
        return self._replace(
            columns=[self.columns[at] for at in kept], rows=[[row[at] for at in kept] for row in self.rows]
        )


class MatrixRow(NamedTuple):
    """A community's or association's line in the matrix: its name, its slots by year."""

    id: str
    name: str
    cells: list[SlotState]


def communities_matrix(survey: Survey) -> list[MatrixRow]:
    """One row a community, one slot a year (as many as it has), in the order of the levels; none for a level."""
    slots, names = Slots(survey), survey.named("community")
    return [MatrixRow(id_, names[id_], slots.of_holder(id_)) for id_ in levels(survey).order()]


def associations_matrix(survey: Survey) -> list[MatrixRow]:
    """One row for each number of an association's demands: two rows where it has two a year."""
    slots = Slots(survey)
    return [
        MatrixRow(one.id, f"{one.fields.name} {n}", [slots.at(one.id, year, n) for year in survey.plan.years])
        for one in survey.associations()
        for n in range(1, survey.per_year(one.fields) + 1)
    ]


def disputes_table(survey: Survey) -> Table:
    """Every claim of every field in conflict, of every record: who said what, when, from which laptop."""
    who = ["author"] if survey.readers.people else []
    rows: list[list[Any]] = []
    for record in survey.disputed():
        state = survey.history(record)
        for name in state.conflicts if state else ():
            called = Cell(name, partial(Values.label, kind=kind_of(record), path=name))
            claims = state.claims[name] if state else ()
            titled = Cell(record, partial(Values.title, record=record))
            rows += (
                [
                    titled,
                    called,
                    _version(record, name, one),
                    *(getattr(one.revision, part) for part in who),
                    *_save(one),
                ]
                for one in claims
            )
    laptop = [Column(name, exact_only=True) for name in ("device", "rev")]
    return Table("disputes", [*map(Column, ("record", "field", "value", *who, "at")), *laptop], rows)


def _save(claim: Claim) -> list[Any]:
    """When a version was saved, on which laptop, and its id."""
    saved = claim.revision
    return [Cell(saved.at, partial(_moment, at=saved.at)), saved.device, saved.rev]


def _moment(values: Values, at: str) -> str:
    """14/07/2002 10:22, by the laptop's clock."""
    return f"{values.say.day(at[:10])} {at[11:16]}".strip()


def _version(record: str, name: str, claim: Claim) -> Cell | None:
    """What a claim says; nothing where it took the field away, or where it is not for these readers."""
    said = claim.value
    if said is REMOVED or said is WITHHELD:
        return None
    whole = claim.revision.body
    exact = said if isinstance(said, str) else canonical(said).decode()
    return Cell(exact, lambda values: values.text(kind_of(record), name, said, whole))


def holder_names(survey: Survey) -> dict[str, str]:
    """The names of communities and associations, by id; those too that were taken off the list."""
    return {
        **{one.id: one.fields.name for one in survey.communities(withdrawn=True)},
        **{one.id: one.fields.name for one in survey.associations()},
    }


def plain_cell(value: Any) -> Any:
    """A field's value in a cell: nothing where it was not said, and days as they are kept."""
    if value is UNSET:
        return None
    return value.isoformat() if isinstance(value, date) else value
