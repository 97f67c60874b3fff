"""What is ruled on a line of the validation: a demand, or each zone that a community is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.kinds.field import EVERYBODY
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import IN_A_PLAN, STATUSES
from storage.plan.calendar import Convened, convened_steps, next_record, validating_step
from storage.plan.survey import Survey
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange

from ...forms.deciding.pending_acts import PendingAct
from ...forms.rulings import (
    OF_A_DEMAND,
    OF_A_ZONE,
    NewRuling,
    RulingFields,
    Sitting,
    ruling_said,
    why_not,
    with_ruling,
)
from ...language.dates import day
from ...language.gettext_ import _
from ...wording.workshops import why_no_acta
from .validation_lines import AgendaRow


def why_not_ruled(row: AgendaRow, status: str = "") -> str:
    """Why nothing, or that status, can be decided of a line; empty where it can."""
    if status == "validated" and _stands_in_plan(row):
        return _("It stands in a plan already: validating it would take it out. Enter adds votes and reason.")
    if row.other is not None:
        return _("It has several versions. Settle them first.") if row.other.history.disputed else ""
    if row.state is None and any(one.history.disputed for one in row.before.zones):
        return _("Its zones have several versions. Settle them first.")
    return why_not(row.state) if row.state else ""


def _stands_in_plan(row: AgendaRow) -> bool:
    """Whether validating would take it out of a plan, or into another: a year's own budget lines stay in."""
    if row.other is not None:
        return isinstance(row.other.fields, Budget) and row.other.fields.status == "planned"
    return bool(row.state and row.state.entry and row.state.entry.fields.status in IN_A_PLAN)


def histories_ruled(row: AgendaRow, survey: Survey) -> list[History]:
    """What is ruled on a line, as one."""
    if row.state is None and row.other is None:
        return [one.history for one in row.before.zones]
    history = survey.history(row.key)
    return [history] if history else []


def said_of(row: AgendaRow, survey: Survey, decided: tuple[RecordChange, ...], where: Sitting) -> NewRuling:
    """What is decided and not written, else what stands there; of several zones the first tells."""
    bodies = [body for _record, body, _heads in decided] or [one.values for one in histories_ruled(row, survey)]
    values: Mapping[str, Any] = next(iter(bodies), {})
    return ruling_said(values, names_in_ruling(row), where)


def act_of(row: AgendaRow, survey: Survey, said: NewRuling, where: Sitting) -> PendingAct:
    """What F2 writes of it."""
    changes = [
        (one.record, with_ruling(one.values, said, where, names_in_ruling(row)), one.heads)
        for one in histories_ruled(row, survey)
    ]
    return PendingAct(STATUSES[said.status], tuple(changes))


def names_in_ruling(row: AgendaRow) -> RulingFields:
    has_its_own = row.state or (row.other and isinstance(row.other.fields, Budget))
    return OF_A_DEMAND if has_its_own else OF_A_ZONE


def record_of_sitting(survey: Survey) -> str:
    """The workshop whose assembly validates, the last or the first to come; empty without such a step."""
    if not (step := validating_step(survey)):
        return ""
    lines = convened_steps(survey)
    line = next((one for one in lines if (one.step, one.holder) == (step, EVERYBODY)), Convened(step, EVERYBODY))
    return line.record or next_record(survey, line)


def why_no_acta_of_sitting(survey: Survey, workshop: str, *, written: bool) -> str:
    """Why there is no acta of what is decided here; `written`: whether all of it is."""
    if not written:
        return _("What is decided here is not written yet: F2 first.")
    if not workshop:
        return _("No workshop is noted yet: F7 notes its day and who came.")
    return why_no_acta(survey, workshop)


def sitting_in_words(survey: Survey, where: Sitting) -> str:
    """On which day it is decided, and what is not noted yet of the workshop."""
    on = day(where.on)
    if not where.workshop:
        return _("decided on {day} by the laptop's clock; F7 notes the workshop").format(day=on)
    if why_no_acta(survey, where.workshop):
        return _("{day}; the workshop is not noted as held yet: F7").format(day=on)
    return _("decided on {day}").format(day=on)
