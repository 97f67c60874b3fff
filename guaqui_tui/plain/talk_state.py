"""A conversation about one record, as a value, and what is asked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from ..forms.choices import Option
from ..forms.draft_values import Typed
from ..forms.open_form import OpenForm
from ..forms.subjects.form_subject import FormSubject

Part = Literal["main", "more", "private", "alone"]
"""What is asked in one go; `alone`: one question that was asked for by its number."""


class FormQuestions(Protocol):
    """What is asked of a record, in which order."""

    @property
    def subject(self) -> FormSubject: ...

    def names(self, part: Part, typed: Typed) -> Sequence[str]:
        """The fields of a part as far as they are asked where this is typed."""
        ...

    def label(self, name: str, typed: Typed) -> str:
        """What a field is called where it stands alone."""
        ...

    def meaning(self, name: str, typed: Typed) -> str:
        """What an answer means, where that needs saying."""
        ...

    def options(self, name: str, typed: Typed) -> Sequence[Option]:
        """What a field is chosen from; none where it is written."""
        ...

    def also(self, name: str) -> Mapping[str, str]:
        """Other words for what a field is chosen from, by their letters."""
        ...

    def adds_to(self, name: str) -> bool:
        """Whether a field's list may get what it lacks."""
        ...

    def takes_words(self, name: str) -> bool:
        """Whether words that a field's list lacks are an answer: they are added to it with the record."""
        ...

    def answered(self, form: OpenForm, name: str, value: str) -> OpenForm:
        """The form once a field was answered."""
        ...


class FormTalk(Struct, frozen=True):
    """The form with what is typed, the question that is asked ("": none), and what undo and redo give back."""

    form: OpenForm
    part: Part = "main"
    asked: str = ""
    before: tuple[OpenForm, ...] = ()
    after: tuple[OpenForm, ...] = ()


class HeardLine(NamedTuple):
    """What a line made of a conversation, what is said to it, and what is to be done outside."""

    talk: FormTalk
    words: Sequence[str] = ()
    wish: Literal["", "save", "back", "add"] = ""
    added: str = ""
    """What is to be added to the list of the question that is asked."""
