"""The records of one kind of the table: looking one up, adding, changing, taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from exports.wording.values import Values
from storage import GuaquiError
from storage.kinds.field import Kind
from storage.kinds.lookup import WITHDRAWN
from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.symbols import DISPUTED, DRAFT
from storage.translatable import N_

from ...forms.entries import TAKEN_BACK
from ...forms.records import draft_of_new, rest_in_words
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_TITLE = 38
"""Columns of what a record is called, at least."""


class RecordsScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.ADD_RECORD,
        keys.TAKE_OFF,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter opens the record under the cursor, Ins adds one. Letters go to the line that begins with them."),
        N_(
            "Del takes a record off the list: nothing offers it any more, and what names it keeps its name. "
            "Ctrl+Z puts it back; so does adding it again by the same name."
        ),
        N_("Ctrl+R shows who saved what of the record under the cursor."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, kind: Kind) -> None:
        super().__init__(session, keyboard)
        self._kind = kind
        self._values: Values = values_of(session.survey, session.trust)
        self._entries: list[SurveyRecord[Any]] = []
        self._drafted: set[str] = set()
        """Where something was typed that is not saved yet."""

    async def begin(self) -> None:
        await self._look_for_drafts()
        await super().begin()

    async def _look_for_drafts(self) -> None:
        self._drafted = {draft.record for draft in await self.session.drafts()}

    def look(self) -> Sequence[str]:
        self._values = values_of(self.session.survey, self.session.trust)
        self._entries = self.session.survey.listed(self._kind.name)
        return [one.record for one in self._entries]

    def line(self, number: int, width: int) -> Content:
        """The title, and after it what else it says, each with what it is called, as far as there is room."""
        one = self._entries[number]
        mark = DISPUTED if shown_conflicts(one.history) else DRAFT if one.record in self._drafted else " "
        told = rest_in_words(self._kind, self._values, one.history.values)
        rest = " · ".join(f"{label}: {words}" for label, words in told)
        title = in_cells(self.found_by(number), max(_TITLE, width // 2))
        return Content(in_cells(f"{mark}{title} {rest}", width))

    def found_by(self, number: int) -> str:
        return self._values.title(self._keys[number])

    def heading(self) -> str:
        return _(self._kind.plural)

    def about(self) -> str:
        if draft_of_new(self._kind, self.session.survey) in self._drafted:
            return _("Something new was typed here and is not saved yet: Ins goes on with it.")
        return "" if self._entries else _("Nothing is written down here yet: Ins adds.")

    def detail(self, number: int) -> str:
        told = rest_in_words(self._kind, self._values, self._entries[number].history.values)
        lines = [self.found_by(number), *(f"{label}: {words}" for label, words in told)]
        if self._keys[number] in self._drafted:
            lines.insert(0, f"{DRAFT} " + _("What was typed here is not saved yet: Enter goes on with it."))
        return "\n".join(lines)

    @property
    def record(self) -> str:
        return self._keys[self.at] if self._keys else ""

    def came_back(self, _slot: object) -> None:
        super().came_back(None)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_off":
            return self._kind.name in WITHDRAWN
        return super().check_action(action, parameters)

    def action_go_to(self) -> None:
        if self._keys:
            self._open(self.record)

    def action_add(self) -> None:
        if not self._kind.parts and self._keys:
            self.say(_("There is one of them only: Enter opens it."))
        else:
            self._open("")

    def _open(self, record: str) -> None:
        self.say()
        self.open(screens.record(self._kind, record), self.back_from)

    def back_from(self, result: object) -> None:
        super().back_from(result)
        self.run_worker(self._look_again())

    async def _look_again(self) -> None:
        await self._look_for_drafts()
        self.draw()

    def action_take_off(self) -> None:
        if self._keys:
            self.while_keys_wait(self._take_off(self._entries[self.at]))

    async def _take_off(self, one: SurveyRecord[Any]) -> None:
        title = self._values.title(one.record)
        try:
            await self.session.save(one.record, {**one.history.values, TAKEN_BACK: True}, one.history.heads)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            self.say(_("Off the list: {name}. Ctrl+Z puts it back.").format(name=title))

    def action_back(self) -> None:
        self.hand_over(None)
