"""Where one goes to mend what is odd or missing."""

from __future__ import annotations

from typing import Any

from storage.kinds.lookup import holder_of, kind_of, year_of_record
from storage.kinds.process.demand import Slot, slot_of
from storage.plan.acta.printed import recorded_subject
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import DISPUTED, NOT_READ
from storage.plan.survey import Survey

from . import paper_screens
from . import table_of_screens as screens
from .opening import Opening

OUTSIDE = frozenset({"holder-above", "holder-unknown", "n-outside", "year-outside"})
"""The kinds of demands that no slot of the plan holds."""


def place_to_mend(survey: Survey, record: str, code: str, field: str = "") -> Opening[Any] | None:
    """The screen, and where it has fields the one that is meant; None where there is no place to go to."""
    slot = slot_of(record)
    if code == DISPUTED:
        return screens.settle(record)
    if code in NOT_READ:
        return screens.read_aloud(holder_of(record))
    if slot is not None:
        return screens.history(record) if code in OUTSIDE else screens.demand(slot, goes_on=False, at=field)
    return _of_other(survey, record, code, field)


def _of_other(survey: Survey, record: str, code: str, field: str) -> Opening[Any] | None:
    kind, year = kind_of(record), year_of_record(record)
    if kind == "workshop":
        return screens.workshop(record, begins=code == "workshop-to-hold", at=field)
    if kind in {"community", "association"}:
        return screens.holder(record.rpartition("/")[2])
    if kind == "acta":
        subject = recorded_subject(survey, record)
        return paper_screens.acta(subject) if subject else None
    return screens.year_plan(Slot("", year, 1)) if kind == "budget" and year else None


def place_of_finding(survey: Survey, one: Finding) -> Opening[Any] | None:
    return place_to_mend(survey, one.record, one.code, one.field)
