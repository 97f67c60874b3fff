"""The data that the acta of a municipal workshop prints, in the shape of every acta's: its holder is everybody.

What it decided of demands, budget lines, zonings, zones and of who is in them; the commitments made there, and
those from before, which are read at its beginning; to which days it had workshops convened; for the one that
validates, who did not come before it and why. Which fields these are says the table of kinds (`minuted`).

What an assembly decided stays decided when others decide after it: the acta of the one that validated a demand
says so when the demand stands in a year's plan. Only what is taken back, so that nobody decided it, is on none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import takewhile
from typing import Any, Final

from ...kinds.field import EVERYBODY, Field
from ...kinds.lookup import KINDS, RULED_ON, holder_of, kind_of
from ...kinds.process.commitment import Commitment
from ...kinds.process.demand import IN_A_PLAN
from ...kinds.process.workshop import Workshop
from ...kinds.ruling import workshop_ruling
from ...kinds.terms.step import Step
from ...revisions.history import History
from ...revisions.record_names import municipality_of
from ..calendar import Convened, convened_steps
from ..survey import Survey, SurveyRecord
from ..views.readers import shown_conflicts
from .of_holder import Printed, RecordSaid, fields_printed
from .recorded import of_assemblies

_RULING: Final = "ruling"
_STATUS: Final = "status"
_MOVED: Final = "moved_to"
_CALLED: Final = "called_on"
_AWAY: Final = ("outcome", "reason", "cause")
"""What it says of a workshop that others did not come to."""
_STAYED_AWAY: Final = frozenset({"absent", "suspended", "closed"})
_OF_THE_WORKSHOP: Final = frozenset({"on", "workshop"})
"""What a ruling says of where it was made stands at the head of the acta."""


@cache
def minuted_fields(kind: str) -> frozenset[str]:
    """The fields of a kind of record that the acta of a municipal workshop may print."""
    fields = KINDS[kind].fields if kind in KINDS else ()
    return frozenset(field.name for field in fields if field.says.minuted)


def assemblies(survey: Survey) -> list[str]:
    """The municipal workshops that were held, by their records, in the order of the process."""
    lines = (one for one in convened_steps(survey) if one.holder == EVERYBODY)
    return [time.record for line in lines for time in line.times if time.fields.outcome == "held"]


def is_of_assembly(of: Printed) -> bool:
    return str(of[1]) == EVERYBODY


def assembly_on(of: Printed) -> str:
    """The workshop that an acta is of, by its record; empty where it is none of a municipal one."""
    return next((str(one) for one, _fields in of[2] if is_assembly(str(one))), "")


def is_assembly(record: str) -> bool:
    """Whether a record is that of a municipal workshop."""
    return kind_of(record) == "workshop" and holder_of(record) == EVERYBODY


def assembly_data(survey: Survey, workshop: str, plan: str) -> Printed:
    """The data of its acta, as the records say them now."""
    records: dict[str, dict[str, Any]] = {}
    for name, fields in _Minutes(survey, workshop, plan).said():
        if fields:
            records.setdefault(name, {}).update(fields)
    return [survey.municipality, EVERYBODY, [[name, records[name]] for name in sorted(records)]]


def assembly_conflicts(survey: Survey, workshop: str, plan: str) -> list[tuple[str, str]]:
    """The records and fields of its acta that are to settle; while there are any it has no code."""
    minutes = _Minutes(survey, workshop, plan)
    shown: dict[str, set[str]] = {}
    for name, fields in minutes.said():
        shown.setdefault(name, set()).update(fields)
    for name in (workshop, *minutes.ruled_by_some(), *minutes.may_be_heard()):
        shown[name] = {*minuted_fields(kind_of(name)), "withdrawn", "workshop"}
    states = ((name, survey.history(name), fields) for name, fields in shown.items())
    return [
        (name, one) for name, state, fields in states if state for one in shown_conflicts(state) if one in fields
    ]


def shown_by_assembly(of: Printed, record: str, body: dict[str, Any]) -> dict[str, Any]:
    """What a municipal workshop's acta prints of a record that says a body: of other workshops their day alone, or
    why nobody came.
    """
    kind, own = kind_of(record), assembly_on(of)
    if kind == "workshop" and record != own:
        said: dict[str, Any] = next((fields for one, fields in of[2] if one == record), {})
        return {name: body[name] for name in (_AWAY if _AWAY[0] in said else (_CALLED,)) if name in body}
    return _heard_body(record, body, own) if kind == "commitment" else minuted_body(record, body)


def _heard_body(record: str, body: dict[str, Any], workshop: str) -> dict[str, Any]:
    """What it prints of a commitment: where it was made, only if that was here."""
    made = {"workshop": workshop} if body.get("workshop") == workshop else {}
    return {**minuted_body(record, body), **made}


def minuted_body(record: str, body: dict[str, Any]) -> dict[str, Any]:
    """What it prints of one that it decided or heard."""
    fields = {name: value for name, value in body.items() if name in minuted_fields(kind_of(record))}
    if fields.get(_STATUS) in IN_A_PLAN:
        fields[_STATUS] = "validated"  # nothing else goes into a plan
    if isinstance(fields.get(_RULING), dict):
        fields[_RULING] = {name: n for name, n in fields[_RULING].items() if name not in _OF_THE_WORKSHOP}
    return {name: value for name, value in fields.items() if value not in ([], {})}


def is_minuted(of: Printed, record: str) -> bool:
    """Whether such an acta is about a record; others, and zones of which it decided nothing, only lend a name."""
    kind, fields = kind_of(record), next((said for one, said in of[2] if one == record), None)
    only_named = fields is not None and kind in RULED_ON and _STATUS not in fields
    return bool(minuted_fields(kind)) and not only_named


class _Minutes:
    def __init__(self, survey: Survey, workshop: str, plan: str) -> None:
        self._survey = survey
        self._workshop = workshop
        self._plan = plan
        self._step = workshop.split("/")[2]

    def said(self) -> Iterator[RecordSaid]:
        survey, own = self._survey, f"municipality/{self._survey.municipality}"
        yield own, fields_printed(survey, own)
        yield self._plan, self._named(self._plan)
        step = f"step/{survey.municipality}/{self._step}"
        yield step, fields_printed(survey, step)
        for record, fields in (*self._its_own(), *self._ruled(), *self._promised(), *self._stayed_away()):
            yield record, fields
            yield from self._lent(record, fields)
        yield from self._called()

    def _its_own(self) -> Iterator[RecordSaid]:
        state = self._survey.history(self._workshop)
        if state:
            yield self._workshop, minuted_body(self._workshop, state.values)

    # What it decided

    def _ruled(self) -> Iterator[RecordSaid]:
        found = {
            record: body
            for record in self._may_be_ruled()
            if (state := self._survey.history(record)) and (body := ruled_body(state, self._workshop))
        }
        moved = {body.get(_MOVED) for body in found.values() if body.get("withdrawn") is True}
        for record, body in found.items():
            if record not in moved:  # it was decided where it stood before, and took the ruling along
                yield record, minuted_body(record, body)
                yield from self._zone_of(record)

    def _may_be_ruled(self) -> Iterator[str]:
        for kind in RULED_ON:
            yield from self._own_of_kind(kind)

    def _own_of_kind(self, kind: str) -> Iterator[str]:
        here = self._survey.municipality
        return (one for one in self._survey.records(kind) if municipality_of(one) == here)

    def ruled_by_some(self) -> Iterator[str]:
        """The records of which some version says that it decided them, whatever is shown of them."""
        for record in self._may_be_ruled():
            state = self._survey.history(record)
            claims = state.claims.get(_RULING, ()) if state else ()
            if any(workshop_ruling(claim.value) == self._workshop for claim in claims):
                yield record

    def _zone_of(self, record: str) -> Iterator[RecordSaid]:
        """By the first zoning, in which zone the holder of a demand is: they are told zone by zone."""
        zonings = self._survey.zonings()
        holder = holder_of(record)
        if kind_of(record) == "demand" and holder and zonings:
            member = self._survey.members(zonings[0].id).get(holder)
            if member:
                yield member.record, {"zone": member.fields.zone}
                zone = f"zone/{self._survey.municipality}/{member.fields.zone}"
                yield zone, self._named(zone)

    # What was promised

    def may_be_heard(self) -> Iterator[str]:
        """Every commitment: whether it was made here, or before, may be what laptops disagree on."""
        return self._own_of_kind("commitment")

    def _promised(self) -> Iterator[RecordSaid]:
        for one in self._survey.entries("commitment", Commitment):
            here = municipality_of(one.record) == self._survey.municipality
            if here and one.fields.withdrawn is not True and self._is_heard(one):
                yield one.record, _heard_body(one.record, one.history.values, self._workshop)

    def _is_heard(self, one: SurveyRecord[Commitment]) -> bool:
        """Whether it was made here, or before: what was promised later nobody heard here.

        Where nobody says when, those are heard that the recorded actas of this workshop read; before there is
        one, those that were noted by its day.
        """
        said = one.fields
        if said.workshop == self._workshop:
            return True
        held, promised = self._held_on(self._workshop), said.on
        if isinstance(said.workshop, str):
            promised = self._held_on(said.workshop) or promised
        if isinstance(promised, str):
            return not held or promised <= held
        if self._read_before:
            return any(one.record in dict(data[2]) for data in self._read_before)
        return not held or _noted_on(one.history) <= held

    @cached_property
    def _read_before(self) -> list[Printed]:
        """The recorded actas of this workshop."""
        return [data for data in of_assemblies(self._survey) if assembly_on(data) == self._workshop]

    def _held_on(self, workshop: str) -> str:
        entry = self._survey.entry(workshop, Workshop)
        return str(entry.fields.held_on) if entry and entry.fields.held_on else ""

    # Who did not come, and what it had convened

    def _stayed_away(self) -> Iterator[RecordSaid]:
        """Of the assembly that validates, the workshops before it that came to nothing: it decides for them.
        Another municipal one is none of these: of two the acta would not say whose it is.
        """
        step = self._survey.entry(f"step/{self._survey.municipality}/{self._step}", Step)
        if step and step.fields.validates is True:
            for line in takewhile(lambda one: one.step != self._step, convened_steps(self._survey)):
                if line.holder != EVERYBODY and line.outcome in _STAYED_AWAY:
                    body = line.times[-1].history.values
                    yield line.record, {name: body[name] for name in _AWAY if name in body}

    def _called(self) -> Iterator[RecordSaid]:
        """The days to which the workshops between it and the next municipal one were convened first."""
        for line in _between(convened_steps(self._survey), self._step):
            for one in line.times[:1]:
                if day := one.fields.called_on:
                    yield one.record, {_CALLED: str(day)}
                    yield from self._name_of_holder(line.holder)

    # The names that all this needs

    def _lent(self, record: str, fields: dict[str, Any]) -> Iterator[RecordSaid]:
        for kind, id_ in _named_in(KINDS[kind_of(record)].fields, fields):
            name = self._survey.with_id(kind, id_)
            if name in self._survey:
                yield name, self._named(name)
        if kind_of(record) == "member":
            zoning = f"zoning/{self._survey.municipality}/{record.split('/')[2]}"
            yield zoning, self._named(zoning)
        if (holder := holder_of(record)) and holder != EVERYBODY:
            yield from self._name_of_holder(holder)

    def _name_of_holder(self, holder: str) -> Iterator[RecordSaid]:
        if own := self._survey.own(holder):
            yield own.record, self._named(own.record)

    def _named(self, record: str) -> dict[str, Any]:
        state = self._survey.history(record)
        return {name: value for name, value in state.values.items() if name == "name"} if state else {}


def _between(lines: list[Convened], step: str) -> Iterator[Convened]:
    """The lines of whom a step's workshops convene: those between it and the next that convenes everybody."""
    after = False
    for line in lines:
        if line.holder == EVERYBODY:
            after = line.step == step
        elif after:
            yield line


