"""What came in from spreadsheets, import by import, and taking one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.plan.arrivals.arrival_list import ListedArrival, listed_arrivals
from storage.plan.arrivals.arrival_undo import ArrivalUndo, arrival_undo
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.messages import RecordSaved
from ...session.session import Session
from ...session.taking_back import UndoChanged, take_back
from ...widgets.text import in_cells
from ...wording.intake.arrivals import arrival_in_words, arrival_undo_in_words, rows_in_words
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_NAMED: Final = 6
"""Records of each sort that are named before an import is taken back."""


class ArrivalsScreen(ListScreen[Slot | None]):
    """Gives back no slot."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_BACK, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Every import from a spreadsheet or a phone stands here, the latest first: its file, its rows, who "
            "brought it. Below are the lines that they stood in."
        ),
        N_(
            "Del takes one back, and shows first what goes and what stays. What it began is withdrawn, what it "
            "changed is as before; what somebody decided since stays."
        ),
        N_(
            "Nothing is deleted: the history of each record shows both. An import that was taken back stays "
            "listed."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._listed: list[ListedArrival] = []

    async def begin(self) -> None:
        await super().begin()
        await self._look_again()

    async def _look_again(self) -> None:
        found = await self.session.run(listed_arrivals, self.session.file.survey)
        self._listed = found[::-1]
        self.draw()

    def on_record_saved(self, _message: RecordSaved) -> None:
        self.while_keys_wait(self._look_again())

    def look(self) -> Sequence[str]:
        return ["/".join(one.records) for one in self._listed]

    def line(self, number: int, width: int) -> Content:
        one = self._listed[number]
        words = in_cells(f" {one.number:>3}  {arrival_in_words(one, self.session.standings.trust)}", width)
        return Content.styled(words, "$quiet") if one.withdrawn else Content(words)

    def found_by(self, number: int) -> str:
        return self._listed[number].file

    def heading(self) -> str:
        return _("Spreadsheets that came in")

    def about(self) -> str:
        return "" if self._listed else _("Nothing came in from spreadsheets.")

    def detail(self, number: int) -> str:
        one = self._listed[number]
        return "\n".join([arrival_in_words(one, self.session.standings.trust), *rows_in_words(one)])

    def action_take_back(self) -> None:
        self.say()
        if not self._listed:
            return
        one = self._listed[self.at]
        if one.withdrawn:
            self.say(_("It was taken back before."), wrong=True)
        else:
            self.while_keys_wait(self._ask(one))

    async def _ask(self, one: ListedArrival) -> None:
        survey = self.session.file.survey
        undo = await self.session.run(arrival_undo, survey, one.records)
        lines = arrival_undo_in_words(undo, survey, is_done=False, most=_NAMED)
        self.open(screens.effects_question(N_("Take this import back?"), lines), self._answered(one, undo))

    def _answered(self, one: ListedArrival, undo: ArrivalUndo) -> Callable[[bool | None], None]:
        def answered(meant: bool | None) -> None:  # noqa: FBT001 - a result
            if meant:
                self.while_keys_wait(self._take_back(one, undo))

        return answered

    async def _take_back(self, one: ListedArrival, undo: ArrivalUndo) -> None:
        try:
            await self.session.write(partial(take_back, arrival=one, seen=undo))
        except UndoChanged:
            self.say(_("The plan was changed meanwhile. Look once more; nothing was taken back yet."), wrong=True)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            await self._look_again()
            stays = _("It is taken back; what somebody decided since stays.")
            self.say(stays if undo.kept else _("It is taken back."))

    def action_back(self) -> None:
        self.hand_over(None)
