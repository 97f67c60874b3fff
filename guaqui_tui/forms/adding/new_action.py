"""An action that the pack lacks, as it was asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.kinds.terms.action import KIND
from storage.plan.survey import Survey
from storage.revisions.record_names import record_of

from ...language.gettext_ import _
from .new_term import known_as, refused_term


class NewAction(NamedTuple):
    """The action that was asked for. `body` is empty where there was one of that name already."""

    id: str
    record: str
    body: dict[str, Any]


def refused_action(name: str) -> str:
    """Why no action may be called so, in words; nothing where one may."""
    return refused_term(KIND, name, _("Write the action's name."))


def named_action(survey: Survey, name: str, class_: str | None) -> NewAction | None:
    """The action of a name: one that there is already, else a new one; None where that has no class yet."""
    if known := known_as(survey, KIND, name):
        return NewAction(known, f"{KIND.name}/{survey.municipality}/{known}", {})
    record = record_of(KIND, survey.municipality, {}, {"name": name})
    return NewAction(record.rpartition("/")[2], record, {"name": name, "class": class_}) if class_ else None


def class_is_asked(survey: Survey) -> str:
    """What is said where a new action has no class."""
    many = len(survey.classes())
    if not many:
        return _("The plan has no classes yet, and an action needs one.")
    return _("Choose its class: a number from 1 to {most}.").format(most=many)
