"""Pure rules: votes of more people than came, or of fewer than a consensus has; days on which none was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import UNSET

from ...kinds.field import EVERYBODY
from ...kinds.lookup import RULED_ON, kind_of
from ...kinds.process.demand import Agreed
from ...kinds.process.workshop import Workshop
from ...kinds.ruling import Ruling
from ...limits import EARLIEST
from ...revisions.canonical import canonical
from ..survey import Survey, SurveyRecord
from ..votes import is_consensus_counted, people_in
from .found import Finding, Sight


def votes(sight: Sight) -> Iterator[Finding]:
    """Votes in a holder's own workshop. Proposals are looked at one by one: people raise a hand for several."""
    for state in sight.filled:
        came = max((_came(one.fields) or 0 for one in sight.times(state.holder)), default=0)
        if not came or state.entry is None:
            continue
        counts = {
            "agreed": state.vote.present,
            "options": max((_sum(one.get("votes")) for one in state.proposals), default=0),
        }
        for name, count in counts.items():
            if count > came:
                facts = {"votes": count, "came": came}
                yield Finding("votes-over", state.entry.record, name, facts, facts)


def outvoted(sight: Sight) -> Iterator[Finding]:
    """Demands that were chosen with fewer votes than another proposal had."""
    for state in sight.filled:
        own, most = state.vote.for_, max(state.vote.others, default=0)
        if state.entry and own is not None and own < most:
            seen = facts = {"votes": own, "most": most}
            yield Finding("votes-under", state.entry.record, "options", seen, facts)


def consensus(sight: Sight) -> Iterator[Finding]:
    """Demands on which all agreed, as is said, and for which not all voted."""
    for state in sight.filled:
        agreed = state.entry.fields.agreed if state.entry else UNSET
        came = max((_came(one.fields) or 0 for one in sight.times(state.holder)), default=0)
        if state.entry and isinstance(agreed, Agreed) and is_consensus_counted(agreed.how, state.vote, came):
            facts = {"votes": state.vote.for_, "people": people_in(state.vote, came)}
            yield Finding("consensus-counted", state.entry.record, "agreed", facts, facts)


def check_rulings(sight: Sight) -> Iterator[Finding]:
    """Statuses that were decided in a workshop which is not noted as held, or with more votes than people came."""
    for record, name, ruling in _rulings(sight):
        workshop = _workshop(sight.survey, ruling.workshop)
        if workshop and workshop.outcome != "held":
            yield Finding("ruled-unheld", record, name, {"workshop": str(ruling.workshop)}, {})
        came = _came(workshop) if workshop else None
        count = _sum(ruling.for_, ruling.against, ruling.abstained)
        if came is not None and count > came:
            facts = {"votes": count, "came": came}
            yield Finding("votes-over", record, name, facts, facts)


def _workshop(survey: Survey, record: object) -> Workshop | None:
    known = isinstance(record, str) and kind_of(record) == "workshop"
    entry = survey.entry(str(record), Workshop) if known else None
    return entry.fields if entry else None


def _came(workshop: Workshop) -> int | None:
    """How many came to a workshop; None where it was not held or not all were counted."""
    women, men = workshop.women, workshop.men
    if workshop.outcome != "held" or not isinstance(women, int) or not isinstance(men, int):
        return None
    return women + men


def _sum(*counts: object) -> int:
    return sum(count for count in counts if isinstance(count, int))


def days(sight: Sight) -> Iterator[Finding]:
    """Days in the future, before the process began, and decisions on another day than any of their workshops."""
    for record, name, day in _days(sight):
        seen = facts = {"day": day}
        if sight.today and day > sight.today:
            yield Finding("date-future", record, name, seen, facts)
        elif day < EARLIEST:
            yield Finding("date-early", record, name, seen, facts)
    of_all = {day for line in sight.lines if line.holder == EVERYBODY for day in _held_on(line.times)}
    for state in sight.filled:
        own = _held_on(sight.times(state.holder))
        decided = state.entry.fields.decided_on if state.entry else UNSET
        if state.entry and own and isinstance(decided, date) and str(decided) not in {*own, *of_all}:
            facts = {"day": str(decided), "held": own[-1]}
            yield Finding(
                "date-outside", state.entry.record, "decided_on", {"day": str(decided), "held": own}, facts
            )


def _days(sight: Sight) -> Iterator[tuple[str, str, str]]:
    """Every day on which something is said to have happened: of which record, in which field."""
    for state in sight.filled:
        if state.entry and isinstance(day := state.entry.fields.decided_on, date):
            yield state.entry.record, "decided_on", str(day)
    for line in sight.lines:
        for entry in line.times:
            if isinstance(day := entry.fields.held_on, date):
                yield entry.record, "held_on", str(day)
    for record, name, ruling in _rulings(sight):
        if isinstance(ruling.on, date):
            yield record, name, str(ruling.on)


def _rulings(sight: Sight) -> Iterator[tuple[str, str, Ruling]]:
    """Every ruling of a demand in the plan and of any other record that stands: whose, in which field."""
    for state in sight.filled:
        if state.entry and isinstance(state.entry.fields.ruling, Ruling):
            yield state.entry.record, _RULING, state.entry.fields.ruling
    acts = set()
    for kind in _RULED:
        for entry in sight.listed(kind):
            ruling, act = entry.fields.ruling, (entry.id, canonical(entry.history.values.get(_RULING, {})))
            if isinstance(ruling, Ruling) and (kind != "member" or act not in acts):
                acts.add(act)
                yield entry.record, _RULING, ruling


_RULING: Final = "ruling"
_RULED: Final = [kind for kind in RULED_ON if kind != "demand"]
"""The kinds beside the demands of which an assembly decides. Of all zones of a community it does so at once."""


def _held_on(times: tuple[SurveyRecord[Workshop], ...]) -> list[str]:
    return [str(day) for one in times if isinstance(day := one.fields.held_on, date)]
