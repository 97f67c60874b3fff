"""Which zone of a zoning each community and association is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.notation.text import clean_line
from storage.translatable import N_

from ...forms.holder import member_change
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_NAME = 36


class ZoneMembersScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.TAKE_OFF,
        keys.SAVE,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Each community and association with its zone. Enter goes to what is known of it, at that zone."),
        N_("Del takes it out of its zone; what an assembly said of that stays in the history."),
        N_("Letters go to the line that begins with them."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, zoning: str) -> None:
        super().__init__(session, keyboard)
        self._zoning = zoning
        self._holders: list[tuple[str, str]] = []
        """The id and the name of each."""

    def look(self) -> Sequence[str]:
        self._holders = [(one.id, clean_line(one.fields.name)) for one in self.session.survey.holders_listed()]
        return [id_ for id_, _name in self._holders]

    def line(self, number: int, width: int) -> Content:
        """Andamarca                           Zona 1."""
        name = in_cells(self.found_by(number), _NAME)
        shown = Content(in_cells(f" {name}{self._zone_name(number)}", width))
        return self.decisions.with_pending(self._holders[number][0], shown, width)

    def _zone_name(self, number: int) -> str:
        member = self.session.survey.members(self._zoning).get(self._holders[number][0])
        return values_of(self.session.survey).named(("zone",), member.fields.zone) if member else _("no zone")

    def found_by(self, number: int) -> str:
        return self._holders[number][1]

    def heading(self) -> str:
        return values_of(self.session.survey).named(("zoning",), self._zoning)

    def about(self) -> str:
        members = self.session.survey.members(self._zoning)
        without = sum(id_ not in members for id_, _name in self._holders)
        return _("{n} of {all} have a zone.").format(n=len(self._holders) - without, all=len(self._holders))

    @property
    def record(self) -> str:
        id_ = self._holders[self.at][0] if self._holders else ""
        return f"member/{self.session.survey.municipality}/{self._zoning}/{id_}"

    def action_go_to(self) -> None:
        if self._holders:
            self.say()
            self.open(screens.holder(self._holders[self.at][0], f"zone-{self._zoning}"), self.back_from)

    def action_take_off(self) -> None:
        if self._holders and self._holders[self.at][0] in self.session.survey.members(self._zoning):
            change = member_change(self.session.survey, self._zoning, self._holders[self.at][0], None)
            self.decisions.decide(self._keys[self.at], N_("in no zone"), [change])
        else:
            self.say(_("Nobody to take out of a zone stands here."))
