"""The kinds of record: their names, fields and limits, and which fields are decided together.

A kind that is not here comes from a newer version: it is kept, and nothing is asked of its body. The same
holds for fields that are not here and for words in lists (class, status, stage, ...), which are plain text.
Amounts are whole centavos; dates are `YYYY-MM-DD`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, NamedTuple

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from .limits import MAX_INTEGER, MAX_TEXT

Count = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
Centavos = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
AtLeastOne = Annotated[int, Meta(ge=1, le=MAX_INTEGER)]
Year = Annotated[int, Meta(ge=1000, le=9999)]
RecordName = Annotated[str, Meta(pattern=r"\A[a-z0-9-]+(/[a-z0-9-]+)+\Z")]
DemandText = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]

PRODUCTIVE: Final = ("production_support", "economic_promotion")
CLASSES: Final = (*PRODUCTIVE, "social", "infrastructure")
STATUSES: Final = (
    "open",
    "proposed",
    "validated",
    "observed",
    "rejected",
    "planned",
    "budgeted",
    "none",
    "postponed",
)
RULINGS: Final = ("validated", "observed", "rejected")
"""What the assembly says of a demand or of a community's zones."""
IN_A_PLAN: Final = ("planned", "budgeted")
"""The statuses of a demand that stands in the five years' plan (PDM) or in a year's (POA)."""
OUTCOMES: Final = ("planned", "held", "absent", "suspended", "closed")
"""What became of a workshop that was convened."""
STAGES: Final = ("municipal-1", "community", "sector", "encounter", "municipal-2", "municipal-3", "other")
"""The steps of the process, in their order."""
WITHOUT_TEXT: Final = ("open", "none", "postponed")
"""The statuses of a demand that may have no text: not chosen yet, decided not to ask, put off."""
GROUPS: Final = ("women", "men", "both", "authorities")
"""Who proposes, where it is no person."""


class Discretion(NamedTuple):
    """Noted beside the type of a field that is not for everybody: what was said in confidence is `private`, else
    it is who a person is. The values in `but` are no such thing. `discretion.py` reads it.
    """

    private: bool
    but: tuple[str, ...] = ()


PRIVATE: Final = Discretion(private=True)
PERSON: Final = Discretion(private=False)
PERSON_OR_GROUP: Final = Discretion(private=False, but=GROUPS)


class Plan(Struct):
    name: str
    years: list[Year]
    per_year: AtLeastOne
    province: str | UnsetType = UNSET
    department: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    sources: dict[str, str] | UnsetType = UNSET
    subprogrammes: dict[str, str] | UnsetType = UNSET


class Zone(Struct):
    name: str
    zoning: str
    vocation: str | UnsetType = UNSET


class Ruling(Struct):
    """When and in which workshop something was decided of a record, and with which votes."""

    on: date | UnsetType = UNSET
    workshop: RecordName | UnsetType = UNSET
    for_: Count | UnsetType = field(name="for", default=UNSET)
    against: Count | UnsetType = UNSET
    abstained: Count | UnsetType = UNSET


class Community(Struct):
    """`zoning_status` is what the assembly said of its zones: validated, observed or rejected.

    One that is withdrawn is off the list: it was another one's name, misspelled, and an alias says whose.
    """

    name: str
    kind: str | UnsetType = UNSET
    admin_zone: str | UnsetType = UNSET
    typology_zone: str | UnsetType = UNSET
    zoning_status: str | UnsetType = UNSET
    zoning_reason: str | UnsetType = UNSET
    zoning_ruling: Ruling | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Module(Struct):
    """A part of an association, as the dairy producers of the report have three."""

    name: str | UnsetType = UNSET
    members: Count | UnsetType = UNSET


class Association(Struct):
    """One that is withdrawn is off the list, as a community that is."""

    name: str
    per_year: AtLeastOne
    sector: str | UnsetType = UNSET
    members: Count | UnsetType = UNSET
    modules: list[Module] | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Action(Struct):
    name: str
    class_: str = field(name="class")
    subprogramme: str | UnsetType = UNSET
    names: dict[str, str] | UnsetType = UNSET


class Alias(Struct):
    name: str
    target: RecordName
    withdrawn: bool | UnsetType = UNSET


class Option(Struct):
    """A proposal for a slot, chosen or not."""

    text: str | UnsetType = UNSET
    votes: Count | UnsetType = UNSET
    proposed_by: Annotated[str, PERSON_OR_GROUP] | UnsetType = UNSET


class Agreed(Struct):
    """How the choice was made, and with which votes."""

    how: str | UnsetType = UNSET
    for_: Count | UnsetType = field(name="for", default=UNSET)
    against: Count | UnsetType = UNSET
    abstained: Count | UnsetType = UNSET


class Demand(Struct):
    """`ruling` is of the status that it has now; the history has those before."""

    text: DemandText | UnsetType = UNSET
    spoken: str | UnsetType = UNSET
    action: str | UnsetType = UNSET
    class_: str | UnsetType = field(name="class", default=UNSET)
    place: str | UnsetType = UNSET
    families: Count | UnsetType = UNSET
    cost_cents: Centavos | UnsetType = UNSET
    stage: str | UnsetType = UNSET
    funding: dict[str, Centavos] | UnsetType = UNSET
    carries: Annotated[str, PRIVATE] | UnsetType = UNSET
    proposed_by: Annotated[str, PERSON_OR_GROUP] | UnsetType = UNSET
    options: list[Option] | UnsetType = UNSET
    agreed: Agreed | UnsetType = UNSET
    decided_on: date | UnsetType = UNSET
    joint_with: RecordName | UnsetType = UNSET
    phase_of: RecordName | UnsetType = UNSET
    status: str | UnsetType = UNSET
    status_reason: str | UnsetType = UNSET
    ruling: Ruling | UnsetType = UNSET
    moved_to: RecordName | UnsetType = UNSET
    notes: Annotated[str, PRIVATE] | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Authority(Struct):
    name: str | UnsetType = UNSET
    office: str | UnsetType = UNSET


