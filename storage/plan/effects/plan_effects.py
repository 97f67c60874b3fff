"""What a change of the plan's own lists does to what is counted, before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from ...kinds.lookup import kind_of
from ...kinds.process.demand import Slot
from ...revisions.record_changes import RecordChange
from ..productive_share import Figures, figures
from ..slot_states import Slots
from ..survey import Survey
from ..views.scope import Scope
from ..views.scopes import within
from .pretended import pretended

COUNTED: Final = frozenset({"action", "association", "class", "community", "plan"})
"""The kinds of which counts are made: whatever else is saved, no figure of a plan changes by it."""


class PlanEffect(NamedTuple):
    """A plan's figures before and after, and how many demands leave it and come into it.

    `plan` is its id; figures of one that is not there are empty. Demands of associations leave and come too;
    figures do not count them.
    """

    plan: str
    before: Figures
    after: Figures
    left_out: int
    taken_in: int


def plan_effects(survey: Survey, changes: Collection[RecordChange]) -> list[PlanEffect]:
    """By plan what the changes do, those left out to which they do nothing. Nothing is saved."""
    if COUNTED.isdisjoint(kind_of(record) for record, *_rest in changes):
        return []
    before, after = survey.all_plans, pretended(survey.all_plans, changes)
    was, will = _asked(before), _asked(after)
    found = [_effect(plan, before, after, was, will) for plan in _plans(before, after)]
    return [one for one in found if one.before != one.after or one.left_out or one.taken_in]


def _plans(*surveys: Survey) -> list[str]:
    return sorted({plan.id for survey in surveys for plan in survey.plans()})


def _effect(plan: str, before: Survey, after: Survey, was: dict[Slot, str], will: dict[Slot, str]) -> PlanEffect:
    return PlanEffect(
        plan,
        before=_figures(before, plan),
        after=_figures(after, plan),
        left_out=sum(of == plan and slot not in will for slot, of in was.items()),
        taken_in=sum(of == plan and slot not in was for slot, of in will.items()),
    )


def _figures(survey: Survey, plan: str) -> Figures:
    """As the board has them; empty where there is no such plan."""
    if plan not in _plans(survey):
        return Figures()
    return figures(Slots(within(survey, Scope(survey.municipality, plan))).of_communities())


def _asked(survey: Survey) -> dict[Slot, str]:
    """The slots in which a demand stands, each with its plan."""
    return dict(_filled(survey))


def _filled(survey: Survey) -> Iterator[tuple[Slot, str]]:
    slots, plans = Slots(survey), survey.plan_by_year()
    for state in slots.of_all():
        if state.stand == "filled":
            yield state.slot, plans[state.year]
