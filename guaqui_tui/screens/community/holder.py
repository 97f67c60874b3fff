"""What is known of a community or an association: its name, zones, members. A vote may change any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.kinds.lookup import kind_of
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

from ...forms.draft_values import Typed
from ...forms.holder import ZONES, holder_changes, holder_flaws, holder_sheet, with_zones
from ...forms.open_form import OpenForm
from ...forms.subjects.sheet_subject import SheetSubject
from ...forms.versions import versions_of
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...wording.slots import holder_name
from ..frame.keyboard import Keyboard
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css


class Holder(SheetSubject):
    """A community or an association, with the zones that it is in: they are records of their own."""

    def __init__(self, session: Session, holder: str) -> None:
        self._holder = holder
        own = session.survey.own(holder)
        record = own.record if own else f"association/{session.survey.municipality}/{holder}"
        super().__init__(session, record, lambda: holder_sheet(session.survey, kind_of(record)))

    def where(self) -> str:
        return holder_name(self.session.survey, self._holder)

    def heading(self) -> str:
        return _("What is known of {name}").format(name=self.where())

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return super().shown(self._with_zones(body))

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(form.typed, self._with_zones(form.before)), self.flaws(form)

    def flaws(self, form: OpenForm) -> dict[str, str]:
        before = self._with_zones(form.before)
        return holder_flaws(self.session.survey, self.record, self.sheet, form.typed, before)

    def _with_zones(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return with_zones(self.session.survey, self._holder, body)

    def versions(self, name: str) -> list[str]:
        """A zone is said by a record of its own."""
        entry, survey = self.sheet.entry(name), self.session.survey
        if entry.path[0] != ZONES:
            return super().versions(name)
        state = survey.history(f"member/{survey.municipality}/{entry.path[1]}/{self._holder}")
        return versions_of(entry._replace(path=(entry.field.name,)), state, self.sheet.values)

    def changes(self, form: OpenForm, body: dict[str, Any]) -> list[RecordChange]:
        return holder_changes(self.session.survey, self.record, body, form.before, form.base)


class HolderScreen(RecordForm[bool]):
    """Gives back whether it was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.PRIVATE_FIELDS, *keys.FORM, keys.ELSEWHERE]
    DEFAULT_CSS = sheet_css("HolderScreen")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is changed here is a version like any other: it travels and merges, and Ctrl+Z takes it back."),
        N_("Zones that are changed are no longer validated: they are to be validated again."),
        N_("Modules: name, members; name, members."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, holder: str, at: str = "") -> None:
        """The cursor stands in the field `at` first; without one in the first field."""
        subject = Holder(session, holder)
        super().__init__(session, keyboard, subject, SheetLayout(subject), bool)
        self._at = at

    async def begin(self) -> None:
        await super().begin()
        if self._at in self.fields():
            self.to_field(self._at)
