"""The board: communities down, years across, the shares of production under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from storage.kinds.process.demand import Slot, slot_of
from storage.names.name_table import slug
from storage.plan.productive_share import figures
from storage.plan.views.scope import Scope

from ...language.gettext_ import _, use_terms
from ...look import keys
from ...session import intervals
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.board import Board, BoardCell
from ...widgets.board_margins import Shares, SlotPanel
from ...widgets.legend import Legend
from ...widgets.text import MessageBar
from ...wording.board_views import BoardView
from ...wording.slots import slot_name
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.messages import PositionChanged
from ..frame.opening import Opening
from ..frame.withdrawing import WithdrawingScreen
from .advice import ADVICE
from .content import BoardContent, BoardSpot
from .missing_numbers import count_missing, number_all
from .rows import find
from .waiting_drafts import waiting_drafts
from .what_came import WhatCame


class BoardScreen(WithdrawingScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.COMMUNITY,
        keys.MISSING,
        keys.COORDINATION,
        keys.PAPERS,
        keys.PLANS,
        keys.HELP,
        keys.in_footer(keys.ASSEMBLY, shown=False),
        keys.VALIDATION,
        keys.FILE,
        keys.SECOND_COPY,
        keys.FIND,
        keys.VIEW,
        keys.CALENDAR,
        keys.YEAR_PLAN,
        keys.HIDDEN,
        keys.ADD,
        keys.SHOW_ALL,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = ADVICE
    DEFAULT_CSS = """
    BoardScreen TopLine { height: 1; }
    BoardScreen Horizontal { height: 1fr; }
    BoardScreen Board { width: 1fr; }
    """

    def __init__(self, session: Session, keyboard: Keyboard, at: Slot | None) -> None:
        super().__init__(session, keyboard)
        self._start = at
        self._content = BoardContent(lambda: session.survey, lambda: session.missing)
        self._came = WhatCame(self, self._take_in, self._mark_drafts)
        self._waits = ""
        """What was said of what is typed and not saved: it goes when nothing of it is left."""
        self._left_at: Slot | None = None
        """Where the screen before was left: Escape right after it may still be meant for it."""
        self._typed, self._typed_at = "", 0
        """The letters of a search, and the column where it began."""
        self._typed_out: Timer | None = None
        self._answer = ""
        """What was said of the letters."""
        self._each, self._first, self._drawn = 10, 24, 0
        """The columns, and for how wide a screen they are."""

    def furnish(self) -> Iterable[Widget]:
        yield MessageBar(id="view")
        with Horizontal():
            yield Board(id="board")
            yield SlotPanel()
        yield Shares()
        yield Legend()

    async def begin(self) -> None:
        self._content.look()
        self._draw()
        board = self.query_one(Board)
        self.set_focus(board)
        self.watch(board, "scroll_x", self.query_one(Shares).scrolled, init=False)
        self.put_cursor(self._start)
        if waiting := self._say_drafts():
            self.put_cursor(waiting[-1])

    def _say_drafts(self) -> list[Slot]:
        """Say what was typed and not saved; the slots of it, the latest last."""
        waiting, words = waiting_drafts(self.session.unsaved_drafts, self.session.survey)
        bar, before, self._waits = self.toast, self._waits, words
        if self._waits or bar.said == before:
            bar.say(self._waits)
        return waiting

    # What stands where

    def _draw(self) -> None:
        content, self._drawn = self._content, self.size.width
        content.mark_drafts(self.session.unsaved_drafts)
        columns = content.columns(self._drawn - self.query_one(SlotPanel).fit(self._drawn))
        self._first, self._each = columns.first, columns.each
        self.query_one(Board).show(columns, content.rows(columns.name - 1), self._cell, content.number_at)
        self._show_figures()
        self._show_slot()
        count_missing(self, self._content)

    async def prepare(self) -> None:
        """What is missing of all, while nobody types."""
        await number_all(self, self._content)

    def _cell(self, row: int, column: int) -> BoardCell:
        return self._content.cell(row, column, self._each)

    def _show_figures(self) -> None:
        """The shares and the coverage are of all communities, whatever is shown; the filter is said."""
        content = self._content
        self.query_one(Shares).show(content.figures_by_year(), first=self._first, each=self._each)
        classes = (mark for mark in content.legend() if mark.number is not None)
        self.query_one(Legend).show(classes, figures(content.of_communities()), content.rejected())
        self.query_one("#view", MessageBar).say(content.above_in_words())

    def _show_slot(self) -> None:
        """Beside the board, where there is room for it."""
        panel, content = self.query_one(SlotPanel), self._content
        if not panel.has_class("-shown"):
            return
        words = ""
        if self._spot:
            from .slot_panel_lines import panel_lines

            of = self.session
            words = panel_lines(content, *self.query_one(Board).cursor, of.survey, of.standings)
        panel.say(words)

    def advice(self) -> list[str]:
        """With what each sign means, and whose zone stands in the narrow column."""
        return [*super().advice(), *self._content.signs_explained()]

    def on_record_saved(self, message: RecordSaved) -> None:
        self._came.saved(message.record)

    async def on_screen_resume(self, _event: events.ScreenResume) -> None:
        if self._content.all_lines:  # not before it stands
            self._came.catch_up()

    def _take_in(self, record: str) -> None:
        slot = slot_of(record)
        if slot is None and not self._content.take_beside(record):
            self._redraw(look=True)
        elif slot is None or slot in self._content:
            if slot is not None:
                self._draw_saved(slot)
            self._show_slot()
            count_missing(self, self._content)

    def _draw_saved(self, slot: Slot) -> None:
        if self._content.look_at(slot):
            self._redraw(look=False)
        self._draw_slot(slot)
        self._show_figures()

    def on_drafts_changed(self) -> None:
        self._came.drafts_changed()

    def _mark_drafts(self) -> None:
        marked = self._content.mark_drafts(self.session.unsaved_drafts)
        if marked is None:
            self._redraw(look=False)
        for slot in marked or ():
            self._draw_slot(slot)
        count_missing(self, self._content)

    def _draw_slot(self, slot: Slot) -> None:
        if slot in self._content and self._content.is_shown(slot.holder):
            for place in self._content.places_of(slot):
                self.query_one(Board).changed(*place)

    def on_notices_arrived(self, message: NoticesArrived) -> None:
        super().on_notices_arrived(message)
        self._redraw(look=True)  # what another program or a second copy brought

    def on_resize(self) -> None:
        if self._content.all_lines and self.size.width != self._drawn:
            self._redraw(look=False)

    def speak(self) -> None:
        super().speak()
        self._redraw(look=True)  # the zones' words stand in its lines
        self._say_drafts()

    def _redraw(self, *, look: bool) -> None:
        at = self._spot
        if look:
            self._content.look()
        self._draw()
        if at:
            self.put_cursor(at)

    # The view

    def action_view(self) -> None:
        self.open(screens.board_order(self.session.survey, self._content.view), self._seen)

    def _seen(self, view: BoardView | None) -> None:
        if view:
            at = self._spot
            self._left_at = None
            self._content.see(view)
            self._draw()
            if at:
                self.put_cursor(at)

    def action_plans(self) -> None:
        self.open(screens.plans(), self._show_plan)

    def _show_plan(self, scope: Scope | None) -> None:
        if scope:
            self.session.shown.choose(scope)
            use_terms(self.session.survey)
            self._content.see(BoardView())
            self.speak()  # in its own words, from the title on

    def action_show_all(self) -> None:
        if self._left_at and self._left_at == self.cursor:
            self._left_at = None
            self.say(_("Escape again shows all."))
        else:
            self.say()
            self._seen(replace(self._content.view, only="all"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape does something here only while there is a filter."""
        is_idle = action == "show_all" and self._content.view.only == "all"
        return not is_idle and super().check_action(action, parameters)

    # The cursor

    @property
    def cursor(self) -> Slot | None:
        return self._content.slot_at(*self.query_one(Board).cursor)

    @property
    def slot(self) -> Slot | None:
        """The slot that its user is at."""
        return self.cursor

    @property
    def _spot(self) -> BoardSpot | None:
        """Where the cursor is, be it on the line of a level."""
        return self._content.spot_at(*self.query_one(Board).cursor)

    def put_cursor(self, at: Slot | BoardSpot | None) -> None:
        """To a slot or a level; where that is nowhere, to the first slot."""
        self.query_one(Board).move_to(*self._content.place_of(at))

    def on_board_moved(self) -> None:
        if at := self.cursor:
            self.post_message(PositionChanged(at))
        self._show_slot()
        count_missing(self, self._content)

    def action_open(self) -> None:
        self._go_to_line(screens.demand)

    def action_community(self) -> None:
        self._go_to_line(screens.community)

    def _go_to_line(self, of_slot: Callable[[Slot], Opening[Slot]]) -> None:
        """To the slot under the cursor; on the line of a level to its workshop."""
        if slot := self.cursor:
            self._go_to(of_slot(slot))
        elif (at := self._spot) and at.holder:
            self._go_to(screens.level(at.holder))
        else:
            self._go_to_demand(of_slot)

    def action_missing(self) -> None:
        """What is missing of the community under the cursor; on the line of a level of all."""
        self._go_to(screens.what_is_missing(self.cursor.holder if self.cursor else ""))

    def action_validation(self) -> None:
        self._go_to_demand(screens.validation)

    def _go_to_demand(self, of_slot: Callable[[Slot], Opening[Slot]]) -> None:
        if slot := self.cursor:
            self._go_to(of_slot(slot))
        elif self._spot:
            self.say(_("A level only adds up: the arrows lead to its demands, Enter opens its workshop."))

    def action_year_plan(self) -> None:
        self._go_to(screens.year_plan(self.cursor))

    def action_hidden(self) -> None:
        self._go_to(screens.carried_demands())

    def action_calendar(self) -> None:
        self._go_to(screens.calendar(self._spot.holder if self._spot else ""))

    def action_papers(self) -> None:
        self._go_to(paper_screens.papers())

    def action_coordination(self) -> None:
        self._go_to(screens.coordination())

    def action_assembly(self) -> None:
        self._go_to_demand(screens.projector)

    def action_add(self) -> None:
        self.open(screens.which_holder(), self._add)

    def _add(self, kind: str | None) -> None:
        if kind == "community":
            self.open(screens.add_community(), self._back_from_adding)
        elif kind:
            self.open(screens.add_association(), self._back_from_adding)

    def _back_from_adding(self, slot: Slot | None) -> None:
        if slot:
            self._content.keep_shown(slot.holder)
            self._redraw(look=True)
        self._back_from(slot)

    def _go_to(self, opening: Opening[Any]) -> None:
        self._typed = ""
        self.open(opening, self._back_from)

    def _back_from(self, slot: Slot | None) -> None:
        if slot:
            self.put_cursor(slot)
        self._left_at = self.cursor
        self._say_drafts()

    # Finding by letters

    def action_find(self) -> None:
        self._find("")

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            self.app.action_help_quit()
        elif event.key == "backspace" and self._typed:
            self._find(self._typed[:-1])
        elif event.character and event.is_printable and (event.character.isalnum() or self._typed):
            self._find(self._typed + event.character)
        else:
            return
        event.stop()

    def _find(self, typed: str) -> None:
        if not self._typed:
            self._typed_at = self.query_one(Board).cursor.column
        self._typed = typed[:30]
        if self._typed_out:
            self._typed_out.stop()
        self._typed_out = self.set_timer(intervals.SEARCH_SECONDS, self._found)
        self._answer = self._told_of(typed, slug(typed))
        self.toast.say(self._answer)

    def _told_of(self, typed: str, wanted: str) -> str:
        """Go to the holder that some letters mean; what is said of it."""
        if not wanted:
            return _("Type the first letters of a community.")
        if rows := find(self._content.lines, wanted):
            missing = self._content.first_missing(rows)
            self.query_one(Board).move_to(*(missing or (rows[0], self._typed_at)))
            words = _("Find: {typed} · first missing: {where}") if missing else _("Find: {typed} · {where}")
            at, name = self.cursor, self._content.lines[rows[0]].name.strip()
            return words.format(typed=typed, where=slot_name(self.session.survey, at) if at else name)
        if name := self._content.name_found(wanted):
            return _("{name} is not among those shown: Esc shows all.").format(name=name)
        return _("No community is called like that: {typed}").format(typed=typed)

    def _found(self) -> None:
        """The letters are done with; what something else said meanwhile stays."""
        self._typed = ""
        if self.toast.said == self._answer:
            self.toast.say()