class Workshop(Struct):
    outcome: str
    planned_on: date | UnsetType = UNSET
    held_on: date | UnsetType = UNSET
    place: str | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    women: Count | UnsetType = UNSET
    men: Count | UnsetType = UNSET
    authorities: Annotated[list[Authority], PERSON] | UnsetType = UNSET
    facilitator: Annotated[str, PERSON] | UnsetType = UNSET
    quorum: str | UnsetType = UNSET
    agenda: str | list[str] | UnsetType = UNSET
    agreements: str | list[str] | UnsetType = UNSET
    read_back: bool | str | UnsetType = UNSET
    moved_to: RecordName | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Acta(Struct):
    """What a paper says that people sign, their names too."""

    printed: Annotated[list[Any], PERSON]


class Budget(Struct):
    """A line of a year's plan (POA) that no community or association asked for by name, such as the 40,000 Bs of
    2003 for producers' organisations (OECAs). `holder` is whom it is for, where that is one on the lists.
    """

    name: str | UnsetType = UNSET
    holder: str | UnsetType = UNSET
    cost_cents: Centavos | UnsetType = UNSET
    funding: dict[str, Centavos] | UnsetType = UNSET
    subprogramme: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    status_reason: str | UnsetType = UNSET
    ruling: Ruling | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Remark(Struct):
    """Somebody looked at what a check found odd, and says that it is right. `seen` names what they saw: the remark
    holds while that stands. With the code `settled` it says why a dispute was settled by the revision `seen`.
    """

    record: RecordName
    code: str
    seen: str
    field: str | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET


class Question(Struct):
    """Some fields of a record are in dispute, and those concerned are to be asked."""

    record: RecordName
    fields: list[str]
    withdrawn: bool | UnsetType = UNSET


class Kind(msgspec.Struct, frozen=True):
    """What is asked of one kind of record."""

    fields: type[Struct]
    name: re.Pattern[str]
    """The record's whole name."""


_ID = "[a-z0-9-]+"
_N = "[1-9][0-9]*"


def _kind(fields: type[Struct], *rest: str) -> Kind:
    return Kind(fields, re.compile("/".join([_ID, _ID, *rest])))


KINDS: Final[dict[str, Kind]] = {
    "plan": _kind(Plan),
    "zone": _kind(Zone, _ID),
    "community": _kind(Community, _ID),
    "association": _kind(Association, _ID),
    "action": _kind(Action, _ID),
    "alias": _kind(Alias, _ID),
    "demand": _kind(Demand, _ID, "[0-9]{4}", _N),
    "workshop": _kind(Workshop, _ID, _ID, _N),
    "acta": _kind(Acta, _ID, _ID),
    "budget": _kind(Budget, "[0-9]{4}", _ID),
    "remark": _kind(Remark, _ID, _ID),
    "question": _kind(Question, _ID),
}

WITHDRAWN: Final = frozenset(kind for kind, one in KINDS.items() if "withdrawn" in one.fields.__struct_fields__)
"""The kinds whose records can be taken back; the others are on a list that records elsewhere may name."""

_CHOICE: Final = frozenset({"text", "action", "class"})
_DECIDED_WITH_IT: Final = _CHOICE | {"agreed", "status"}


def decided_together(kind: str, sets: set[str]) -> set[str]:
    """`sets` with the fields that are decided in the same act, so that they are disputed together."""
    return sets | _DECIDED_WITH_IT if kind == "demand" and sets & _CHOICE else sets


def kind_of(record: str) -> str:
    return record.partition("/")[0]


_HOLDER_AT: Final = {"community": 2, "association": 2, "demand": 2, "acta": 2, "workshop": 3}


def holder_of(record: str) -> str:
    """The id of the community or association that a record is about; empty where it is about none."""
    parts = record.split("/")
    at = _HOLDER_AT.get(parts[0], len(parts))
    return parts[at] if at < len(parts) else ""


def demand_name(municipality: str, holder: str, year: int, n: int = 1) -> str:
    return f"demand/{municipality}/{holder}/{year:04d}/{n}"


class Slot(Struct, frozen=True, order=True):
    """The parts of a demand's name."""

    holder: str
    year: int
    n: int


def slot_of(record: str) -> Slot | None:
    """The slot that a record's name says, None where it is no demand."""
    parts = record.split("/")
    if not KINDS["demand"].name.fullmatch(record) or len(parts[4]) > 9:
        return None
    return Slot(parts[2], int(parts[3]), int(parts[4]))


def body_flaw(record: str, body: dict[str, Any]) -> str | None:
    """Why `record` may not have `body`: the name's shape, a field's type or limit; None where it may."""
    kind = KINDS.get(kind_of(record))
    if kind is None:
        return None
    if not kind.name.fullmatch(record):
        return "record"
    try:
        fields = msgspec.convert(body, kind.fields)
    except msgspec.ValidationError as error:
        return str(error)
    if getattr(fields, "withdrawn", UNSET) is False:
        return "Expected `true` or nothing - at `$.withdrawn`"
    if isinstance(fields, Demand) and fields.text is UNSET and fields.status not in WITHOUT_TEXT:
        return "Object missing required field `text`"
    return None
