"""What was decided of a dispute and not saved yet, as it is kept for after a power cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from storage.file.drafts import SETTLING, Draft
from storage.notation.text import clean_line
from storage.plan.settling import fits
from storage.plan.survey import Survey
from storage.revisions.history import History

from ...language.gettext_ import _
from ...wording.record_titles import record_title
from .decided_fields import DecidedFields


class KeptDecision(NamedTuple):
    """What was decided, and why."""

    decided: DecidedFields
    reason: str


def draft_name(record: str) -> str:
    """Where it is kept: a form of the same record has a draft of its own."""
    return f"{SETTLING}{record}"


def settled_record(draft: Draft) -> str:
    """The record that was being settled; empty where the draft is a form's."""
    return draft.of_record if draft.of_record != draft.record else ""


def unsettled(drafts: Iterable[Draft], survey: Survey) -> list[str]:
    """What of them was decided of disputes as they still are, in words; nothing where none was."""
    found = ((record, draft) for draft in drafts if (record := settled_record(draft)))
    records = [record for record, draft in found if kept_in(draft, survey.history(record))]
    where = ", ".join(record_title(record, survey) for record in reversed(records[-3:]))
    words = _("Decided and not saved yet: {where}. F9 leads there, to settle.")
    return [words.format(where=where)] if records else []


def settle_draft_fields(kept: KeptDecision) -> dict[str, Any]:
    return {"decided": dict(kept.decided.fields), "reason": kept.reason}


def kept_in(draft: Draft | None, state: History | None) -> KeptDecision | None:
    """What a draft has for a dispute that is still the one that was looked at; None where it has nothing."""
    if draft is None or state is None or tuple(draft.base) != state.heads:
        return None
    said, reason = draft.fields.get("decided"), draft.fields.get("reason")
    fields = {
        name: value
        for name, value in (said.items() if isinstance(said, Mapping) else ())
        if name in state.conflicts and (value is None or fits(state.record, name, value))
    }
    why = clean_line(reason) if isinstance(reason, str) else ""
    return KeptDecision(DecidedFields(fields), why) if fields or why else None
