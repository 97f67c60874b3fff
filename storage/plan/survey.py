"""What the records of a plan say as they stand, while revisions come in: one thread may add as another reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import UNSET, Struct

from ..kinds.field import Field
from ..kinds.lookup import KINDS, kind_of
from ..kinds.process.demand import Demand, Slot, demand_name, slot_of
from ..kinds.process.workshop import Workshop
from ..kinds.terms.action import Action
from ..kinds.terms.alias import Alias
from ..kinds.terms.association import Association
from ..kinds.terms.cause import Cause
from ..kinds.terms.class_ import Class
from ..kinds.terms.community import Community
from ..kinds.terms.element import Element
from ..kinds.terms.funder import Funder
from ..kinds.terms.member import Member
from ..kinds.terms.municipality import Municipality
from ..kinds.terms.plan import Plan
from ..kinds.terms.programme import Programme
from ..kinds.terms.step import Step
from ..kinds.terms.zone import Zone
from ..kinds.terms.zoning import Zoning
from ..names.name_table import NameTable
from ..revisions.history import History
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .views.file_records import FileRecords, Records
from .views.plan_years import plan_by_year, plans_together
from .views.readers import ALL_READERS, Readers
from .views.scope import WHOLE, Scope

if TYPE_CHECKING:  # what compares spellings is loaded where names are looked for
    from ..names.nearest import KnownHolder

T = TypeVar("T", bound=Struct)
M = TypeVar("M")


class SurveyRecord(Struct, Generic[T], frozen=True):
    """A record as it stands: its name, its last part as id, its typed fields, and its history."""

    record: str
    id: str
    fields: T
    history: History


class _Kept(NamedTuple):
    """What was made of some kinds of record, of the first `upto` revisions that came in."""

    municipality: str
    upto: int
    made: Any


class Survey:
    """The records of a field file as they stand: all of it, or a `scope` of it (`scopes.within`).

    `readers` are those who see what it tells: here, all.
    """

    def __init__(
        self,
        revisions: Iterable[Revision] = (),
        *,
        of: Records | None = None,
        scope: Scope = WHOLE,
        readers: Readers = ALL_READERS,
        all_plans: Survey | None = None,
    ) -> None:
        self.own_records: Records = FileRecords() if of is None else of
        self.scope = scope
        self.readers = readers
        self.all_plans = all_plans or self
        """The same municipality with all of its plans."""
        self._kept: dict[str, _Kept] = {}
        self._entries: dict[tuple[str, type], SurveyRecord[Any]] = {}
        """What was asked for, each as it stands while its record's history is the same."""
        self.parts: dict[Scope, Survey] = {}
        """What was looked at of it before, by `views.scopes`: each is made once."""
        self.seen: dict[Readers, Survey] = {}
        """How readers see it, by `views.reader_view`: the same."""
        self.add(revisions)

    def add(self, revisions: Iterable[Revision]) -> None:
        """Take in revisions; one that is known already changes nothing."""
        self.own_records.add(revisions)

    def seen_as(self, view: Callable[[Records], Records], readers: Readers) -> Survey:
        """The same scope otherwise; `view` gives of records what `readers` may see of them, or another reading."""
        all_plans = None if self.all_plans is self else self.all_plans.seen_as(view, readers)
        return Survey(of=view(self.own_records), scope=self.scope, readers=readers, all_plans=all_plans)

    def taken_in(self, since: int = 0) -> list[str]:
        """The records of the revisions as they came, but for the first `since`: what to look at again."""
        return self.own_records.taken_in(since)

    def __contains__(self, record: str) -> bool:
        return record in self.own_records

    def __len__(self) -> int:
        """How many records there are."""
        return sum(1 for _record in self.own_records)

    def __bool__(self) -> bool:
        return any(True for _record in self.own_records)  # whoever asks whether there is any does not count all

    def records(self, kind: str) -> list[str]:
        """The names of the records of one kind, in order."""
        return self.own_records.of_kind(kind)

    def revisions(self, record: str) -> dict[str, Revision]:
        return self.own_records.revisions(record)

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Record -> id -> revision."""
        return self.own_records.all_revisions()

    def history(self, record: str) -> History | None:
        """A record's present state, None where there is no such record."""
        return self.own_records.history(record)

    def heads(self, record: str) -> tuple[str, ...]:
        state = self.history(record)
        return state.heads if state else ()

    def disputed(self) -> list[str]:
        """The records in conflict, by name; another municipality's are none of this file's to settle."""
        own = self.municipality
        return sorted(one for one in self.own_records.disputed() if not own or municipality_of(one) == own)

    def entry(self, record: str, fields: type[T]) -> SurveyRecord[T] | None:
        state = self.history(record)
        if state is None:
            return None
        known = self._entries.get((record, fields))
        if known is None or known.history is not state:
            values = msgspec.convert(state.values, fields)
            known = self._entries[record, fields] = SurveyRecord(record, record.rpartition("/")[2], values, state)
        return known

    def entries(self, kind: str, fields: type[T]) -> list[SurveyRecord[T]]:
        return [entry for name in self.records(kind) if (entry := self.entry(name, fields))]

    @property
    def municipality(self) -> str:
        """The municipality's id, empty where there is none; of several, the first that the file is of."""
        return self.own_records.municipality

    @property
    def profile(self) -> Municipality:
        """What the municipality is called, its money and its words; without a name where the file has none."""
        entry = self.entry(f"municipality/{self.municipality}", Municipality)
        return entry.fields if entry else Municipality("")

    @property
    def community_word(self) -> str:
        """The municipality's own word for a community; empty where it has none."""
        word = self.profile.community_word
        return word if isinstance(word, str) else ""

    def plans(self) -> list[SurveyRecord[Plan]]:
        """The municipality's plans in this scope, by id."""
        return [*self._grouped("plan", Plan, lambda _plan: "").get("", ())]

    def plan_by_year(self) -> dict[int, str]:
        """The years of all of the municipality's plans, in order, each with the id of the plan that has it."""
        plans = self.all_plans.plans
        return self.once("years", lambda: plan_by_year([(one.id, one.fields) for one in plans()]), {"plan"})

    @property
    def plan(self) -> Plan:
        """The plan that is looked at, of several what they say together; an empty one without any, so that lists
        are empty instead of failing.
        """
        return self.once("together", self._together, {"plan"})

    def _together(self) -> Plan:
        return plans_together({one.id: one.fields for one in self.plans()}, self.plan_by_year())

    @property
    def plan_record(self) -> str:
        """The record of the plan that is looked at, of several the last by id; empty where there is none."""
        return next((one.record for one in reversed(self.plans())), "")

    def per_year(self, holder: Community | Association) -> int:
        """How many demands a year a community or an association has, the most where plans differ; 0: a level above
        others.
        """
        own = holder.per_year
        return own if isinstance(own, int) else self.plan.per_year

    def per_year_of(self, holder: str, year: int | None = None) -> int:
        """The same by id, where it is given in that year; as many as the plan says of who is not there."""
        own = self._own_per_year(holder)
        most = self.plan.per_year if own is None else own
        return most if year is None else self.slots_by_year(holder).get(year, most)

    def slots_by_year(self, holder: str) -> dict[int, int]:
        """How many demands a community or an association has in each year of the plan, by its id."""
        own = self._own_per_year(holder)
        by_plan = {one.id: one.fields.per_year if own is None else own for one in self.plans()}
        return {year: by_plan[id_] for year, id_ in self.plan_by_year().items() if id_ in by_plan}

    def _own_per_year(self, holder: str) -> int | None:
        state = self.own(holder)
        said = state.values.get("per_year") if state else None
        return said if isinstance(said, int) else None

    def communities(self, *, withdrawn: bool = False) -> list[SurveyRecord[Community]]:
        """The communities on the list; where `withdrawn`, those too that were taken off it."""
        every = self.once("communities", lambda: self._own("community", Community), {"community"})
        return [one for one in every if withdrawn or _stands(one)]

    def associations(self) -> list[SurveyRecord[Association]]:
        """The associations; one with a community's id is none, for their demands would have the same names."""
        taken = {community.id for community in self.communities()}
        return [one for one in self._listed("association", Association) if one.id not in taken]

    def own(self, holder: str) -> History | None:
        """The record of a community or association by its id, of two the one on the list; None without any."""
        names = (f"{kind}/{self.municipality}/{holder}" for kind in ("community", "association"))
        states = [state for name in names if (state := self.history(name))]
        listed = (state for state in states if state.values.get("withdrawn") is not True)
        return next(listed, states[0] if states else None)

    def _own(self, kind: str, fields: type[T]) -> list[SurveyRecord[T]]:
        """The records of one kind that are of the file's own municipality."""
        municipality = self.municipality
        return [one for one in self.entries(kind, fields) if municipality_of(one.record) == municipality]

    def holders_listed(self) -> list[SurveyRecord[Community] | SurveyRecord[Association]]:
        """Who may ask: the communities, then the associations."""
        return [*self.communities(), *self.associations()]

    def aliases(self) -> list[SurveyRecord[Alias]]:
        """The aliases that nobody disputes."""
        return [one for one in self._own("alias", Alias) if _stands(one) and not one.history.disputed]

    def workshops(self) -> list[SurveyRecord[Workshop]]:
        return [one for one in self._own("workshop", Workshop) if _stands(one)]

    def actions(self, *, withdrawn: bool = False) -> list[SurveyRecord[Action]]:
        """What can be asked for; where `withdrawn`, those too that were taken off the list: demands keep them."""
        return self._own("action", Action) if withdrawn else self._listed("action", Action)

    def classes(self, *, withdrawn: bool = False) -> list[SurveyRecord[Class]]:
        """What a demand may be; where `withdrawn`, those too that were taken off the list, in their places."""
        if withdrawn:
            return sorted(self._own("class", Class), key=lambda one: _place(one.history))
        return self._listed("class", Class)

    def zonings(self) -> list[SurveyRecord[Zoning]]:
        return self._listed("zoning", Zoning)

    def zones(self, zoning: str) -> list[SurveyRecord[Zone]]:
        return [*self._grouped("zone", Zone, lambda zone: zone.fields.zoning).get(zoning, ())]

    def members(self, zoning: str) -> dict[str, SurveyRecord[Member]]:
        """By holder the zone that it is in, and what the assembly said of that; nothing for who is in none."""
        of_zonings = self._grouped("member", Member, lambda member: member.record.split("/")[2])
        return {one.id: one for one in of_zonings.get(zoning, ())}

    def memberships(self, holder: str) -> list[SurveyRecord[Member]]:
        """The zones that one is in, in the order of the zonings."""
        names = (f"member/{self.municipality}/{one.id}/{holder}" for one in self.zonings())
        return [entry for name in names if (entry := self.entry(name, Member)) and _stands(entry)]

    def steps(self) -> list[SurveyRecord[Step]]:
        return [*self.once("steps", lambda: self._listed("step", Step), {"step"})]

    def own_steps(self, of: str) -> list[str]:
        """The steps for which each `community`, or each `association`, is convened by itself."""
        return [one.id for one in self.steps() if one.fields.of == of]

    def funders(self) -> list[SurveyRecord[Funder]]:
        return self._listed("funder", Funder)

    def programmes(self) -> list[SurveyRecord[Programme]]:
        return self._listed("programme", Programme)

    def causes(self, of: str) -> list[SurveyRecord[Cause]]:
        """Those that something refused, moved, absent, ... may have."""
        said = ((one, one.fields.of) for one in self._listed("cause", Cause))
        return [one for one, kinds in said if not isinstance(kinds, list) or of in kinds]

    def elements(self) -> list[SurveyRecord[Element]]:
        return self._listed("element", Element)

    def named(self, kind: str) -> dict[str, str]:
        """Id -> name of all records of a kind, those too that are off the list: what names them keeps them."""
        prefix = f"{kind}/{self.municipality}/"
        names = ((one, self.history(one)) for one in self.records(kind) if one.startswith(prefix))
        return {
            one.removeprefix(prefix): str(state.values["name"])
            for one, state in names
            if state and "name" in state.values
        }

    def standing(self, kind: str) -> list[History]:
        """The records of one kind that stand on its list: by `order`, absent last, then by name."""
        municipality = self.municipality
        own = (one for one in self.records(kind) if municipality_of(one) == municipality)
        states = map(self.history, own)
        return sorted((one for one in states if one and one.values.get("withdrawn") is not True), key=_place)

    def with_id(self, kind: str, id_: str) -> str:
        """The record that an id is of, of one of the municipality's own or of a municipality."""
        return f"{kind}/{id_}" if kind == "municipality" else f"{kind}/{self.municipality}/{id_}"

    def is_listed(self, kind: str, id_: str) -> bool:
        """Whether there is such a record, and it stands on the list to choose from."""
        state = self.history(self.with_id(kind, id_))
        return state is not None and state.values.get("withdrawn") is not True

    def is_within(self, field: Field, record: str, other: str) -> bool:
        """Whether another is among those of which a record may name one in a field, where its name says which."""
        parts, kind = record.split("/"), KINDS.get(kind_of(record))
        at = kind.at(field.says.within) if kind else None
        state = self.history(other)
        return at is None or (state is not None and state.values.get(field.says.within.lower()) == parts[at])

    def listed(self, kind: str) -> list[SurveyRecord[Any]]:
        """The municipality's records of any kind of the table that nobody took back, in their order."""
        return self._listed(kind, KINDS[kind].body)

    def _listed(self, kind: str, fields: type[T]) -> list[SurveyRecord[T]]:
        """What stands on a list of the plan, in its order."""
        return [entry for state in self.standing(kind) if (entry := self.entry(state.record, fields))]

    def _grouped(
        self, kind: str, fields: type[T], group: Callable[[SurveyRecord[T]], str]
    ) -> dict[str, list[SurveyRecord[T]]]:
        """What stands on a list, by what `group` says of it."""

        def made() -> dict[str, list[SurveyRecord[T]]]:
            found: dict[str, list[SurveyRecord[T]]] = {}
            for one in self._listed(kind, fields):
                found.setdefault(group(one), []).append(one)
            return found

        return self.once(kind, made, {kind})

    def once(self, name: str, make: Callable[[], M], kinds: set[str] | None = None) -> M:
        """What is made of some kinds of record, or of all: anew only after something of them came."""
        known, own = self._kept.get(name), self.municipality
        upto = known.upto if known else 0
        came = self.taken_in(upto)
        same = not came or (known is not None and kinds is not None and kinds.isdisjoint(map(kind_of, came)))
        made: M = known.made if known and known.municipality == own and same else make()
        self._kept[name] = _Kept(own, upto + len(came), made)
        return made

    def demand(self, holder: str, year: int, n: int = 1) -> SurveyRecord[Demand] | None:
        return self.entry(demand_name(self.municipality, holder, year, n), Demand)

    def demands(self) -> list[tuple[Slot, SurveyRecord[Demand]]]:
        """Every demand of the municipality, also those outside the plan, by record name."""
        return [
            (slot, entry) for entry in self._own("demand", Demand) if (slot := slot_of(entry.record)) is not None
        ]

    def holders(self) -> list[KnownHolder]:
        """The communities and associations, each with the other spellings that nobody disputes."""
        from ..names.nearest import KnownHolder

        named = [(e.record, e.fields.name) for e in self.holders_listed()]
        spellings: dict[str, list[str]] = {}
        for alias in self.aliases():
            spellings.setdefault(alias.fields.target, []).append(alias.fields.name)
        return [KnownHolder(record, name, tuple(spellings.get(record, ()))) for record, name in named]

    def names(self) -> NameTable:
        """What written names of communities and associations mean, now."""

        def made() -> NameTable:
            holders = self.holders()
            return NameTable(
                ((one.record, one.name) for one in holders),
                ((spelling, one.record) for one in holders for spelling in one.spellings),
            )

        return self.once("names", made, {"community", "association", "alias"})


def _stands(one: SurveyRecord[Any]) -> bool:
    """Whether nobody took a record back."""
    return getattr(one.fields, "withdrawn", UNSET) is not True


def _place(of: History) -> tuple[bool, int, str]:
    order = of.values.get("order")
    return (False, order, of.record) if isinstance(order, int) else (True, 0, of.record)
