"""The form of one demand, page by page."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Collection, Mapping
from functools import cache, partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.widgets import TextArea

from storage.kinds.process.demand import Slot, slot_of
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import DISPUTED
from storage.plan.slot_states import next_missing
from storage.revisions.history import History

from ...forms.adding.new_action import NewAction
from ...forms.draft_values import Typed
from ...forms.open_form import open_form
from ...forms.proposals import MARKED, are_said, marked_row, proposal_to_mark, row_of, with_mark, words_of_demand
from ...forms.subjects.slot_subject import SlotSubject
from ...language.gettext_ import _, language
from ...look import keys
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.choice import Choice
from ...widgets.fields import GoOn, Prose
from ...widgets.sideways import MoveSideways
from ...widgets.toast import say_below
from ...widgets.years import Years
from ...wording.missing.still_to_say import still_to_say
from ...wording.slots import action_classes
from ...wording.suggestions import texts_begun
from ..frame import table_of_screens as screens
from ..frame.field_order import field_with_cursor, place_of_cursor
from ..frame.keyboard import Keyboard
from ..frame.messages import PositionChanged
from ..frame.opening import drawn_once
from ..record.free_slot import offer
from ..record.missing_of_form import leave_for, show_missing
from ..record.record_form import RecordForm
from .added_action import keep_added
from .advice import ADVICE
from .demand_table import ProposalClicked
from .paged_layout import MAIN, NEXT_PAGE, PagedLayout
from .table_words import title_in_words, years_in_words
from .way_back import WayBack


class DemandScreen(RecordForm[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_OF_MANY,
        keys.SAVE,
        keys.CHOOSE,
        keys.REPEAT,
        keys.MISSING,
        keys.MORE,
        keys.MAIN,
        keys.BACK,
        keys.HELP,
        keys.PREVIOUS_FIELD,
        keys.ELSEWHERE,
        keys.ADD_ACTION,
        keys.PRIVATE,
        keys.HISTORY,
    ]
    CSS_PATH = "screen.tcss"
    DEFAULT_CSS = "DemandScreen { overflow: hidden; }"
    ADVICE: ClassVar[tuple[str, ...]] = ADVICE

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        slot: Slot,
        *,
        goes_on: bool = True,
        at: str = "",
        waits: bool = False,
    ) -> None:
        self.demand = SlotSubject(session, slot)
        self._pages = PagedLayout(self.demand, lambda: self._opened.shown)
        super().__init__(session, keyboard, self.demand, self._pages, lambda _saved: self.demand.slot)
        self._goes_on, self._at = goes_on, at
        self._was_missing, self._way_back = False, WayBack()
        self._settled: History | None = None
        """The demand as it was when its save began."""
        self._waits = waits
        """Whether it is made for later, and shows no record yet."""
        self._has_come = Event()
        """Not set while the form was pushed again and is not there yet."""
        self._has_come.set()
        self._spoken = language()

    @property
    def slot(self) -> Slot:
        return self.demand.slot

    @property
    def page(self) -> str:
        """The page that is seen."""
        return self._pages.page

    async def begin(self) -> None:
        if self._waits:
            self._waits = False
            await self.make_room({})
            self._rehearse()
            return
        self.post_message(PositionChanged(self.slot, kept=True))
        await self.load()
        meant = self.demand.terms.field_of(self._at, 1)
        if self.demand.terms.page_of(meant) != self.page:
            self.to_field(meant)

    def _rehearse(self) -> None:
        """Work out once, unseen, what every record needs: the first that is opened does not wait for it."""
        self._opened = open_form(self.record, self.session.survey.history(self.record), self.subject.shown)
        self._show_beside()
        self._put_quietly(self._opened.shown)
        self.remark()
        self._let_go_of_all()

    def come_to(self, slot: Slot, *, goes_on: bool, at: str = "") -> None:
        """Where the next push of this form, which stands already, comes to."""
        self._has_come.clear()
        self._let_go_of_all()
        self.say()
        self.entitle()
        self.demand.slot, self._goes_on, self._at = slot, goes_on, at

    def _let_go_of_all(self) -> None:
        """Nothing of the record before is seen when the form comes again: not its page, not its words."""
        self._let_go()
        self._turn_to(MAIN)
        self._put_quietly({})

    async def on_screen_resume(self, _event: ScreenResume) -> None:
        if self._has_come.is_set():
            return
        if self._spoken != language():
            self._spoken = language()
            self.draw_anew()
        self._unsaved, self._refused = "", False
        self.show_top()
        try:
            with drawn_once(self):
                await self.begin()
        finally:
            self._has_come.set()

    async def until_it_stands(self) -> None:
        await super().until_it_stands()
        await self._has_come.wait()

    async def make_room(self, drafted: Mapping[str, Any]) -> None:
        await self._pages.lay_out(*self.demand.looked_at(drafted, with_held=True))
        self.query_one(KeyLine).refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.page == MAIN and not self.only_reads
        if action in NEXT_PAGE and action != "private":
            return action == NEXT_PAGE[self.page]
        return super().check_action(action, parameters)

    # Pages

    def _turn_to(self, name: str) -> None:
        self._pages.show_page(name)
        self.query_one(KeyLine).refresh()

    async def _open(self, name: str, at: str = "") -> None:
        """Show a page with the cursor in a field, by default where it was on that page."""
        self._left.note(field_with_cursor(self, self.fields()), self.fields())
        self._pages.held = self.typed()
        await self._pages.make(name)
        self._turn_to(name)
        self.to_field(at or self._left.come_to(self.fields()))
        self.remark()

    def put_back(self, typed: Typed) -> None:
        """The mark is no field: its row is where it is seen."""
        self.field_layout.put_back(typed)
        for name in [one for one in self.field_layout.every_field() if one in typed and one != MARKED][:1]:
            self.to_field(name)
        self._touched()

    def first_field(self) -> str:
        """Of what stands on a page behind, the first that it is opened at where it is opened for nothing."""
        meant = self.demand.begins_at(self.typed(), self._at)
        return meant if self.demand.terms.page_of(meant) == MAIN else self.demand.begins_at(self.typed(), "")

    def to_field(self, name: str) -> None:
        page = self.demand.terms.page_of(name)
        if page != self.page:
            self.while_keys_wait(self._open(page, name))
        else:
            super().to_field(name)

    def action_more(self) -> None:
        self.while_keys_wait(self._open("more"))

    def action_main(self) -> None:
        self.while_keys_wait(self._open(MAIN))

    @property
    def shows_private(self) -> bool:
        return self.page == "private"

    def action_private(self) -> None:
        self.while_keys_wait(self._open(MAIN if self.page == "private" else "private"))

    def go_on(self, at: str, message: GoOn) -> None:
        """The arrows go by lines and stay in their column; Enter ends the proposals where nothing more is said."""
        if self.page != MAIN:
            super().go_on(at, message)
        elif message.by == "arrow":
            self._go_by_line(at, message.step)
        else:
            self._go_by_order(at, message)

    def _go_by_order(self, at: str, message: GoOn) -> None:
        self._pages.confirm(at)
        self._way_back.forget()  # Up goes to the line above
        if are_said(self.typed(), at):
            self.to_field("action")
        else:
            super().go_on(at, message)

    def _here(self) -> tuple[str, str] | None:
        return place_of_cursor(self, self.fields())

    def following(self, index: int, message: GoOn) -> int:
        """Enter passes over what is said already; the arrows do not."""
        there, names = super().following(index, message), self.fields()
        if message.by == "arrow" or there == len(names):
            return there
        return names.index(self.demand.behind(self.typed(), names[index], names))

    def said_by(self, at: str) -> Collection[str]:
        return self.demand.said_by(self.typed(), at)

    def _go_by_line(self, at: str, step: int) -> None:
        back = self._way_back.take(self._here())
        there = back if back and step < 0 else self._pages.below(at, step)
        if there == at:
            self.finish()
        self.to_field(there)
        self._way_back.note(at, self._here() if step > 0 else None)

    @on(MoveSideways)
    def _sideways(self, message: MoveSideways) -> None:
        if self.focused is not None and self.focused.id in self.fields():
            self.to_field(self._pages.beside(self.focused.id, message.step))

    def finish(self) -> None:
        super().finish() if self.page == MAIN else self.action_main()

    # What stands beside them

    def show(self) -> None:
        self._show_beside()
        self.warn()

    def _show_beside(self) -> None:
        survey = self.session.survey
        if words := words_of_demand(self._opened.shown):  # without any the list stands as it is made
            self.actions_for(words)
        known = cache(partial(texts_begun, survey, self.session.request_counts))
        for prose in self.query(Prose):
            prose.known = known
        self.entitle(title_in_words(survey, self.slot))
        self.query_one(Years).show(*years_in_words(survey, self.slot))

    def actions_for(self, text: str) -> None:
        self.query_one("#action", Choice).options = self.demand.lists.look_again_for(text)

    def speak(self) -> None:
        self._spoken = language()
        self.demand.speak(self._opened.before)
        super().speak()

    def on_descendant_focus(self) -> None:
        if self.focused is not None and self.focused.id == "action":
            self.actions_for(words_of_demand(self.typed()))
        self._way_back.come_to(self._here())
        super().on_descendant_focus()

    # Proposals and actions

    @on(TextArea.Changed)
    def _written(self) -> None:
        """Whoever writes in the last row gets one more, and the fields of this one."""
        rows = self.demand.terms.rows
        if self._opened.is_open and self.typed().get(f"proposal-{rows}", "").strip():
            self.while_keys_wait(self._make_row(rows + 1))

    async def _make_row(self, rows: int) -> None:
        await self._pages.make_rows(rows)
        self._opened = self._opened.with_fields(self._pages.every_field())
        self.remark()

    def action_choose(self) -> None:
        """Mark the proposal under the cursor, or take its mark away; elsewhere the one that leads. In the line
        that is free all proposals are said: the action comes next.
        """
        typed, here = self.typed(), str(self.focused.id) if self.focused else ""
        at, free = row_of(here), here.startswith("proposal-") and not typed[here].strip()
        row = proposal_to_mark(typed, at)
        if not row:
            self.say(_("Put the cursor on the proposal that was chosen."))
        elif row == at or marked_row(typed) != row:
            self._pages.note_of_another(typed)
            self.replace(with_mark(typed, row))
            self._touched()
            self.say()
        elif not free:
            self.say(_("{n} has the mark already; with the cursor on another, F5 marks that.").format(n=row))
        if row and free:
            self.to_field("action")

    @on(ProposalClicked)
    def _clicked(self, message: ProposalClicked) -> None:
        self.to_field(message.field)
        if self.check_action("choose", ()):
            self.action_choose()

    def action_add(self) -> None:
        typed = self.typed()["action"]
        name = "" if action_classes(self.session.survey, typed) else typed
        self.open(screens.add_action(self.session.survey, name), self._add)

    def _add(self, new: NewAction | None) -> None:
        if new is not None:
            self.while_keys_wait(keep_added(self, new))

    # Going on and saving

    async def action_back(self) -> None:
        terms = self.demand.terms  # the page to which one was led is left as the main one is
        if self.page not in {MAIN, terms.page_of(terms.field_of(self._at, 1))}:
            await self._open(MAIN)
        elif await self.leave():
            await self.give_up()

    def came_back(self, slot: Slot | None) -> None:
        """A version may have been brought back; what was typed before that stays, and is a version of its own."""
        super().came_back(slot)
        form = self.form
        heads = self.session.survey.heads(self.record)
        if not form.unsaved and heads and form.changed_by_others(heads):
            self.while_keys_wait(self.load())

    def action_save(self) -> None:
        self._was_missing = self.demand.state().stand == "missing"
        self._settled = self.session.survey.history(self.record)
        super().action_save()

    async def after_save(self) -> None:
        """A version that the save left without a place is offered one first."""
        if not offer(self, self.slot, self._settled, lambda: self.while_keys_wait(self._go_on_from_here())):
            await self._go_on_from_here()

    async def _go_on_from_here(self) -> None:
        unsaid = still_to_say(self.demand.state(), self.session.survey)
        following = next_missing(self.session.survey, self.slot) if self._was_missing and self._goes_on else None
        if following is None:
            say_below(self, unsaid)
            self.hand_over(self.slot)
            return
        await self._turn_to_slot(following)
        self.say(unsaid)

    def action_missing(self) -> None:
        show_missing(self, self.slot.holder, self._go_to)

    async def _go_to(self, one: Finding) -> None:
        """To a field of this demand, to another of its holder, or to what is no demand."""
        slot = slot_of(one.record)
        if slot is None or one.code == DISPUTED:
            await leave_for(self, one)
        elif slot == self.slot:
            self.to_field(self.demand.terms.field_of(one.field, marked_row(self.typed()) or 1))
        elif await self.leave():
            self._goes_on, self._at = False, one.field
            await self._turn_to_slot(slot)

    async def _turn_to_slot(self, slot: Slot) -> None:
        self._let_go()
        self.say()
        self.demand.slot = slot
        self.post_message(PositionChanged(slot, kept=True))
        await self.load()
