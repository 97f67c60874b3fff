"""What is wrong or odd in a field file. Changes nothing, decides nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ..kinds.lookup import kind_of
from ..kinds.process.demand import slot_of
from ..kinds.terms.alias import Alias
from ..revisions.changes import decided
from ..revisions.lines import FileReading
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .survey import Survey

SAID_RIGHT = frozenset({"alias-clash", "holder-unknown", "n-outside", "year-outside"})
"""The codes of what is odd and may be right: the rest is to settle, or to bring together."""


class IntegrityProblem(NamedTuple):
    """A code and where: a line's number, a record's name. `fields` are of that record, where it is about some."""

    code: str
    where: str
    fields: tuple[str, ...] = ()


def check(reading: FileReading, survey: Survey, nobodys: Collection[Revision] = ()) -> list[IntegrityProblem]:
    """Everything odd: what is nobody's first, then the file's own faults, then by record name.

    `survey` is of what was read; `nobodys` are what `storage.file.unknown_pack` found in it.
    """
    found = [IntegrityProblem(f"refused-{problem.reason}", problem.where) for problem in reading.problems]
    if not reading.whole:
        found.insert(0, IntegrityProblem("damaged", ""))
    if not survey.records("plan"):
        found.append(IntegrityProblem("plan-missing", ""))
    return [*of_nobody(survey, nobodys), *found, *check_records(survey)]


def of_nobody(survey: Survey, nobodys: Collection[Revision]) -> list[IntegrityProblem]:
    """What the versions in a pack's name decide that no known pack has, by record."""
    records = {one.record for one in nobodys}
    revs = {one.rev for one in nobodys}
    rest = [one for record in records for one in survey.revisions(record).values() if one.rev not in revs]
    said = decided(rest, nobodys) if nobodys else {}
    return [IntegrityProblem("pack-unknown", record, tuple(fields)) for record, fields in said.items()]


def check_records(survey: Survey) -> list[IntegrityProblem]:
    """What is odd in the records of a file, by name."""
    found = [
        *(IntegrityProblem("disputed", record) for record in survey.disputed()),
        *_outside(survey),
        *_strangers(survey),
        *_aliases(survey),
        *_lost_parents(survey),
    ]
    return sorted(found, key=lambda one: (one.where, one.code))


def _outside(survey: Survey) -> list[IntegrityProblem]:
    """Demands that no slot of the plan holds."""
    most = {one.id: survey.per_year(one.fields) for one in survey.communities()}
    most |= {one.id: survey.per_year(one.fields) for one in survey.associations()}
    found = []
    for record in survey.records("demand"):
        slot, state = slot_of(record), survey.history(record)
        if state is None or state.values.get("withdrawn") is True:
            continue
        if slot is None:
            found.append(IntegrityProblem("n-outside", record))
        elif not record.startswith(f"demand/{survey.municipality}/"):
            continue  # said of every kind of record, below
        elif slot.holder not in most:
            found.append(IntegrityProblem("holder-unknown", record))
        elif slot.n > most[slot.holder]:
            found.append(IntegrityProblem("n-outside", record))
        if slot is not None and slot.year not in survey.plan.years:
            found.append(IntegrityProblem("year-outside", record))
    return found


def _strangers(survey: Survey) -> list[IntegrityProblem]:
    """Records of another municipality, and holders that would share the names of their demands."""
    own = survey.municipality
    found = [
        IntegrityProblem("plan-second" if kind_of(record) == "plan" else "other-municipality", record)
        for record in survey.all_revisions()
        if municipality_of(record) != own
    ]
    communities = {one.id for one in survey.communities()}
    return found + [
        IntegrityProblem("id-clash", record)
        for record in survey.records("association")
        if record.split("/")[2] in communities and not _is_withdrawn(survey, record)
    ]


def _is_withdrawn(survey: Survey, record: str) -> bool:
    state = survey.history(record)
    return state is not None and state.values.get("withdrawn") is True


def _aliases(survey: Survey) -> list[IntegrityProblem]:
    """Aliases that match nothing: their name is another holder's, or their target is not there."""
    names = survey.names()
    aliases = survey.entries("alias", Alias)
    return [
        IntegrityProblem("alias-clash", alias.record)
        for alias in aliases
        if not alias.history.disputed
        and alias.fields.withdrawn is not True
        and (alias.fields.target not in survey or names.match(alias.fields.name) != alias.fields.target)
    ]


def _lost_parents(survey: Survey) -> list[IntegrityProblem]:
    """Revisions that replace one which is in no file at hand: somebody's file has not come in."""
    return [
        IntegrityProblem("parent-missing", record)
        for record, of_record in survey.all_revisions().items()
        if any(parent not in of_record for revision in of_record.values() for parent in revision.parents)
    ]
