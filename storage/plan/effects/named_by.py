"""What names a record: its users keep its name when it is taken off its list."""

from __future__ import annotations

from ...kinds.lookup import KINDS
from ...revisions.references import named_in
from ..survey import Survey


def named_by(survey: Survey, record: str) -> list[str]:
    """The records of the municipality that name one and stand themselves; nothing that names it in confidence."""
    return [
        state.record
        for kind in KINDS
        for state in survey.standing(kind)
        if any(
            record in one.records(survey.municipality)
            for one in named_in(state.record, state.values)
            if not one.private
        )
    ]
