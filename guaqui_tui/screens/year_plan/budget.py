"""A line of a year's budget that is no demand, such as the money for producers' organisations."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from storage.names.name_table import slug
from storage.translatable import N_

from ...forms.budget import budget_flaws, budget_sheet, read_budget_line
from ...forms.draft_values import Typed
from ...forms.open_form import OpenForm
from ...forms.record_sheet import RecordSheet
from ...forms.subjects.ceiling_doubts import CeilingDoubts
from ...forms.subjects.executed_doubts import executed_doubt
from ...forms.subjects.sheet_subject import SheetSubject
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ..frame.keyboard import Keyboard
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css


class BudgetLine(SheetSubject):
    """A new one, without a name, is called by what is typed into it."""

    def __init__(self, session: Session, year: int, record: str) -> None:
        self._lines = f"budget/{session.survey.municipality}/{year}"
        super().__init__(session, record or f"{self._lines}/-", self._sheet_of)
        self._year = year
        self._ceilings = CeilingDoubts(session, year)
        self._is_new = not record

    def _sheet_of(self) -> RecordSheet:
        state = self.session.survey.history(self.record)
        return budget_sheet(self.session.survey, state.values if state else {})

    def where(self) -> str:
        return _("Budget line of {year}").format(year=self._year)

    def record_for(self, typed: Typed) -> str:
        if not self._is_new:
            return self.record
        return f"{self._lines}/{slug(typed['name'])}"

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        typed, wrong = form.typed, self.flaws(form)
        if not slug(typed["name"]):
            wrong["name"] = _("Write what the money is for, with letters.")
        elif self._is_new and self.stands(self.record_for(typed)):
            wrong["name"] = _("It is there already: {name}.").format(name=typed["name"].strip())
        return read_budget_line(self.sheet, typed, form.before), wrong

    def meaning(self, name: str, typed: Typed) -> str:
        said = executed_doubt(name, typed, self.sheet.entries, self.sheet.values)
        record = self.record if not self._is_new else f"{self._lines}/{slug(typed['name']) or 'x'}"
        return self._ceilings.beside(name, typed, record, self.sheet.entries, said)

    def flaws(self, form: OpenForm) -> dict[str, str]:
        return budget_flaws(self.sheet, form.typed, form.before)


class BudgetScreen(RecordForm[bool]):
    """Gives back whether it was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.PRIVATE_FIELDS, *keys.FORM, keys.ELSEWHERE]
    DEFAULT_CSS = sheet_css("BudgetScreen")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("A line of the year's plan that no community or association asked for by name. Its name is its place."),
        N_("The contributions say who gives how much; all but the name may stay empty."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, year: int, record: str = "") -> None:
        subject = BudgetLine(session, year, record)
        super().__init__(session, keyboard, subject, SheetLayout(subject), bool)
