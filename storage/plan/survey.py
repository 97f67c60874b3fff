"""The read model: every record's present state, kept up to date as revisions come in.

States are computed when they are first asked for and forgotten when a revision of that record comes in, so
that a save costs the same however large the plan is. One thread may add while another reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import RLock
from typing import Any, Generic, NamedTuple, TypeVar

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
from ..names.nearest import KnownHolder
from ..packs.file_municipality import DESCRIBING, begun_with
from ..revisions.history import History, record_history
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision
from .readers import Readers

T = TypeVar("T", bound=Struct)


class SurveyRecord(Struct, Generic[T], frozen=True):
    """A record as it stands: its name, its last part as id, its typed fields, and its history."""

    record: str
    id: str
    fields: T
    history: History


class _Grouped(NamedTuple):
    """The records of a kind by what they belong to, of the first `upto` revisions that came in."""

    municipality: str
    upto: int
    entries: dict[str, list[Any]]


class Survey:
    """All records of a field file as they stand. `readers` are those who see what it tells: here, all."""

    readers = Readers(private=True, people=True)

    def __init__(self, revisions: Iterable[Revision] = ()) -> None:
        self._lock = RLock()
        self._revisions: dict[str, dict[str, Revision]] = {}
        self._kinds: dict[str, set[str]] = {}
        self._states: dict[str, History] = {}
        self._names: NameTable | None = None
        self._municipality: str | None = None
        self._taken_in: list[str] = []
        self._groups: dict[str, _Grouped] = {}
        self.add(revisions)

    def add(self, revisions: Iterable[Revision]) -> None:
        """Take in revisions; one that is known already changes nothing."""
        with self._lock:
            for revision in revisions:
                record = revision.record
                if self._may_be_another_s(revision):
                    self._municipality = None
                self._revisions.setdefault(record, {})[revision.rev] = revision
                self._kinds.setdefault(kind_of(record), set()).add(record)
                self._states.pop(record, None)
                self._taken_in.append(record)
                if kind_of(record) in {"community", "association", "alias"}:
                    self._names = None

    def _may_be_another_s(self, coming: Revision) -> bool:
        """Whether a revision that comes in can change what `begun_with` says."""
        if kind_of(coming.record) in DESCRIBING:
            return True
        several = len(self._described()) > 1
        return several and (coming.record not in self._revisions or coming.device == PACK)

    def taken_in(self, since: int = 0) -> list[str]:
        """The records of the revisions as they came, but for the first `since`: what to look at again."""
        return self._taken_in[since:]

    def __contains__(self, record: str) -> bool:
        return record in self._revisions

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._revisions)

    def records(self, kind: str) -> list[str]:
        """The names of the records of one kind, in order."""
        with self._lock:
            return sorted(self._kinds.get(kind, ()))

    def revisions(self, record: str) -> dict[str, Revision]:
        with self._lock:
            return dict(self._revisions.get(record, {}))

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Record -> id -> revision."""
        with self._lock:
            return {record: dict(of_record) for record, of_record in self._revisions.items()}

    def history(self, record: str) -> History | None:
        """A record's present state, None where there is no such record."""
        with self._lock:
            if record not in self._states:
                if record not in self._revisions:
                    return None
                self._states[record] = record_history(self._revisions[record].values())
            return self._states[record]

    def heads(self, record: str) -> tuple[str, ...]:
        state = self.history(record)
        return state.heads if state else ()

    def disputed(self) -> list[str]:
        """The records in conflict, by name; another municipality's are none of this file's to settle."""
        with self._lock:
            own = self.municipality
            names = sorted(one for one in self._revisions if not own or municipality_of(one) == own)
        return [name for name in names if (state := self.history(name)) and state.disputed]

    def entry(self, record: str, fields: type[T]) -> SurveyRecord[T] | None:
        state = self.history(record)
        if state is None:
            return None
        return SurveyRecord(record, record.rpartition("/")[2], msgspec.convert(state.values, fields), state)

    def entries(self, kind: str, fields: type[T]) -> list[SurveyRecord[T]]:
        return [entry for name in self.records(kind) if (entry := self.entry(name, fields))]

    @property
    def municipality(self) -> str:
        """The municipality's id, empty where the file has no plan; of several, the one that it was begun with."""
        with self._lock:
            if self._municipality is None:
                self._municipality = self._begun_with()
            return self._municipality

    def _begun_with(self) -> str:
        if len(there := self._described()) < 2:
            return next(iter(there), "")
        return begun_with(one for of_record in self._revisions.values() for one in of_record.values())

    def _described(self) -> set[str]:
        """The municipalities that the file says more of than their ids."""
        return {municipality_of(record) for kind in DESCRIBING for record in self._kinds.get(kind, ())}

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
        """The municipality's plans, by id."""
        return self._listed("plan", Plan)

    @property
    def plan(self) -> Plan:
        """The plan that is worked on, the last by id; an empty one without any, so that lists are empty instead of
        failing.
        """
        entry = next(reversed(self.plans()), None)
        if entry is None:
            return Plan("", [], 1)
        fields = entry.fields
        fields.years = sorted(set(fields.years))
        return fields

    @property
    def plan_record(self) -> str:
        """The record of the plan that is worked on; empty where there is none."""
        return next((one.record for one in reversed(self.plans())), "")

    def per_year(self, holder: Community | Association) -> int:
        """How many demands a year a community or an association has; 0: a level above others."""
        own = holder.per_year
        return own if isinstance(own, int) else self.plan.per_year

    def per_year_of(self, holder: str) -> int:
        """The same of a community's or an association's id; as many as the plan says of one that is not there."""
        state = self.own(holder)
        if state is None:
            return self.plan.per_year
        kind: type[Community | Association] = Association if kind_of(state.record) == "association" else Community
        return self.per_year(msgspec.convert(state.values, kind))

    def communities(self, *, withdrawn: bool = False) -> list[SurveyRecord[Community]]:
        """The communities on the list; where `withdrawn`, those too that were taken off it."""
        return [one for one in self._own("community", Community) if withdrawn or _stands(one)]

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
        return [one for one in self.entries(kind, fields) if municipality_of(one.record) == self.municipality]

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
        return self._listed("step", Step)

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
        own = (one for one in self.records(kind) if municipality_of(one) == self.municipality)
        states = map(self.history, own)
        return sorted((one for one in states if one and one.values.get("withdrawn") is not True), key=_place)

    def is_listed(self, kind: str, id_: str) -> bool:
        """Whether there is such a record, and it stands on the list to choose from."""
        state = self.history(f"{kind}/{self.municipality}/{id_}")
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
        """What stands on a list, by what `group` says of it: listed anew only after something of the kind came."""
        known = self._groups.get(kind)
        came = self.taken_in(known.upto if known else 0)
        if known and known.municipality == self.municipality and kind not in map(kind_of, came):
            self._groups[kind] = known._replace(upto=known.upto + len(came))
            return known.entries
        known = _Grouped(self.municipality, (known.upto if known else 0) + len(came), {})
        for one in self._listed(kind, fields):
            known.entries.setdefault(group(one), []).append(one)
        self._groups[kind] = known
        return known.entries

    def demand(self, holder: str, year: int, n: int = 1) -> SurveyRecord[Demand] | None:
        return self.entry(demand_name(self.municipality, holder, year, n), Demand)

    def demands(self) -> list[tuple[Slot, SurveyRecord[Demand]]]:
        """Every demand of the municipality, also those outside the plan, by record name."""
        return [
            (slot, entry) for entry in self._own("demand", Demand) if (slot := slot_of(entry.record)) is not None
        ]

    def holders(self) -> list[KnownHolder]:
        """The communities and associations, each with the other spellings that nobody disputes."""
        named = [*((e.record, e.fields.name) for e in self.communities())]
        named += ((e.record, e.fields.name) for e in self.associations())
        spellings: dict[str, list[str]] = {}
        for alias in self.aliases():
            spellings.setdefault(alias.fields.target, []).append(alias.fields.name)
        return [KnownHolder(record, name, tuple(spellings.get(record, ()))) for record, name in named]

    def names(self) -> NameTable:
        """What written names of communities and associations mean, now."""
        with self._lock:
            if self._names is None:
                holders = self.holders()
                self._names = NameTable(
                    ((one.record, one.name) for one in holders),
                    ((spelling, one.record) for one in holders for spelling in one.spellings),
                )
            return self._names


def _stands(one: SurveyRecord[Any]) -> bool:
    """Whether nobody took a record back."""
    return getattr(one.fields, "withdrawn", UNSET) is not True


def _place(of: History) -> tuple[bool, int, str]:
    order = of.values.get("order")
    return (False, order, of.record) if isinstance(order, int) else (True, 0, of.record)
