"""The ceilings of one year: all of it first, set or not; then those of who pays, of each community, of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.process.ceiling import KIND
from storage.plan.tallies.ceiling_ranges import left_ranges
from storage.plan.tallies.ceilings import CeilingMoney, year_ceiling_record, year_money
from storage.translatable import N_

from ...language.gettext_ import _
from ...language.numbers import amount
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.money import ceiling_in_words, ceilings_told
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_YEAR: Final = "part-YEAR"
"""The field of a ceiling's form that says of which year it is."""


class YearCeilingsScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.ADD_RECORD,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "How much money the year has: all of it, of who pays, for each {community_word} or family, or for one "
            "alone."
        ),
        N_("Enter sets or changes the amount under the cursor, Ins adds a ceiling. What is not set says nothing."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, year: int) -> None:
        super().__init__(session, keyboard)
        self._year = year
        self._ceilings: dict[str, CeilingMoney] = {}
        self._told = ""

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        of = year_money(survey, self._year)
        self._ceilings = {one.record: one for one in of.ceilings}
        self._told = "\n".join(ceilings_told(of, values_of(survey), left_ranges(survey, of)))
        of_year = year_ceiling_record(survey.municipality, self._year)
        return [of_year, *(record for record in self._ceilings if record != of_year)]

    def line(self, number: int, width: int) -> Content:
        one = self._ceilings.get(self._keys[number])
        said = amount(one.amount_cents) if one else _("not set yet: Enter sets it")
        return Content(in_cells(f" {in_cells(self.found_by(number), max(20, width // 2))} {said}", width))

    def found_by(self, number: int) -> str:
        survey, key = self.session.survey, self._keys[number]
        whose, funder = key.split("/")[3:]
        bare = CeilingMoney(key, whose, funder, "", 0, 0, 0)
        return ceiling_in_words(self._ceilings.get(key, bare), values_of(survey))

    def heading(self) -> str:
        return _("Ceilings of {year}").format(year=self._year)

    def about(self) -> str:
        return self._told

    @property
    def record(self) -> str:
        return self._keys[self.at] if self._keys else ""

    def action_go_to(self) -> None:
        self.say()
        self.open(screens.record(KIND, self.record), self.back_from)

    def action_add(self) -> None:
        self.say()
        self.open(screens.record(KIND, given={_YEAR: str(self._year)}), self.back_from)
