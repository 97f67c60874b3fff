"""What is asked of a workshop: its header, then what is written of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..forms.choices import Option, among
from ..forms.draft_values import Typed
from ..forms.entries import also_called
from ..forms.open_form import OpenForm
from ..forms.subjects.plan_at_hand import PlanAtHand
from ..forms.subjects.workshop_subject import WorkshopSubject
from ..forms.workshop import HEADER
from ..language.gettext_ import speech
from .talk_state import Part


class WorkshopQuestions:
    """One that is proposed as held today, by whoever types."""

    def __init__(self, plan: PlanAtHand, record: str) -> None:
        self.subject = WorkshopSubject(plan, record, begins=True)

    def names(self, part: Part, typed: Typed) -> Sequence[str]:  # noqa: ARG002 - all are asked at all times
        sheet, private = self.subject.sheet, self.subject.private
        if part == "private":
            return [name for name in sheet.names if name in private]
        is_header = {one.name: one.path[0] in HEADER for one in sheet.entries}
        return [name for name in sheet.names if name not in private and is_header[name] == (part == "main")]

    def label(self, name: str, typed: Typed) -> str:  # noqa: ARG002 - they are called alike at all times
        return self.subject.sheet.entry(name).called(speech(), whole=True)

    def meaning(self, name: str, typed: Typed) -> str:
        return self.subject.meaning(name, typed)

    def options(self, name: str, typed: Typed) -> Sequence[Option]:
        sheet = self.subject.sheet
        found = sheet.options(name) if sheet.entry(name).is_choice else ()
        return among(found, self.subject.fitting(typed).get(name)) if self.takes_words(name) else found

    def also(self, name: str) -> Mapping[str, str]:
        return also_called(self.subject.sheet.entry(name))

    def adds_to(self, name: str) -> bool:  # noqa: ARG002 - no list of a workshop's grows here
        return False

    def takes_words(self, name: str) -> bool:
        return self.subject.sheet.entry(name).takes_words

    def answered(self, form: OpenForm, name: str, value: str) -> OpenForm:
        return form.with_typed({**form.typed, name: value})

    def made_for(self, drafted: Collection[str]) -> None:
        """A workshop's fields are the same whatever was typed."""
