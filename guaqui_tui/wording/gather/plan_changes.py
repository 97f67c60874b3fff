"""What changes the plan itself, in words: its years, classes, zones, communities, actions, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from storage.plan.standing import Trust
from storage.revisions.changes import FieldChange
from storage.translatable import N_

from ...language.gettext_ import _
from ..laptops import laptop_in_words
from ..values import field_labels

CHANGES_THE_PLAN: Final = N_("Changes the plan itself")
"""What stands over it."""


def plan_change_lines(changes: Iterable[FieldChange], title: Callable[[str], str], trust: Trust) -> list[str]:
    """A line for each record: how it is called, which fields, whose save: Arcata (off the list) · laptop01."""
    by_record = groupby(changes, key=lambda one: one.record)
    return [_line(title(record), record, list(of), trust) for record, of in by_record]


def _line(called: str, record: str, changes: list[FieldChange], trust: Trust) -> str:
    fields = ", ".join(field_labels(record, [one.field for one in changes]))
    whose = sorted({laptop_in_words(laptop, trust) for one in changes for laptop in one.laptops})
    disputed = [_("to settle")] if any(one.disputed for one in changes) else []
    return " · ".join([f"{called} ({fields})", *whose, *disputed])
