"""The data that an acta prints, whoever it is of: `[municipality, holder, [[record, {field: value}], …]]`.

The paper is made from them alone, so that its code is of exactly what stands on it. Whose acta it is, its
*subject*, is the id of a community, an association or a level, or the record of a municipal workshop: that one's
holder is everybody.
"""

from __future__ import annotations

from typing import Any

from ...kinds.lookup import kind_of
from ..survey import Survey
from .of_assembly import (
    assemblies,
    assembly_conflicts,
    assembly_data,
    assembly_on,
    is_assembly,
    is_minuted,
    is_of_assembly,
    shown_by_assembly,
)
from .of_holder import (
    Printed,
    holder_conflicts,
    holder_data,
    holders,
    is_of_holder,
    is_of_level,
    printed_as,
    shown_body,
)
from .recorded import recorded_data


def subjects(survey: Survey) -> list[str]:
    """Whoever has an acta: the communities, the associations, the levels, then the municipal workshops held."""
    return [*holders(survey), *assemblies(survey)]


def printed(survey: Survey, subject: str, plan: str = "") -> Printed:
    """The data of an acta, as the records say them now.

    `plan`: the record of the plan that it is of; the one that is worked on where it is empty.
    """
    data = assembly_data if is_assembly(subject) else holder_data
    return data(survey, subject, plan or survey.plan_record)


def conflicts_on_acta(survey: Survey, subject: str, plan: str = "") -> list[tuple[str, str]]:
    """The records and fields of an acta that are to settle; while there are any it has no code."""
    conflicts = assembly_conflicts if is_assembly(subject) else holder_conflicts
    return conflicts(survey, subject, plan or survey.plan_record)


def subject_of(of: Printed) -> str:
    """Whose acta some data are of."""
    return assembly_on(of) if is_of_assembly(of) else str(of[1])


def recorded_subject(survey: Survey, record: str) -> str:
    """Whose a recorded acta is, which the name of its record does not say of a municipal workshop's; empty where
    what was printed does not tell it either.
    """
    data = recorded_data(survey, record)
    return subject_of(data) if data else ""


def plan_of(of: Printed) -> str:
    """The record of the plan that an acta is of; empty where it says none."""
    return next((str(record) for record, _fields in of[2] if kind_of(record) == "plan"), "")


def is_own(of: Printed, record: str) -> bool:
    """Whether an acta is about a record; others only lend it a name, a class, the sign of the money."""
    return is_minuted(of, record) if is_of_assembly(of) else is_of_holder(of, record)


def shown_on(of: Printed, record: str, body: dict[str, Any]) -> dict[str, Any]:
    """What an acta prints of a record that says a body."""
    if is_of_assembly(of):
        return shown_by_assembly(of, record, body)
    return shown_body(record, body, of_level=is_of_level(of))


def is_printed_alike(of: Printed, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether as much is printed of a record as of another: of one that was taken back it is less."""
    return is_of_assembly(of) or printed_as(one) == printed_as(other)
