"""What is known of a community or an association: its name, zones, members. A vote may change any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.kinds.table import kind_of
from storage.revisions.record_changes import RecordChange

from ...forms.draft_values import Typed
from ...forms.holder import ZONES, changes, flaws, sheet, with_zones
from ...forms.sheet import RecordSheet
from ...forms.versions import versions_of
from ...language.gettext_ import N_, _
from ...look import keys
from ...session.session import Session
from ...wording.slots import holder_name
from ..frame.keyboard import Keyboard
from ..frame.sheet_form import SheetForm


class HolderScreen(SheetForm):
    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is changed here is a version like any other: it travels and merges, and Ctrl+Z takes it back."),
        N_("Zones that are changed are no longer validated: they stand in the validation (F5) again."),
        N_("Modules: name, members; name, members."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, holder: str) -> None:
        super().__init__(session, keyboard)
        self._holder = holder
        own = session.survey.own(holder)
        self._record = own.record if own else f"association/{session.survey.municipality}/{holder}"

    def make_sheet(self) -> RecordSheet:
        return sheet(self.session.survey, kind_of(self._record))

    @property
    def record(self) -> str:
        return self._record

    def where(self) -> str:
        return holder_name(self.session.survey, self._holder)

    def heading(self) -> str:
        return _("What is known of {name}").format(name=self.where())

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return super().shown(with_zones(self.session.survey, self._holder, body))

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(typed, self._with_zones), self.flaws(typed)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(self.session.survey, self._record, self.sheet, typed, self._with_zones)

    @property
    def _with_zones(self) -> dict[str, Any]:
        return with_zones(self.session.survey, self._holder, self._before)

    def versions(self, name: str) -> list[str]:
        """A zone is said by a record of its own."""
        entry, survey = self.sheet.entry(name), self.session.survey
        if entry.path[0] != ZONES:
            return super().versions(name)
        state = survey.history(f"member/{survey.municipality}/{entry.path[1]}/{self._holder}")
        return versions_of(entry._replace(path=(entry.field.name,)), state, self.sheet.values)

    def changes(self, body: dict[str, Any]) -> list[RecordChange]:
        return changes(self.session.survey, self._record, body, self._before, self._base)
