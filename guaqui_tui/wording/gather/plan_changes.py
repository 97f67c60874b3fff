"""What changes the plan itself, in words: its years, classes, zones, communities, actions, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from storage.revisions.changes import FieldChange
from storage.translatable import N_

from ...language.gettext_ import _
from ...language.laptop_letters import laptop_letters
from ..values import field_labels

CHANGES_THE_PLAN: Final = N_("Changes the plan itself")
"""What stands over it."""


def plan_change_lines(changes: Iterable[FieldChange], title: Callable[[str], str]) -> list[str]:
    """A line for each record: how it is called, which fields, whose save: Arcata (off the list) · laptop01."""
    return [_line(title(record), record, list(of)) for record, of in groupby(changes, key=lambda one: one.record)]


def _line(called: str, record: str, changes: list[FieldChange]) -> str:
    fields = ", ".join(field_labels(record, [one.field for one in changes]))
    whose = sorted({laptop_letters(laptop) for one in changes for laptop in one.laptops})
    disputed = [_("to settle")] if any(one.disputed for one in changes) else []
    return " · ".join([f"{called} ({fields})", *whose, *disputed])