def _noted_on(state: History) -> str:
    """The day on which a record was first noted, by the clock of who did; empty where none says one."""
    return min((one.at[:10] for one in state.revisions if one.at and not one.parents), default="")


def _named_in(declared: tuple[Field, ...], body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The ids that fields hold, those of their parts and rows too, with each kind that they may be of."""
    for field in declared:
        value = body.get(field.name)
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if field.parts and isinstance(row, dict):
                yield from _named_in(field.parts, row)
            elif field.says.of and isinstance(row, str) and not field.whole_name:
                yield from ((kind, row) for kind in field.says.of)


def ruled_body(state: History, workshop: str) -> dict[str, Any] | None:
    """What a workshop said of a record: its present values, or, where others decided after it, those of then.

    None where it said nothing, or what it said was taken back before others decided.
    """
    values = state.values
    if workshop_ruling(values.get(_RULING)) == workshop:
        return values
    if _RULING not in values and values.get(_STATUS) not in IN_A_PLAN:
        return None
    ruled = (one.body.get(_RULING) for one in reversed(state.revisions) if _RULING in one.sets)
    if not _stood(ruled, workshop):
        return None
    said = (one.body for one in reversed(state.revisions) if workshop_ruling(one.body.get(_RULING)) == workshop)
    return next(said, None)


def _stood(ruled: Iterable[object], workshop: str) -> bool:
    """Whether a workshop's ruling, of all from the last on, stood until others followed."""
    for one in ruled:
        if one is None or workshop_ruling(one) == workshop:
            return one is not None
    return False
