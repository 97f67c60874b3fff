"""The register: what is noted beside demands and the plan's lists, each kind with its list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.names.name_table import slug
from storage.translatable import N_

from ...forms.records import registered
from ...language.gettext_ import _
from ...look import keys
from ..frame.list_screen import ListScreen
from .list_line import list_line
from .record_forms import list_screen_of


class RegisterScreen(ListScreen[None]):
    TELLS_ALL = True
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is written down beside demands and the plan's lists: each kind has its list. Enter opens it."),
        N_("Letters go to the line that begins with them."),
    )

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._kinds = {kind.name: kind for kind in registered()}
        self._many: dict[str, int] = {}
        """How many records of each stand on its list."""

    def look(self) -> Sequence[str]:
        """By what they are called, in the language in use."""
        self._many = {name: len(self.session.survey.listed(name)) for name in self._kinds}
        return sorted(self._kinds, key=lambda name: slug(_(self._kinds[name].plural)))

    def line(self, number: int, width: int) -> Content:
        return list_line(self.found_by(number), self._many[self._keys[number]], width)

    def found_by(self, number: int) -> str:
        return _(self._kinds[self._keys[number]].plural)

    def heading(self) -> str:
        return _("Register")

    def action_go_to(self) -> None:
        self.say()
        kind = self._kinds[self._keys[self.at]]
        self.open(list_screen_of(kind), self.back_from)

    def action_back(self) -> None:
        self.hand_over(None)
