"""What the versions of a field say, as every paper says them where they differ."""

from __future__ import annotations

from typing import Any

from storage.kinds.lookup import kind_of
from storage.plan.settling import Version, field_versions
from storage.revisions.history import Absent, History
from storage.symbols import NOTHING
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.values import Values


def versions_said(values: Values, state: History, field: str) -> list[str]:
    """Each of them once, in the order in which a screen settles them."""
    return [_said(values, state.record, field, version) for version in field_versions(state, field)]


def _said(values: Values, record: str, field: str, version: Version) -> str:
    """A dash where it says nothing of the field."""
    if field == "withdrawn":
        return standing_said(version.value, values.say)
    if isinstance(version.value, Absent):
        return NOTHING
    return values.text(kind_of(record), field, version.value, version.claims[0].revision.body)


def standing_said(withdrawn: Any, say: Speech) -> str:
    """Whether a version took a record back."""
    return say(N_("It was taken back") if withdrawn is True else N_("It still stands"))
