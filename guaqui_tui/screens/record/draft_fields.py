"""The fields of a draft, as its question shows them."""

from __future__ import annotations

from ...forms.draft_base import DraftBase
from ...forms.draft_fields import DraftField
from ...forms.subjects.form_subject import FormSubject


def draft_fields(begun: DraftBase, subject: FormSubject) -> list[DraftField]:
    """The fields of a draft that say something else than what was saved."""
    return [
        DraftField(
            name, subject.label(name), subject.in_words(name, begun.saved[name]), subject.in_words(name, value)
        )
        for name, value in begun.typed.items()
    ]
