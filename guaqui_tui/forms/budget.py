"""The fields of a budget line <-> its body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from storage.names.name_table import slug
from storage.plan.survey import Survey

from ..language.gettext_ import _
from ..wording.values import values_of
from .draft_values import Typed
from .entries import TAKEN_BACK, entries_of, known_in
from .record_sheet import RecordSheet, entries_in_order

FIELDS: Final = ("name", "cost_cents", "funding", "programme", "holder", "status_reason", "cause")
ELSEWHERE: Final = ("status", "ruling", TAKEN_BACK)
"""Whether it stands in the year's plan is decided on the plan's screen."""


def budget_sheet(survey: Survey, body: Mapping[str, Any]) -> RecordSheet:
    """The entries of a line; whom it is for may be an association first: most are."""
    values = values_of(survey)
    made = entries_of("budget", values, known_in("budget", body))
    holders = [(one.id, one.fields.name) for one in survey.associations()]
    holders += [(one.id, one.fields.name) for one in survey.communities()]
    lists = {"holder": holders}
    return RecordSheet(values, entries_in_order(made, FIELDS, ELSEWHERE), lists)


def read_budget_line(on: RecordSheet, typed: Typed, before: Mapping[str, Any]) -> dict[str, Any]:
    """The body to save. A line is in its year's plan by being there; the assembly may still validate it."""
    body = on.read(typed, before)
    if before.get(TAKEN_BACK):  # what was said of the one that was taken back is not said of this one
        body = {name: value for name, value in body.items() if name not in ELSEWHERE}
    return body


def budget_flaws(on: RecordSheet, typed: Typed, before: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with what was typed, by field."""
    wrong = on.flaws(typed, before)
    if typed["name"].strip() and not slug(typed["name"]):
        wrong["name"] = _("Write what the money is for, with letters.")
    return wrong
