"""What a demand takes along to another slot, what it leaves behind, and who follows it there."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Final

from ..revisions.record_changes import RecordChange
from .survey import Survey

_OF_ITS_PLACE: Final = ("withdrawn", "moved_to")
"""What a record does not take along: it says that it left."""
_POINTERS: Final = ("joint_with", "phase_of")
"""Where one demand names another: they follow it."""


def taken_along(body: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What arrives of a record; `names` are the records that moved, and where to."""
    return renamed({name: value for name, value in body.items() if name not in _OF_ITS_PLACE}, names)


def left_for(body: Mapping[str, Any], there: str) -> dict[str, Any]:
    """What stays of a record that went to another. The cause of how it stood went along, and counts there."""
    stays = {name: value for name, value in body.items() if name != "cause"}
    return {**stays, "withdrawn": True, "moved_to": there}


def renamed(body: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: names.get(value, value) if name in _POINTERS and isinstance(value, str) else value
        for name, value in body.items()
    }


def not_of_itself(body: Mapping[str, Any], record: str) -> dict[str, Any]:
    """Without a word that a demand is shared with, or a phase of, what it is itself now."""
    return {name: value for name, value in body.items() if value != record}


def followers(survey: Survey, names: Mapping[str, str], but: Container[str]) -> list[RecordChange]:
    """The demands elsewhere that name one which moved. `but` are those that are changed anyway."""
    changes: list[RecordChange] = []
    for _slot, entry in survey.demands():
        values = entry.history.values
        if entry.record not in but and values.get("withdrawn") is not True:
            follows = renamed(values, names)
            if follows != values and not set(_POINTERS) & set(entry.history.conflicts):
                changes.append((entry.record, follows, entry.history.heads))
    return changes
