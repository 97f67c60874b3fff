"""What was typed and not saved, as what is missing of the communities."""

from __future__ import annotations

from collections.abc import Iterable

from storage.file.drafts import Draft
from storage.kinds.lookup import holder_of
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import unsaved_draft

_WORDS = ("text", "proposal-1", "place")
"""The fields of forms whose words tell a draft from others, the first that has any."""


def unsaved_drafts(drafts: Iterable[Draft]) -> list[Finding]:
    """Of each draft that is about a community or an association: when it was typed, and what it begins with."""
    return [unsaved_draft(one.of_record, one.at, _words(one)) for one in drafts if holder_of(one.of_record)]


def _words(of: Draft) -> str:
    said = (of.fields.get(name) for name in _WORDS)
    return next((one for one in said if isinstance(one, str) and one.strip()), "")
