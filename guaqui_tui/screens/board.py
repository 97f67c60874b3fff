"""The board: communities down, years across, the shares of production under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import DataTable

from exports.indicators import figures
from exports.slots import Slots, SlotState
from storage.names import slug
from storage.records import Slot, slot_of

from .. import keys
from ..desk import Desk, Heard, Saved
from ..widgets.said import Bar
from ..widgets.table import Board, Legend, Shares
from ..words import N_, _
from .base import At, Room
from .community import CommunityScreen
from .demand import DemandScreen
from .slots import BoardLine, board_lines, cell, slot_name
from .turns import Turns

ZONE = 3
YEAR = 11
SEARCH_SECONDS = 2.0


class BoardScreen(Room[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.OPEN, keys.FIND, keys.COMMUNITY, keys.FILE, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The board shows every community's demand of every year; associations stand below."),
        N_("Move with the arrows. Type the first letters of a community to jump to it; accents do not matter."),
        N_("Enter opens the demand under the cursor. After a new demand the community's next empty year follows."),
        N_("F6 opens the community: its workshop, its years one under another, and reading them aloud."),
        N_(
            "Under each year stands its productive share: demands of production or promotion, of all that are "
            "decided. Associations are not counted in it."
        ),
        N_("Z is the zone of the typology. F3 changes the file, who types, or the language."),
    )
    DEFAULT_CSS = "BoardScreen Board { width: 100%; }"

    def __init__(self, desk: Desk, turns: Turns, at: Slot | None) -> None:
        super().__init__(desk, turns)
        self._start = at
        self._lines: list[BoardLine] = []
        self._states: dict[tuple[str, int, int], SlotState] = {}
        self._typed = ""
        self._typed_out: Timer | None = None
        self._each = YEAR
        self._first = 24

    def furnish(self) -> Iterable[Widget]:
        yield Board(id="board")
        yield Shares()
        yield Legend()

    async def begin(self) -> None:
        self._look()
        self._draw()
        board = self.query_one(Board)
        self.set_focus(board)
        self.watch(board, "scroll_x", self.query_one(Shares).scrolled, init=False)
        if self._start:
            self.put_cursor(self._start)
        if waiting := await self._say_drafts():
            self.put_cursor(waiting[-1])

    async def _say_drafts(self) -> list[Slot]:
        """Say what was typed and not saved; the slots of it, the latest last."""
        drafts = [(slot_of(draft.record), draft) for draft in await self.desk.drafts()]
        waiting = [slot for slot, _draft in sorted(drafts, key=lambda pair: pair[1].at) if slot is not None]
        if waiting:
            where = ", ".join(slot_name(self.desk.survey, slot) for slot in reversed(waiting[-3:]))
            self.query_one("#heard", Bar).say(
                _("Typed and not saved yet: {where}. Open it to go on with it.").format(where=where)
            )
        return waiting

    # What stands where

    def _look(self) -> None:
        survey = self.desk.survey
        slots = Slots(survey)
        self._lines = board_lines(survey)
        self._states = {
            (line.holder, year, line.n): slots.at(line.holder, year, line.n)
            for line in self._lines
            for year in survey.plan.years
        }

    def _draw(self) -> None:
        survey = self.desk.survey
        years = survey.plan.years
        names = max([20, *(len(line.name) for line in self._lines)])
        self._first = min(names, 30) + 1 + ZONE
        self._each = max(YEAR, (self.size.width - self._first - 1) // max(1, len(years)))
        board = self.query_one(Board)
        board.clear(columns=True)
        board.add_column(Text(_("Community")), width=self._first - ZONE, key="name")
        board.add_column(Text(_("Z")), width=ZONE, key="zone")
        for year in years:
            board.add_column(Text(str(year)), width=self._each, key=str(year))
        for line in self._lines:
            cells = [self._cell(self._states[line.holder, year, line.n]) for year in years]
            name = Text(line.name, style="" if line.community else "italic", no_wrap=True, end="")
            board.add_row(name, Text(line.zone, end=""), *cells, key=line.key)
        self._show_figures()

    def _cell(self, state: SlotState) -> Text:
        return cell(state, self.desk.survey, self._each)

    def _show_figures(self) -> None:
        communities = {line.holder for line in self._lines if line.community}
        counted = [state for state in self._states.values() if state.holder in communities]
        years = self.desk.survey.plan.years
        of_years = [figures(state for state in counted if state.year == year) for year in years]
        self.query_one(Shares).show(of_years, first=self._first, each=self._each)
        self.query_one(Legend).show(figures(counted))

    def on_saved(self, message: Saved) -> None:
        slot = slot_of(message.record)
        if slot is None:
            self._redraw(look=True)
        elif (slot.holder, slot.year, slot.n) in self._states:
            state = Slots(self.desk.survey).at(slot.holder, slot.year, slot.n)
            self._states[slot.holder, slot.year, slot.n] = state
            self.query_one(Board).update_cell(f"{slot.holder}/{slot.n}", str(slot.year), self._cell(state))
            self._show_figures()

    def on_heard(self, message: Heard) -> None:
        super().on_heard(message)
        self._redraw(look=True)  # what another program or a second copy brought

    def on_resize(self) -> None:
        if self._lines:
            self._redraw(look=False)

    def _redraw(self, *, look: bool) -> None:
        at = self.cursor
        if look:
            self._look()
        self._draw()
        if at:
            self.put_cursor(at)

    # The cursor

    @property
    def cursor(self) -> Slot | None:
        row, column = self.query_one(Board).cursor_coordinate
        years = self.desk.survey.plan.years
        if not 0 <= row < len(self._lines) or not 0 <= column - 2 < len(years):
            return None
        line = self._lines[row]
        return Slot(line.holder, years[column - 2], line.n)

    def put_cursor(self, slot: Slot) -> None:
        years = self.desk.survey.plan.years
        row = next((i for i, li in enumerate(self._lines) if (li.holder, li.n) == (slot.holder, slot.n)), 0)
        column = years.index(slot.year) if slot.year in years else 0
        self.query_one(Board).move_cursor(row=row, column=column + 2)

    def on_data_table_cell_highlighted(self, _message: DataTable.CellHighlighted) -> None:
        if self.cursor:
            self.post_message(At(self.cursor))

    def action_open(self) -> None:
        if slot := self.cursor:
            self._go_to(DemandScreen(self.desk, self.turns, slot))

    def action_community(self) -> None:
        if slot := self.cursor:
            self._go_to(CommunityScreen(self.desk, self.turns, slot))

    def _go_to(self, screen: DemandScreen | CommunityScreen) -> None:
        self.query_one("#heard", Bar).say()
        self.app.push_screen(screen, self._back_from)

    def _back_from(self, slot: Slot | None) -> None:
        if slot:
            self.put_cursor(slot)
        self.run_worker(self._say_drafts())
        self.turns.give()

    # Finding by letters

    def action_find(self) -> None:
        self._find("")

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace" and self._typed:
            self._find(self._typed[:-1])
        elif event.character and event.is_printable and (event.character.isalnum() or self._typed):
            self._find(self._typed + event.character)
        else:
            return
        event.stop()

    def _find(self, typed: str) -> None:
        self._typed = typed[:30]
        if self._typed_out:
            self._typed_out.stop()
        self._typed_out = self.set_timer(SEARCH_SECONDS, self._found)
        wanted = slug(typed)
        row = find(self._lines, wanted)
        bar = self.query_one("#heard", Bar)
        if not wanted:
            bar.say(_("Type the first letters of a community."))
        elif row is None:
            bar.say(_("No community is called like that: {typed}").format(typed=typed))
        else:
            bar.say(_("Find: {typed}").format(typed=typed))
            self.query_one(Board).move_cursor(row=row)

    def _found(self) -> None:
        self._typed = ""
        self.query_one("#heard", Bar).say()


def find(lines: list[BoardLine], wanted: str) -> int | None:
    """The first line whose name begins with the letters, else has a word that does."""
    names = [slug(line.name) for line in lines]
    tries = (name.startswith(wanted) for name in names), (f"-{wanted}" in name for name in names)
    for found in tries:
        for row, fits in enumerate(found):
            if fits and wanted:
                return row
    return None
