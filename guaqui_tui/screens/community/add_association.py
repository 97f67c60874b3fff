"""A producers' association that is not on the list yet, added while its people wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from storage.kinds.process.demand import Slot
from storage.names.names import slug
from storage.revisions.record_changes import RecordChange

from ...forms.draft_values import Typed
from ...forms.holder import USUAL_PER_YEAR, changes, flaws, sheet
from ...forms.sheet import RecordSheet
from ...language.gettext_ import N_, _
from ..frame.sheet_form import NewSheet

_NEEDED = ("name", "per_year")


class AddAssociation(NewSheet):
    """Gives back whether it was saved; then `added` is its first slot."""

    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("An association is no community: its demands stand below the board, and no share counts them."),
        N_("Write its name as its people do, and how many demands a year it has. The rest may stay empty."),
    )

    def make_sheet(self) -> RecordSheet:
        return sheet(self.session.survey, "association", new=True)

    def draft_name(self) -> str:
        return f"association/{self.session.survey.municipality}/-"

    def record_for(self, typed: Typed) -> str:
        return f"association/{self.session.survey.municipality}/{slug(typed['name'])}"

    @property
    def added(self) -> Slot:
        return Slot(self.record.rpartition("/")[2], min(self.session.survey.plan.years, default=0), 1)

    def where(self) -> str:
        return _("A new association")

    def heading(self) -> str:
        return self.where()

    def meaning(self, name: str, typed: Typed) -> str:
        return _("may stay empty") if name not in _NEEDED and not typed[name] else ""

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return super().shown({"per_year": USUAL_PER_YEAR, **body})

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(typed, {}), self._wrong(typed)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return {name: words for name, words in self._wrong(typed).items() if typed[name].strip()}

    def _wrong(self, typed: Typed) -> dict[str, str]:
        return flaws(self.session.survey, self.draft_name(), self.sheet, typed, {}, _NEEDED)

    def changes(self, body: dict[str, Any]) -> list[RecordChange]:
        return changes(self.session.survey, self.record, body, self._before, self._base)
