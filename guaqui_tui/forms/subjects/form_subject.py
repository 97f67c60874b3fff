"""What a form is told of the record that it is of: how it is called, shown and read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from storage.revisions.record_changes import RecordChange

from ..draft_values import Typed
from ..open_form import OpenForm


class FormSubject(Protocol):
    """The record of a form. Words are in the language in use."""

    @property
    def record(self) -> str:
        """The name that its draft is kept under."""
        ...

    def where(self) -> str:
        """The record as its user calls it."""
        ...

    def warning(self) -> str | None:
        """What one should know of it before typing; None where what was noted before stays."""
        ...

    def shown(self, body: Mapping[str, Any]) -> Typed:
        """What the fields show of a body."""
        ...

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        """The body to save, and what is wrong with which field, in words."""
        ...

    def flaws(self, form: OpenForm) -> dict[str, str]:
        """What is wrong with what was typed so far, by field; an empty field never is."""
        ...

    def changes(self, form: OpenForm, body: dict[str, Any]) -> list[RecordChange]:
        """What one act saves, so that the record says `body`; nothing where it says so already."""
        ...

    def label(self, name: str) -> str:
        """A field's name, marked for translation or in the language in use."""
        ...

    def fitting(self, typed: Typed) -> Mapping[str, frozenset[str]]:
        """By field the options alone that fit what stands in the others, of lists that depend on that."""
        ...

    def meaning(self, name: str, typed: Typed) -> str:
        """What the content of a field means, where that needs saying."""
        ...

    def versions(self, name: str) -> list[str]:
        """What is said of a field that is in dispute; nothing where it is not."""
        ...

    def in_words(self, name: str, value: str) -> str:
        """What stands in a field, as it is read."""
        ...

    def repeated(self) -> Typed | None:
        """What the fields of the record before show, for whoever says the same again; None where there is none."""
        ...
