"""The form of one record of any kind of the table."""

from __future__ import annotations

from typing import Any, ClassVar

from storage.kinds.field import Kind
from storage.plan.survey import Survey

from ...forms.draft_values import Typed
from ...forms.records import apart, name_of, needs_letters, sheet_of
from ...forms.sheet import RecordSheet
from ...language.gettext_ import N_, _, speech
from ...session.session import Session
from ...wording.values import values_of
from ..frame.keyboard import Keyboard
from ..frame.sheet_form import NewSheet


def draft_of_new(kind: Kind, survey: Survey) -> str:
    """What the draft of a record that is not called anything yet is kept under: nothing is called so."""
    return f"{kind.name}/{survey.municipality}/-"


class RecordScreen(NewSheet):
    DEFAULT_CSS = """
    RecordScreen Sheet > Labels { width: 24; }
    RecordScreen Sheet > Vertical { width: 34; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter, Tab or Down goes on to the next field, Up goes back; F2 saves from anywhere."),
        N_("Lists take a number or the first letters; PgDn shows the next ones. What is needed says so."),
        N_("Several of a kind stand behind one another with semicolons between them."),
        N_("¶ stands for the end of a line."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, kind: Kind, record: str = "") -> None:
        super().__init__(session, keyboard, record)
        self._kind = kind

    def make_sheet(self) -> RecordSheet:
        survey = self.session.survey
        state = survey.history(self.record)
        body = state.values if state else {}
        return sheet_of(self._kind, values_of(survey), body, new=self.is_new, record=self.record)

    def draft_name(self) -> str:
        return draft_of_new(self._kind, self.session.survey)

    def record_for(self, typed: Typed) -> str:
        return name_of(self._kind, self.session.survey.municipality, self.sheet.read(typed, {}))

    def where(self) -> str:
        if self.is_new:
            return _("{kind}: a new one").format(kind=_(self._kind.label))
        return f"{_(self._kind.label)}: {values_of(self.session.survey).title(self.record)}"

    def heading(self) -> str:
        return self.where()

    def label(self, name: str) -> str:
        """There is room for what a part is called and for its first field."""
        return self.sheet.entry(name).called(speech(), whole=True)

    def meaning(self, name: str, typed: Typed) -> str:
        needed = self.sheet.entry(name).field.required and not typed[name]
        return _("needed") if needed else super().meaning(name, typed)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        _parts, body = apart(self.sheet.read(typed, self._before))
        wrong = {**self.sheet.lacking(typed), **self.flaws(typed)}
        if self.is_new and "name" not in wrong and needs_letters(self._kind, body):
            wrong["name"] = _("Write the name, with letters.")
        if self.is_new and not wrong and (name := self._there(self.record_for(typed))):
            wrong[self.fields()[0]] = _("It is there already: {name}.").format(name=name)
        return body, wrong

    def _there(self, record: str) -> str:
        """What a record is called that stands on the list already; empty where none does."""
        survey = self.session.survey
        state = survey.history(record)
        stands = state is not None and not state.values.get("withdrawn")
        return values_of(survey).title(record) if stands else ""
