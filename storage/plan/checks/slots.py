"""Pure rules: slots that stay empty, the same text twice, communities that are not on the municipality's list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from ...kinds.lookup import kind_of
from ...kinds.process.demand import demand_name
from ...kinds.terms.association import Association
from ...kinds.terms.community import Community
from ...names.name_table import slug
from ...names.nearest import KnownNames
from ...revisions.revision import PACK
from ..slot_states import SlotState
from ..survey import Survey, SurveyRecord
from .found import Finding, Sight


def empty(sight: Sight) -> Iterator[Finding]:
    """Slots without a demand of whoever decided others: the workshop was held or, of a community, a slot filled.

    How many demands an association would have is not settled, and a community that somebody added may be another
    one's name misspelled: of these nothing is expected before their workshop.
    """
    expected = {one.id for one in sight.survey.communities()} - {one.id for one in added_holders(sight.survey)}
    for holder, of_holder in groupby(sight.states, key=lambda state: state.holder):
        states = list(of_holder)
        begun = holder in expected and any(state.stand != "missing" for state in states)
        if begun or sight.held(holder):
            yield from empty_slots(sight, states)


def empty_slots(sight: Sight, states: Iterable[SlotState]) -> Iterator[Finding]:
    """Those of some slots in which nothing was decided."""
    municipality = sight.survey.municipality
    for state in states:
        if state.stand == "missing":
            record = demand_name(municipality, state.holder, state.year, state.n)
            yield Finding("slot-open" if state.open else "slot-empty", record)


def same_text(sight: Sight) -> Iterator[Finding]:
    """Demands of one holder that say the same, unless one is a phase of the other. The first of them is right."""
    filled = sorted(sight.filled, key=lambda one: (one.holder, slug(one.text), one.year, one.n))
    for _same, group in groupby(filled, key=lambda one: (one.holder, slug(one.text))):
        first, *others = group
        linked = _phases([first, *others])
        for state in others:
            if state.entry and first.entry and (state.entry.record, first.entry.record) not in linked:
                seen = {"text": state.text, "same": first.entry.record}
                yield Finding("same-text", state.entry.record, "text", seen, {"same": first.entry.record})


def _phases(states: Iterable[SlotState]) -> set[tuple[str, str]]:
    """Which of some demands are phases of the same work: all pairs of records."""
    together: dict[str, set[str]] = {state.entry.record: {state.entry.record} for state in states if state.entry}
    for state in states:
        of = state.entry.fields.phase_of if state.entry else None
        if state.entry and isinstance(of, str) and of in together:
            joined = together[of] | together[state.entry.record]
            together |= dict.fromkeys(joined, joined)
    return {(one, other) for one, joined in together.items() for other in joined}


def added(sight: Sight) -> Iterator[Finding]:
    """Communities and associations that somebody added to the municipality's lists: perhaps another one's name,
    misspelled.
    """
    new = {one.record: one.fields.name for one in added_holders(sight.survey)}
    listed = (one for one in sight.survey.holders() if one.record not in new)
    known = KnownNames(listed, sight.survey.community_word)
    for record, name in new.items():
        odd = addition(record, name)
        near = known.nearest(name)
        yield replace(odd, facts={**odd.facts, "nearest": near[0].name}) if near else odd


def addition(record: str, name: str) -> Finding:
    """That a community or an association was added under a name."""
    return Finding(f"{kind_of(record)}-added", record, "name", {"name": name}, {"name": name})


def added_holders(survey: Survey) -> list[SurveyRecord[Community] | SurveyRecord[Association]]:
    """The communities and associations that are not of the pack; none where there is no pack's."""
    holders: list[SurveyRecord[Community] | SurveyRecord[Association]] = [
        *survey.communities(),
        *survey.associations(),
    ]
    listed = {one.record for one in holders if any(r.device == PACK for r in one.history.revisions)}
    return [one for one in holders if one.record not in listed] if listed else []
