"""The fields of a draft, as its question shows them."""

from __future__ import annotations

from ...forms.draft_base import DraftBase
from ...forms.draft_fields import DraftField
from ...forms.subjects.form_subject import FormSubject


def draft_fields(begun: DraftBase, subject: FormSubject) -> list[DraftField]:
    """The fields of a draft that say something else than what was saved; what a new record is offered was not."""
    saved = begun.saved if begun.base else dict.fromkeys(begun.typed, "")
    return [
        DraftField(name, subject.label(name), subject.in_words(name, saved[name]), subject.in_words(name, value))
        for name, value in begun.typed.items()
    ]
