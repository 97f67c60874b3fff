"""What is asked of a draft: which of its fields are to be taken up."""

from __future__ import annotations

from typing import NamedTuple

from .draft_base import DraftBase
from .subjects.form_subject import FormSubject


class DraftField(NamedTuple):
    """One field of a draft: its name, its label, and what is saved and what was typed, as they are read."""

    name: str
    label: str
    saved: str
    typed: str


Answer = list[str] | None
"""The fields to take up; none of them: put the draft aside. None: later."""


def draft_fields(begun: DraftBase, subject: FormSubject) -> list[DraftField]:
    """The fields of a draft that say something else than what was saved; what a new record is offered was not."""
    saved = begun.saved if begun.base else dict.fromkeys(begun.typed, "")
    return [
        DraftField(name, subject.label(name), subject.in_words(name, saved[name]), subject.in_words(name, value))
        for name, value in begun.typed.items()
    ]
