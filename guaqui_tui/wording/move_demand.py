"""Moving a demand to another year, or letting two years change places, as one act."""

from __future__ import annotations

from typing import Any

from exports.wording.marks import Marks
from storage.kinds.process.demand import demand_name
from storage.plan.moved_demands import followers, left_for, taken_along
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange

from ..language.gettext_ import _
from .slots import slot_words


def is_empty(state: SlotState) -> bool:
    """Whether nothing stands in a slot: not even proposals, or a decision to ask for nothing."""
    return state.stand == "missing" and not state.open


def why_it_stays(state: SlotState) -> str:
    """Why a slot cannot be moved; empty where it can."""
    if state.unsettled:
        return _("{year} has several versions. Settle them first, then move it.").format(year=slot_in_words(state))
    if is_empty(state):
        return _("Nothing stands in {year}, so there is nothing to move.").format(year=slot_in_words(state))
    return ""


def why_not_there(target: SlotState) -> str:
    """Why nothing can be moved to a slot; empty where it can."""
    if target.unsettled:
        words = _("{year} has several versions. Settle them first, or choose another year.")
        return words.format(year=slot_in_words(target))
    return ""


def what_happens(source: SlotState, target: SlotState) -> str:
    """What Enter will do."""
    if is_empty(target):
        return _("It moves to {to}; {year} is empty then.").format(
            to=slot_in_words(target, source), year=slot_in_words(source)
        )
    return _("{year} and {to} change places; nothing is lost.").format(
        year=slot_in_words(source, target), to=slot_in_words(target, source)
    )


def slot_in_words(state: SlotState, other: SlotState | None = None) -> str:
    """2004, or 2004/2 where the number matters."""
    return state.slot.of_year(numbered=state.n > 1 or (other is not None and other.n > 1))


def slots_to_move_to(
    states: list[SlotState], source: SlotState, survey: Survey, *, numbered: bool
) -> list[tuple[str, str]]:
    """The other slots of the holder, each with what stands in it. As (its place among `states`, words)."""
    options, marks = [], Marks(survey)
    for index, state in enumerate(states):
        if (state.year, state.n) != (source.year, source.n):
            year = state.slot.of_year(numbered=numbered)
            words = " ".join(slot_words(state, survey, roomy=True).split())
            options.append((str(index), f"{year} {marks.of(state).symbol} {words}"))
    return options


def moves(
    survey: Survey, source: SlotState, target: SlotState, reason: str, cause: str = ""
) -> list[RecordChange]:
    """All that is saved together: both slots, and the demands elsewhere that name one of them.

    `cause` may be the words of one that the plan lacks. It is said once of an act, as it is counted: where a
    demand went away, or of two that change places by the one that was taken.
    """
    here, there = (demand_name(survey.municipality, one.holder, one.year, one.n) for one in (source, target))
    away, back = _values(source), _values(target)
    swap = not is_empty(target)
    why, counted = ({name: said} if said else {} for name, said in (("status_reason", reason), ("cause", cause)))
    names = {here: there, there: here} if swap else {here: there}
    arriving = taken_along(away, names)
    if swap:
        bodies = {here: {**taken_along(back, names), **why}, there: {**arriving, **why, **counted}}
    else:
        bodies = {here: {**left_for(away, there), **why, **counted}, there: arriving}
    changes: list[RecordChange] = [(record, body, survey.heads(record)) for record, body in bodies.items()]
    return changes + followers(survey, names, bodies)


def _values(state: SlotState) -> dict[str, Any]:
    return dict(state.entry.history.values) if state.entry else {}
