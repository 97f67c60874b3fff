"""What a community or an association asks for in one year."""

from datetime import date
from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType, field

from ...limits import MAX_TEXT
from ...translatable import N_
from ..executed import Executed
from ..field import CauseId, Centavos, Count, Id, Kind, Line, Prose, RecordName, Says
from ..ruling import RULED, RulingPart

PROPOSERS: Final = {
    "women": N_("women"),
    "men": N_("men"),
    "both": N_("everybody"),
    "authorities": N_("authorities"),
}
"""Who proposes, where it is no person."""
HOWS: Final = {"consensus": N_("consensus"), "vote": N_("vote"), "authorities": N_("the authorities decided")}
"""How a choice was made."""
PHASES: Final = {"study": N_("pre-investment (studies)"), "work": N_("investment")}
STATUSES: Final = {
    "open": N_("open"),
    "proposed": N_("proposed"),
    **RULED,
    "planned": N_("in the plan ({plan_word})"),
    "budgeted": N_("in the year's plan ({year_word})"),
    "none": N_("decided not to ask"),
    "postponed": N_("postponed"),
}
WHY_IT_STANDS: Final = ("cause", "status_reason")
"""The fields that say why a demand, or a budget line, stands as it does."""
IN_A_PLAN: Final = ("planned", "budgeted")
"""The statuses of what stands in the plan of all years, or in a year's."""
WITHOUT_TEXT: Final = ("open", "none", "postponed")
"""The statuses of a demand that may have no text: not chosen yet, decided not to ask, put off."""


class Option(Struct):
    """A proposal for a slot, chosen or not."""

    text: Annotated[Line | UnsetType, Says(N_("Proposal"), "prose")] = UNSET
    votes: Annotated[Count | UnsetType, Says(N_("Votes"), "count")] = UNSET
    proposed_by: Annotated[Line | UnsetType, Says(N_("Proposed by"), "word", words=PROPOSERS, person=True)] = UNSET


class Agreed(Struct):
    """How the choice was made, and with which votes."""

    how: Annotated[Line | UnsetType, Says(N_("Decided by"), "word", words=HOWS)] = UNSET
    for_: Annotated[Count | UnsetType, Says(N_("Votes for"), "count")] = field(name="for", default=UNSET)
    against: Annotated[Count | UnsetType, Says(N_("Votes against"), "count")] = UNSET
    abstained: Annotated[Count | UnsetType, Says(N_("Abstentions"), "count")] = UNSET


