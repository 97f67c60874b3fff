"""What whoever takes over has to know: what falls due, what was promised, what disagrees, what has no acta,
whom to call. Derived from the plan; nobody fills it in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from msgspec import UNSET, Struct

from ..kinds.lookup import holder_of
from ..kinds.process.acta import KIND as ACTA
from ..kinds.process.acta import Acta
from ..kinds.process.commitment import Commitment
from ..kinds.process.institution import Institution, Office
from ..kinds.process.laptop import KIND as LAPTOP
from ..kinds.process.laptop import Laptop
from ..kinds.process.workshop import Workshop
from ..kinds.states import STATE
from ..revisions.record_names import municipality_of
from .acta.recorded import is_acta
from .disputes import Dispute, list_disputes
from .laptop_list import listed_laptops
from .standing import Trust
from .survey import Survey, SurveyRecord

AHEAD: Final = 60
"""Days that are looked ahead."""
_CLOSED: Final = frozenset({"kept", "broken", "dropped"})
"""States of a commitment of which nobody expects anything any more."""


class FallingDue(Struct, frozen=True):
    """Something with its day: the *when* that is said, or empty; `by` is the last day of that.

    `late`: it has passed. `office`: whose office ends then, of an institution.
    """

    record: str
    when: str
    by: str
    late: bool
    office: Office | None = None


class InOffice(Struct, frozen=True):
    """An institution, and who is in it on the day."""

    entry: SurveyRecord[Institution]
    members: tuple[Office, ...]


class LaptopHeard(Struct, frozen=True):
    """A laptop that saved something: whose it is, or who typed on it, and the last day on its clock."""

    whose: str
    last: str


class Handover(Struct, frozen=True):
    """As of a `day`. `commitments` are those that are open, `acta_owed` the workshops held that have none."""

    day: str
    due: tuple[FallingDue, ...]
    commitments: tuple[SurveyRecord[Commitment], ...]
    disputes: tuple[Dispute, ...]
    acta_owed: tuple[SurveyRecord[Workshop], ...]
    to_call: tuple[InOffice, ...]
    laptops: tuple[LaptopHeard, ...]


def handed_over(survey: Survey, day: str) -> Handover:
    """`day` is YYYY-MM-DD; without one nothing is known to fall due."""
    commitments = [one for one in survey.listed("commitment") if is_open(one)]
    institutions = [InOffice(one, tuple(_in_office(one.fields, day))) for one in survey.listed("institution")]
    return Handover(
        day,
        tuple(sorted(_due(survey, commitments, day), key=lambda one: (one.by, one.record))),
        tuple(sorted(commitments, key=lambda one: (_last_day(one.fields.due) or "9", one.record))),
        tuple(list_disputes(survey)),
        tuple(_without_acta(survey)),
        tuple(sorted(institutions, key=lambda one: (one.entry.fields.phone is UNSET, one.entry.record))),
        tuple(_laptops(survey)),
    )


def is_open(one: SurveyRecord[Commitment]) -> bool:
    """Whether something is still expected of a commitment, by one version at least."""
    said = {str(claim.value) for claim in one.history.claims.get(STATE, ())}
    return not said or bool(said - _CLOSED)


# What falls due


def _due(survey: Survey, commitments: list[SurveyRecord[Commitment]], day: str) -> Iterator[FallingDue]:
    called = (one for one in survey.workshops() if one.fields.outcome == "called")
    said = [
        *((one.record, one.fields.due) for one in commitments),
        *((one.record, one.fields.called_on) for one in called),
    ]
    for record, when in said:
        by = _last_day(when)
        if by and by <= _until(day):
            yield FallingDue(record, str(when), by, by < day)
    yield from offices_ending(survey, day)


def offices_ending(survey: Survey, day: str) -> Iterator[FallingDue]:
    """Those that end from the day on; those that ended are nobody's matter any more."""
    for one in survey.listed("institution"):
        for office in one.fields.members if one.fields.members is not UNSET else ():
            by = _last_day(office.to)
            if day <= by <= _until(day) and by:
                yield FallingDue(one.record, str(office.to), by, late=False, office=office)


def _until(day: str) -> str:
    """The last day that is looked ahead to; none where it is not known which day it is, or where there is none."""
    try:
        return (date.fromisoformat(day) + timedelta(days=AHEAD)).isoformat()
    except (ValueError, OverflowError):  # the day of a save is whatever its laptop wrote
        return ""


def _last_day(when: object) -> str:
    """The last day of a *when*, or a day; empty where nothing is said."""
    said = str(when) if isinstance(when, str | date) else ""
    match len(said):
        case 4:
            return f"{said}-12-31"
        case 7:
            return f"{said}-{monthrange(max(1, int(said[:4])), int(said[5:]))[1]}"
    return said


def _in_office(fields: Institution, day: str) -> Iterator[Office]:
    for one in fields.members if fields.members is not UNSET else ():
        begun = one.from_ is UNSET or not day or str(one.from_) <= day
        if begun and (one.to is UNSET or not day or _last_day(one.to) >= day):
            yield one


# Papers and laptops


def _without_acta(survey: Survey) -> Iterator[SurveyRecord[Workshop]]:
    """The workshops that were held, and stand on no acta that was made."""
    on_actas = {record for data in _actas(survey) for record, _fields in data[2] if holder_of(record) == data[1]}
    held = [one for one in survey.workshops() if one.fields.outcome == "held" and one.record not in on_actas]
    yield from sorted(held, key=lambda one: (str(one.fields.held_on), one.record))


def _actas(survey: Survey) -> Iterator[list[Any]]:
    """What was printed on each that was made."""
    for entry in survey.entries(ACTA.name, Acta):
        if municipality_of(entry.record) == survey.municipality and is_acta(entry.fields.printed):
            yield entry.fields.printed


def _laptops(survey: Survey) -> Iterator[LaptopHeard]:
    """Those heard of last stand first. Whose one is it says of itself, or else those say who typed on it."""
    listed = sorted(listed_laptops(survey, Trust()), key=lambda one: (one.last, one.device), reverse=True)
    for one in listed:
        told = survey.entry(f"{LAPTOP.name}/{survey.municipality}/{one.device}", Laptop)
        person = told.fields.person if told else UNSET
        whose = person if isinstance(person, str) and person else ", ".join(one.authors)
        yield LaptopHeard(whose, one.last[:10])
