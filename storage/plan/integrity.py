"""What is wrong or odd in a field file. Changes nothing, decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..kinds.lookup import kind_of
from ..kinds.process.demand import slot_of
from ..kinds.terms.alias import Alias
from ..packs.packs_of_file import NONE_UNKNOWN, PackOfFile, UnknownVersions
from ..revisions.changes import decided
from ..revisions.lines import FileReading
from ..revisions.record_names import municipality_of
from .levels.tree import is_level_here
from .survey import Survey
from .views.scopes import municipalities_in

SAID_RIGHT = frozenset({"alias-clash", "holder-above", "holder-unknown", "n-outside", "year-outside"})
"""The codes of what is odd and may be right: the rest is to settle, or to bring together."""


class IntegrityProblem(NamedTuple):
    """A code and where: a line's number, a record's name. `fields` are of that record, where it is about some.

    `pack` is one that is not known here, where it is about that.
    """

    code: str
    where: str
    fields: tuple[str, ...] = ()
    pack: PackOfFile | None = None


def check(
    reading: FileReading, survey: Survey, nobodys: UnknownVersions = NONE_UNKNOWN, parts: Sequence[Survey] = ()
) -> list[IntegrityProblem]:
    """Everything odd: what is nobody's first, then the file's own faults, then by record name.

    `survey` is of what was read; `nobodys` is what `storage.file.unknown_pack` found in it. `parts` are what is
    looked at of it, each as if it were alone; all of it where there are none.
    """
    found = [IntegrityProblem(f"refused-{problem.reason}", problem.where) for problem in reading.problems]
    if not reading.whole:
        found.insert(0, IntegrityProblem("damaged", ""))
    if not survey.records("plan"):
        found.append(IntegrityProblem("plan-missing", ""))
    of_records = {*_strays(survey), *(one for part in parts or [survey] for one in check_records(part))}
    return [*of_nobody(survey, nobodys), *found, *sorted(of_records, key=_by_name)]


def _by_name(one: IntegrityProblem) -> tuple[str, str]:
    return one.where, one.code


def of_nobody(survey: Survey, nobodys: UnknownVersions) -> list[IntegrityProblem]:
    """What the versions in a pack's name decide that no known pack has, by record; then each whole pack as one."""
    records = {one.record for one in nobodys.single}
    revs = {one.rev for one in nobodys.single}
    rest = [one for record in records for one in survey.revisions(record).values() if one.rev not in revs]
    said = decided(rest, nobodys.single) if nobodys.single else {}
    single = [IntegrityProblem("pack-unknown", record, tuple(fields)) for record, fields in said.items()]
    return [*single, *(IntegrityProblem("pack-new", one.record, pack=one) for one in nobodys.packs)]


def check_records(survey: Survey) -> list[IntegrityProblem]:
    """What is odd in the records of a file, by name. It is found once: who checks a file asks more than once."""
    return survey.once("odd", lambda: _odd_records(survey))


def _odd_records(survey: Survey) -> list[IntegrityProblem]:
    found = [
        *(IntegrityProblem("disputed", record) for record in survey.disputed()),
        *_outside(survey),
        *_shared_ids(survey),
        *_aliases(survey),
        *_lost_parents(survey),
    ]
    return sorted(found, key=_by_name)


def _outside(survey: Survey) -> list[IntegrityProblem]:
    """Demands that no slot of the plan holds."""
    holders = {one.id for one in survey.holders_listed()}
    years, found = survey.plan_by_year(), []
    for record in survey.records("demand"):
        slot, state = slot_of(record), survey.history(record)
        if state is None or state.values.get("withdrawn") is True:
            continue
        if slot is None:
            found.append(IntegrityProblem("n-outside", record))
        elif not record.startswith(f"demand/{survey.municipality}/"):
            continue  # said of every kind of record, below
        elif slot.holder not in holders:
            found.append(IntegrityProblem("holder-unknown", record))
        elif is_level_here(survey, slot.holder):
            found.append(IntegrityProblem("holder-above", record))
        elif slot.n > survey.per_year_of(slot.holder, slot.year):
            found.append(IntegrityProblem("n-outside", record))
        if slot is not None and slot.year not in years:
            found.append(IntegrityProblem("year-outside", record))
    return found


def _strays(survey: Survey) -> list[IntegrityProblem]:
    """Records of a municipality that the file does not describe, or has no plan of."""
    here = municipalities_in(survey)
    return [
        IntegrityProblem("plan-second" if kind_of(record) == "plan" else "other-municipality", record)
        for record in survey.all_revisions()
        if municipality_of(record) not in here
    ]


def _shared_ids(survey: Survey) -> list[IntegrityProblem]:
    """Associations with a community's id: their demands would have the same names."""
    communities = {one.id for one in survey.communities()}
    return [
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