class Demand(Struct):
    """`ruling` is of the status that it has now; the history has those before."""

    text: Annotated[
        Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)] | UnsetType,
        Says(N_("Demand"), "prose", called=("demanda",), printed=True, minuted=True),
    ] = UNSET
    spoken: Annotated[Line | UnsetType, Says(N_("In their words"), "line", printed=True)] = UNSET
    action: Annotated[
        Id | UnsetType, Says(N_("Action"), "ref", called=("accion",), of=("action",), printed=True)
    ] = UNSET
    class_: Annotated[Id | UnsetType, Says(N_("Class"), "ref", called=("clase",), of=("class",), printed=True)] = (
        field(name="class", default=UNSET)
    )
    place: Annotated[Line | UnsetType, Says(N_("Place"), "line", called=("lugar",), printed=True)] = UNSET
    families: Annotated[Count | UnsetType, Says(N_("Families"), "count", called=("familias",), printed=True)] = (
        UNSET
    )
    people_women: Annotated[Count | UnsetType, Says(N_("Women it is for"), "count", called=("mujeres",))] = UNSET
    people_men: Annotated[Count | UnsetType, Says(N_("Men it is for"), "count", called=("hombres", "varones"))] = (
        UNSET
    )
    cost_cents: Annotated[
        Centavos | UnsetType, Says(N_("Cost"), "cents", called=("costo",), printed=True, minuted=True)
    ] = UNSET
    phase: Annotated[Line | UnsetType, Says(N_("Stage"), "word", words=PHASES, printed=True)] = UNSET
    funding: Annotated[
        dict[Id, Centavos] | UnsetType,
        Says(N_("Contributions"), "by_id", called=("aporte", "contribution"), of=("funder",), printed=True),
    ] = UNSET
    code: Annotated[Line | UnsetType, Says(N_("Code"), "line")] = UNSET
    carries: Annotated[
        Id | UnsetType, Says(N_("Carries"), "ref", called=("encubre",), of=("association",), private=True)
    ] = UNSET
    carries_why: Annotated[Prose | UnsetType, Says(N_("Why it carries it"), "prose", private=True)] = UNSET
    proposed_by: Annotated[Line | UnsetType, Says(N_("Proposed by"), "word", words=PROPOSERS, person=True)] = UNSET
    options: Annotated[list[Option] | UnsetType, Says(N_("Proposals"), "rows", printed=True)] = UNSET
    agreed: Annotated[Agreed | UnsetType, Says(N_("How it was agreed"), "part", printed=True)] = UNSET
    decided_on: Annotated[date | UnsetType, Says(N_("Decided on"), "day")] = UNSET
    joint_with: Annotated[RecordName | UnsetType, Says(N_("Joint with"), "ref", of=("demand",), printed=True)] = (
        UNSET
    )
    phase_of: Annotated[RecordName | UnsetType, Says(N_("Phase of"), "ref", of=("demand",), printed=True)] = UNSET
    status: Annotated[
        Line | UnsetType,
        Says(N_("Status"), "word", called=("estado",), words=STATUSES, printed=True, minuted=True),
    ] = UNSET
    status_reason: Annotated[Prose | UnsetType, Says(N_("Reason"), "prose", printed=True, minuted=True)] = UNSET
    cause: CauseId = UNSET
    ruling: RulingPart = UNSET
    executed: Annotated[Executed | UnsetType, Says(N_("What became of it"), "part")] = UNSET
    moved_to: Annotated[RecordName | UnsetType, Says(N_("Moved to"), "ref", of=("demand",), printed=True)] = UNSET
    notes: Annotated[
        Line | UnsetType, Says(N_("Private notes"), "line", called=("notas", "notes"), private=True)
    ] = UNSET
    withdrawn: Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes", printed=True)] = UNSET


def _flaw(fields: Demand) -> str | None:
    lacking = fields.text is UNSET and fields.status not in WITHOUT_TEXT
    return "Object missing required field `text`" if lacking else None


_OF_THE_SLOT: Final = frozenset(
    {
        *("carries", "carries_why", "notes", "decided_on", "status_reason", "cause", "ruling", "executed"),
        *("moved_to", "withdrawn"),
    }
)
"""What is said of the slot, whatever is asked for in it."""

KIND: Final = Kind(
    "demand",
    Demand,
    ("HOLDER", "YEAR", "N"),
    N_("Demand"),
    N_("Demands"),
    chosen=frozenset({"text", "action", "class"}),
    besides=frozenset({"agreed", "status"}),
    describes=frozenset(Demand.__struct_encode_fields__) - _OF_THE_SLOT,  # by `fields_of` it takes long
    flaw=_flaw,
)


class Slot(Struct, frozen=True, order=True):
    """The parts of a demand's name."""

    holder: str
    year: int
    n: int

    def of_year(self, *, numbered: bool) -> str:
        """2003; 2003/2 where a year has several, or the number matters."""
        return f"{self.year}/{self.n}" if numbered else str(self.year)


def demand_name(municipality: str, holder: str, year: int, n: int = 1) -> str:
    return f"demand/{municipality}/{holder}/{year:04d}/{n}"


def slot_of(record: str) -> Slot | None:
    """The slot that a record's name says, None where it is no demand."""
    parts = record.split("/")
    if not KIND.record.fullmatch(record):
        return None
    return Slot(parts[2], int(parts[3]), int(parts[4]))
