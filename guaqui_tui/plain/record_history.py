"""Who saved what of a record, the latest first."""

from __future__ import annotations

from itertools import islice

from ..language.gettext_ import _
from ..wording.history import author_of, changed_fields, changed_lines, newest_first, when_saved
from .open_plan import OpenPlan

MOST = 10
"""Versions that are said."""


def history_lines(plan: OpenPlan, record: str) -> list[str]:
    state = plan.survey.history(record)
    if state is None:
        return [_("Nothing was saved here yet.")]
    lines = []
    for one in islice(newest_first(state), MOST):
        lines.append(f"{when_saved(one)}, {author_of(one, plan.trust)}:")
        lines += changed_lines(changed_fields(one, state, plan.survey, plan.trust))
    return lines
