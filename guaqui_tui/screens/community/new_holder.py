"""Somebody who is not on the list yet: called by what is typed, and until then kept by a name of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage.kinds.process.demand import Slot
from storage.names.name_table import slug
from storage.revisions.record_changes import RecordChange

from ...forms.draft_values import Typed
from ...forms.holder import holder_changes, holder_flaws, holder_sheet
from ...forms.open_form import OpenForm
from ...forms.subjects.sheet_subject import SheetSubject
from ...language.gettext_ import _
from ...session.session import Session


class NewHolder(SheetSubject):
    """Without its `needed` fields it cannot be saved; all others may stay empty."""

    def __init__(self, session: Session, kind: str, called: Callable[[], str], needed: tuple[str, ...]) -> None:
        municipality = session.survey.municipality
        draft = f"{kind}/{municipality}/-"  # no name makes this id
        super().__init__(session, draft, lambda: holder_sheet(session.survey, kind, new=True))
        self._kind = kind
        self._called = called
        self._needed = needed

    def where(self) -> str:
        return self._called()

    def meaning(self, name: str, typed: Typed) -> str:
        return _("may stay empty") if name not in self._needed and not typed[name] else ""

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(form.typed, {}), self._wrong(form)

    def flaws(self, form: OpenForm) -> dict[str, str]:
        return {name: words for name, words in self._wrong(form).items() if form.typed[name].strip()}

    def _wrong(self, form: OpenForm) -> dict[str, str]:
        return holder_flaws(self.session.survey, self.record, self.sheet, form.typed, {}, self._needed)

    def changes(self, form: OpenForm, body: dict[str, Any]) -> list[RecordChange]:
        """One that was taken back is added again: on the heads that it has."""
        survey = self.session.survey
        record = f"{self._kind}/{survey.municipality}/{slug(form.typed['name'])}"
        return holder_changes(survey, record, body, form.before, survey.heads(record))

    def first_slot(self, typed: Typed) -> Slot:
        return Slot(slug(typed["name"]), min(self.session.survey.plan.years, default=0), 1)
