"""What is to be asked of those concerned, for it has several versions. The question travels as a record."""

from __future__ import annotations

from typing import Any

from ..kinds.process.question import Question
from ..revisions.canonical import canonical, rev_of
from ..revisions.history import History
from .survey import Survey
from .views.readers import shown_conflicts


def question(survey: Survey, state: History) -> tuple[str, dict[str, Any]]:
    """The record that asks, its name and its body: the same on every laptop that asks the same.

    An assembly hears of it: it asks nothing that is private.
    """
    fields = shown_conflicts(state)
    name = rev_of(canonical([state.record, fields, state.heads]))
    return f"question/{survey.municipality}/{name}", {"record": state.record, "fields": fields}


def open_questions(survey: Survey) -> dict[str, list[str]]:
    """What is being asked, by record: its fields that are still in conflict. An answer is a settlement."""
    found: dict[str, list[str]] = {}
    for entry in survey.entries("question", Question):
        state = survey.history(entry.fields.record)
        if state is None or entry.fields.withdrawn is True or "withdrawn" in entry.history.conflicts:
            continue
        open_ = [field for field in shown_conflicts(state) if field in entry.fields.fields]
        if open_:
            found[entry.fields.record] = sorted({*found.get(entry.fields.record, []), *open_})
    return found


def taken_back(survey: Survey, record: str) -> list[tuple[str, dict[str, Any]]]:
    """What takes back every question about a record: names and bodies."""
    return [
        (entry.record, {**entry.history.values, "withdrawn": True})
        for entry in survey.entries("question", Question)
        if entry.fields.record == record and entry.fields.withdrawn is not True
    ]
