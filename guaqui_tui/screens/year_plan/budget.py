"""A line of a year's budget that is no demand, such as the money for producers' organisations."""

from __future__ import annotations

from typing import Any, ClassVar

from storage.names.names import slug

from ...forms.budget import flaws, read, sheet
from ...forms.draft_values import Typed
from ...forms.sheet import RecordSheet
from ...language.gettext_ import N_, _
from ...session.session import Session
from ..frame.keyboard import Keyboard
from ..frame.sheet_form import NewSheet


class BudgetScreen(NewSheet):
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("A line of the year's plan that no community or association asked for by name. Its name is its place."),
        N_("The contributions say who gives how much; all but the name may stay empty."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, year: int, record: str = "") -> None:
        super().__init__(session, keyboard, record)
        self._year = year

    def make_sheet(self) -> RecordSheet:
        state = self.session.survey.history(self.record)
        return sheet(self.session.survey, state.values if state else {})

    def draft_name(self) -> str:
        return f"budget/{self.session.survey.municipality}/{self._year}/-"

    def record_for(self, typed: Typed) -> str:
        return f"budget/{self.session.survey.municipality}/{self._year}/{slug(typed['name'])}"

    def heading(self) -> str:
        return self.where()

    def where(self) -> str:
        return _("Budget line of {year}").format(year=self._year)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        wrong = self.flaws(typed)
        if not slug(typed["name"]):
            wrong["name"] = _("Write what the money is for, with letters.")
        elif self.is_new and self.stands(self.record_for(typed)):
            wrong["name"] = _("It is there already: {name}.").format(name=typed["name"].strip())
        return read(self.sheet, typed, self._before, self.session.today), wrong

    def stands(self, record: str) -> bool:
        """Whether a line of this name is there and was not removed."""
        history = self.session.survey.history(record)
        return history is not None and history.values.get("withdrawn") is not True

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(self.sheet, typed, self._before)
