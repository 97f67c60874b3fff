"""The plan's own lists, in the order in which whoever prepares a plan fills them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.lookup import KINDS
from storage.translatable import N_

from ...forms.records import PLAN_LISTS, on_the_list
from ...language.gettext_ import _
from ...look import keys
from ..frame import table_of_screens as screens
from ..frame.list_screen import ListScreen
from .list_line import list_line

_MEMBERS = "member/"
"""Before the id of a zoning: who is in which of its zones is a list of its own."""


class PlanListsScreen(ListScreen[None]):
    TELLS_ALL = True
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What the municipality decides: its words, its plans and years, classes, zones, steps, who may ask."),
        N_(
            "Enter opens a list. Before anything is saved that changes what is counted, it is said what that does "
            "to the plan."
        ),
        N_("Letters go to the line that begins with them."),
    )

    def look(self) -> Sequence[str]:
        return [*self._lists()]

    def _lists(self) -> Iterator[str]:
        """The kinds, and instead of members each zoning."""
        for kind in PLAN_LISTS:
            if kind == "member":
                yield from (f"{_MEMBERS}{one.id}" for one in self.session.survey.zonings())
            else:
                yield kind

    def line(self, number: int, width: int) -> Content:
        key, survey = self._keys[number], self.session.survey
        is_zoning = key.startswith(_MEMBERS)
        on = survey.members(key.removeprefix(_MEMBERS)) if is_zoning else on_the_list(KINDS[key], survey)
        return list_line(self.found_by(number), len(on), width)

    def found_by(self, number: int) -> str:
        """Zones; Who is in which zone: Pisos ecológicos."""
        key = self._keys[number]
        if not key.startswith(_MEMBERS):
            return _(KINDS[key].plural)
        id_ = key.removeprefix(_MEMBERS)
        return f"{_(KINDS['member'].plural)}: {self.session.survey.named('zoning').get(id_, id_)}"

    def heading(self) -> str:
        return _("The plan's lists")

    def action_go_to(self) -> None:
        self.say()
        key = self._keys[self.at]
        if key.startswith(_MEMBERS):
            self.open(screens.zone_members(key.removeprefix(_MEMBERS)), self.back_from)
        else:
            self.open(screens.records(KINDS[key]), self.back_from)

    def action_back(self) -> None:
        self.hand_over(None)
