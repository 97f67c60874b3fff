"""What was set aside of files that were gathered: the line, of what, and why; and taking in what is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import set_cell_size
from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.gather.quarantine import Quarantined, in_quarantine, quarantined
from storage.kinds.process.demand import Slot, slot_of
from storage.notation.text import printable
from storage.symbols import ATTENTION
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.text import in_cells, title_in_cells
from ...wording.gather.quarantine import (
    RefusedLine,
    has_private,
    line_detail,
    place_of,
    refused_line,
    what_becomes,
    why_refused,
)
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_PLACE = 27
_WHY = 22


class QuarantineScreen(ListScreen[Slot | None]):
    """Gives back the slot of the line under the cursor, None where it is of no demand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.TAKE_IN,
        keys.WHOLE_LINE,
        keys.BACK,
        keys.HELP,
        keys.HISTORY,
        keys.PRIVATE_FIELDS,
        keys.ELSEWHERE,
    ]
    DEFAULT_CSS = "QuarantineScreen #detail { max-height: 11; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Each line of a file proves by itself that nobody changed it. Those that did not stand here: torn by "
            "a power cut, changed in another program, or made up. None is in the plan, and none is thrown away."
        ),
        N_(
            "Below stands of which community and year it is, what it says of who wrote it, which nothing proves, "
            "what the plan says and what the line says. Ask whoever it names."
        ),
        N_(
            "F2 takes in what you read as right: it is saved as yours, in your name, and changes only what stands "
            "below. Ctrl+Z takes it back. Enter shows the whole line."
        ),
        N_("To ask for the file again helps where it is torn; where it was changed, it says the same again."),
        N_("Ctrl+K shows what is private, and hides it again: until then a line that has some is not taken in."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, entries: Sequence[Quarantined] | None = None) -> None:
        super().__init__(session, keyboard)
        self._entries = entries
        self._lines: list[RefusedLine] = []
        self._shows_private = False

    async def begin(self) -> None:
        await super().begin()
        if self._entries is None:
            try:
                self._entries = await self.session.run(self._kept)
            except GuaquiError as error:
                self.say(refusal_in_words(error), wrong=True)
            self.draw()

    def _kept(self) -> list[Quarantined]:
        """What is beside the plan, and what in the plan itself is none."""
        file = self.session.file
        return [*in_quarantine(file.path), *quarantined(str(file.path), file.problems)]

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        found = [refused_line(one, survey) for one in self._entries or ()]
        self._lines = sorted(found, key=lambda line: (not line.can_come_in, line.body is not None))
        return [f"{one.entry.source}/{one.entry.where}/{one.entry.raw}" for one in self._lines]

    def line(self, number: int, width: int) -> Content:
        """! Andamarca · 2003     its proof does not fit     Demand, Cost."""
        one = self._lines[number]
        place = title_in_cells(place_of(one, self.session.survey), _PLACE)
        mark, why = ATTENTION if one.can_come_in else " ", in_cells(why_refused(one), _WHY)
        line = Content(in_cells(f" {mark} {place} {why} {what_becomes(one)}", width))
        return line.stylize("$alarm") if one.can_come_in else line

    def columns(self, width: int) -> str:
        place, why = set_cell_size(_("Of what"), _PLACE), set_cell_size(_("Why"), _WHY)
        changes = _("What it would change")
        return set_cell_size(f"  {place} {why} {changes}", width)

    def found_by(self, number: int) -> str:
        return place_of(self._lines[number], self.session.survey)

    def heading(self) -> str:
        return _("What was set aside")

    def about(self) -> str:
        if not self._lines:
            return _("Nothing was set aside.")
        n = sum(line.can_come_in for line in self._lines)
        words = ngettext(
            "{all} set aside; {n} says something that the plan does not say.",
            "{all} set aside; {n} say something that the plan does not say.",
            n,
        )
        return words.format(all=len(self._lines), n=n)

    def detail(self, number: int) -> str:
        lines = line_detail(self._lines[number], self.session.survey, private=self._shows_private)
        return "\n".join(lines)

    @property
    def _here(self) -> RefusedLine | None:
        return self._lines[self.at] if self._lines else None

    @property
    def record(self) -> str:
        return self._here.said.record if self._here and self._here.said else ""

    @property
    def slot(self) -> Slot | None:
        return slot_of(self.record) if self.record else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_in" and (self._here is None or not self._here.can_come_in):
            return False
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        super().redraw()
        self.query_one(KeyLine).refresh()

    def on_rows_moved(self) -> None:
        super().on_rows_moved()
        self.query_one(KeyLine).refresh()

    def action_take_in(self) -> None:
        line = self._here
        if line is None or line.said is None or line.body is None:
            return
        if self._hides(line):
            return
        self.while_keys_wait(self._take_in(line.said.record, line.body))

    async def _take_in(self, record: str, body: dict[str, Any]) -> None:
        try:
            await self.session.save(record, body, self.session.survey.heads(record))
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            self.draw()
            self.say(_("Taken in and saved in your name. Ctrl+Z takes it back."))

    def _hides(self, line: RefusedLine) -> bool:
        """Whether some of it is not shown; then it is said how it is."""
        if hidden := has_private(line) and not self._shows_private:
            self.say(_("It has what is private. Ctrl+K shows it; read it first."))
        return hidden

    @property
    def shows_private(self) -> bool:
        return self._shows_private

    def action_private(self) -> None:
        self._shows_private = not self._shows_private
        self.draw()

    def action_whole_line(self) -> None:
        line = self._here
        if line and not self._hides(line):
            self.open(screens.text_pages(N_("The whole line"), [printable(line.entry.raw)]), self.back_from)

    def action_back(self) -> None:
        self.hand_over(self.slot)
