"""What one act saves in a level's workshop: a demand merged into another community's, or dropped with a cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...revisions.record_changes import RecordChange
from ..moved_demands import followers, left_for, not_of_itself, renamed, taken_along
from ..survey import Survey


def merged(survey: Survey, record: str, target: str) -> list[RecordChange]:
    """A demand is taken back for another one, which stays as it is but for a word that names the first; who else
    names it, names the other.
    """
    state, into = survey.history(record), survey.history(target)
    if state is None or into is None:
        return []
    changes: list[RecordChange] = [(record, left_for(state.values, target), state.heads)]
    follows = not_of_itself(renamed(into.values, {record: target}), target)
    changes += [(target, follows, into.heads)] if follows != into.values else []
    return changes + followers(survey, {record: target}, (record, target))


def dropped(body: Mapping[str, Any], cause: str) -> dict[str, Any]:
    """A demand that is rejected already, with its cause; where it had been taken back it stands as that."""
    return {**taken_along(body, {}), "cause": cause}
