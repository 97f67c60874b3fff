"""A record of which all entries stand on one sheet, as the table of kinds has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from storage.revisions.record_changes import RecordChange
from storage.symbols import DISPUTED

from ...language.gettext_ import _, speech
from ...wording.values import is_private_field
from ..adding.causes import fitting_causes
from ..draft_values import Typed
from ..open_form import OpenForm
from ..record_sheet import RecordSheet
from ..versions import versions_of
from .plan_at_hand import PlanAtHand


class SheetSubject:
    """What is the same for all kinds; a kind that reads a field in its own way says so."""

    def __init__(self, session: PlanAtHand, record: str, make_sheet: Callable[[], RecordSheet]) -> None:
        """`make_sheet` gives the record's entries in their order, in the language in use."""
        self.session = session
        self._record = record
        self._make_sheet = make_sheet
        self._sheet: RecordSheet | None = None

    @property
    def record(self) -> str:
        return self._record

    @property
    def sheet(self) -> RecordSheet:
        if self._sheet is None:
            self._sheet = self._make_sheet()
            self._sheet.record = self.record
            state = self.session.survey.history(self.record)
            self._sheet.held = self._sheet.shown(state.values if state else {})
        return self._sheet

    def speak(self) -> None:
        """The language changed."""
        held, self._sheet = self.sheet.held, None
        self.sheet.held = held

    @property
    def private(self) -> frozenset[str]:
        """The fields that were said in confidence."""
        return frozenset(one.name for one in self.sheet.entries if is_private_field(f"{one.kind}/", one.path[0]))

    def where(self) -> str:
        return self.record

    def heading(self) -> str:
        return self.where()

    def warning(self) -> str | None:
        """What is in dispute here: whoever changes that decides it for all."""
        found = {name: said for name in self.sheet.names if (said := self.versions(name))}
        told = [f"{self.label(name)} ({' / '.join(said)})" for name, said in found.items()]
        words = _(
            "To settle: {fields}. What you change of that decides it for all; untouched it stays. With a "
            "reason: F9 on the board, To settle."
        )
        return f"{DISPUTED} " + words.format(fields="; ".join(told)) if told else ""

    def versions(self, name: str) -> list[str]:
        return versions_of(self.sheet.entry(name), self.session.survey.history(self.record), self.sheet.values)

    def fitting(self, typed: Typed) -> Mapping[str, frozenset[str]]:
        return fitting_causes(self.session.survey, self.sheet.entries, typed)

    def meaning(self, name: str, typed: Typed) -> str:  # noqa: ARG002 - some kinds ask
        return ""

    def label(self, name: str) -> str:
        return self.sheet.entry(name).called(speech())

    def in_words(self, name: str, value: str) -> str:
        if name in self.private and value:
            return _("private")
        return dict(self.sheet.options(name)).get(value, value)

    def repeated(self) -> Typed | None:
        return None

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return self.sheet.shown(body)

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(form.typed, form.before), self.flaws(form)

    def flaws(self, form: OpenForm) -> dict[str, str]:
        return self.sheet.flaws(form.typed, form.before)

    def record_for(self, typed: Typed) -> str:  # noqa: ARG002 - a new one is called by what is typed into it
        """The record that is saved."""
        return self.record

    def stands(self, record: str) -> bool:
        """Whether a record is there and was not withdrawn."""
        state = self.session.survey.history(record)
        return state is not None and state.values.get("withdrawn") is not True

    def changes(self, form: OpenForm, body: dict[str, Any]) -> list[RecordChange]:
        record = self.record_for(form.typed)
        if record == self.record:
            return form.changes(body)
        return form.changes_as(record, self.session.survey.heads(record), body)
