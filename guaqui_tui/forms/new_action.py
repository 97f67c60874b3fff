"""An action that the pack lacks, as it was asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.names.name_table import slug
from storage.plan.survey import Survey

from ..language.gettext_ import _
from ..wording.look_alikes import refused_name

_LONGEST = 60
"""Letters of its id."""


class NewAction(NamedTuple):
    """The action that was asked for. `body` is empty where there was one of that name already."""

    id: str
    record: str
    body: dict[str, Any]


def refused_action(name: str) -> str:
    """Why no action may be called so, in words; nothing where one may."""
    return refused_name(name) if _id_of(name) else _("Write the action's name.")


def named_action(survey: Survey, name: str, class_: str | None) -> NewAction | None:
    """The action of a name: one that there is already, else a new one; None where that has no class yet."""
    id_ = _id_of(name)
    record = f"action/{survey.municipality}/{id_}"
    same = next((one for one in survey.actions() if slug(one.fields.name) == slug(name)), None)
    if same is not None or record in survey:
        return NewAction(same.id if same else id_, record, {})
    return NewAction(id_, record, {"name": name, "class": class_}) if class_ else None


def class_is_asked(survey: Survey) -> str:
    """What is said where a new action has no class."""
    many = len(survey.classes())
    if not many:
        return _("The plan has no classes yet, and an action needs one.")
    return _("Choose its class: a number from 1 to {most}.").format(most=many)


def _id_of(name: str) -> str:
    return slug(name)[:_LONGEST].strip("-")
