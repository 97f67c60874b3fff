"""The form of one demand, page by page."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from textual.binding import BindingType
from textual.events import ScreenResume

from exports.wording.marks import Marks
from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.plan.slot_states import Slots
from storage.plan.votes import proposals_with_words
from storage.revisions.history import History
from storage.translatable import N_

from ...forms.counted_votes import read_votes
from ...forms.displaced_demand import DisplacedDemand, displaced_demand, placing
from ...forms.draft_values import Typed
from ...forms.new_action import NewAction
from ...forms.proposals import OF_A_ROW, leader_in_words, proposal_to_choose, row_of
from ...forms.subjects.slot_subject import SlotSubject
from ...language.gettext_ import _, language, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.choice import Choice
from ...widgets.fields import GoOn, Prose
from ...widgets.text import PlainText
from ...widgets.years import Years
from ...wording.slots import action_classes, action_name, slot_name, slot_words
from ...wording.suggestions import texts_begun
from ...wording.zones import zones_in_words, zones_of
from ..frame import table_of_screens as screens
from ..frame.base_screen import PositionChanged
from ..frame.keyboard import Keyboard
from ..record.record_form import RecordForm
from ..record.slot_layout import row_of_before
from .paged_layout import NEXT_PAGE, PagedLayout

OF_THE_WORDS: Final = frozenset(
    {"action", "class", "families", "cost_cents", "how", "spoken", "place", "phase", "joint_with", "phase_of"}
)
"""Fields that were said of the demand's words, and may not be true of others; its contributions go by its cost."""


class DemandScreen(RecordForm[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.SAVE,
        keys.CHOOSE,
        keys.REPEAT,
        keys.PROPOSALS,
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
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter, Tab or Down goes on to the next field, Up goes back; on the last field Enter saves."),
        N_("F2 or Ctrl+S saves from anywhere. After a new demand the community's next empty year follows."),
        N_(
            "Lists take a number or the first letters and may stay empty; PgDn shows the next ones. Without a "
            "class of its own a demand has the class of its action. Ins adds an action that the list lacks."
        ),
        N_(
            "If the community decided not to ask, or puts it off: Up from the first field is the last one, the "
            "status; choose it there and save."
        ),
        N_(
            "F6 shows the proposals: write each with its votes and who proposed it; F5 chooses the one under the "
            "cursor. Those not chosen are kept, and so is what was written before: it becomes a proposal. Ctrl+Z "
            "takes the choice back. F6 again: more of the demand, as the words in Aymara, a year it "
            "is a phase of, or the date of what was decided on paper."
        ),
        N_(
            "What the year before says in a field is repeated with Ctrl+P. The right arrow "
            "takes the words that are shown in grey."
        ),
        N_("Escape goes back. What was typed stays as a draft and is offered the next time."),
    )

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
        self._goes_on = goes_on
        self._at = at
        self._was_missing = False
        self._settled: History | None = None
        """The demand as it was when its save began."""
        self._coming = False
        """Whether the form was pushed again and is not there yet."""
        self._waits = waits
        """Whether it is made for later, and shows no record yet."""
        self._has_come = Event()
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
            return
        self.post_message(PositionChanged(self.slot, kept=True))
        await self.load()
        if self._at in self.demand.terms.all:
            self.to_field(self._at)

    def come_to(self, slot: Slot, *, goes_on: bool, at: str = "") -> None:
        """Where the next push of this form, which stands already, comes to."""
        self._has_come.clear()
        self._let_go_of_all()
        self.say()
        self.entitle()
        self.demand.slot = slot
        self._goes_on, self._at, self._coming = goes_on, at, True

    def _let_go_of_all(self) -> None:
        """Nothing of the record before is seen when the form comes again: not its page, not its words."""
        self._let_go()
        self._turn_to("main")
        self._put_quietly({})

    async def on_screen_resume(self, _event: ScreenResume) -> None:
        if not self._coming:
            return
        self._coming = False
        if self._spoken != language():
            self._spoken = language()
            self.draw_anew()
        self._unsaved, self._refused = "", False
        self.show_top()
        try:
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
        if action in {"choose", "repeat"}:
            return (action == "choose") == (self.page == "proposals")
        if action in NEXT_PAGE and action != "private":
            return action == NEXT_PAGE[self.page]
        return super().check_action(action, parameters)

    # Pages

    def _turn_to(self, name: str) -> None:
        self._pages.show_page(name)
        self.query_one(KeyLine).refresh()

    async def _open(self, name: str, at: str = "") -> None:
        """Show a page with the cursor in a field, by default its first."""
        self._pages.held = self.typed()
        await self._pages.make(name)
        self._turn_to(name)
        self.to_field(at or self._first_field())
        self.remark()

    def _first_field(self) -> str:
        """The first empty row of the proposals; elsewhere the first field."""
        fields = self.fields()
        if self.page != "proposals":
            return fields[0]
        typed = self.typed()
        return next((name for name in fields[:: len(OF_A_ROW)] if not typed[name]), fields[0])

    def to_field(self, name: str) -> None:
        page = self.demand.terms.page_of(name)
        if page != self.page:
            self.while_keys_wait(self._open(page, name))
        else:
            super().to_field(name)

    def action_proposals(self) -> None:
        self.while_keys_wait(self._open("proposals"))

    def action_more(self) -> None:
        self.while_keys_wait(self._open("more"))

    def action_main(self) -> None:
        self.while_keys_wait(self._open("main"))

    def action_private(self) -> None:
        self.while_keys_wait(self._open("main" if self.page == "private" else "private"))

    def following(self, index: int, message: GoOn) -> int:
        """Up and Down keep their column on the page of proposals, and stay where no row is left."""
        if self.page != "proposals" or message.by != "arrow":
            return super().following(index, message)
        there = index + message.step * len(OF_A_ROW)
        return there if 0 <= there < len(self.fields()) else index

    def finish(self) -> None:
        if self.page == "main":
            super().finish()
        else:
            self.action_main()

    # What stands beside them

    def show(self) -> None:
        survey = self.session.survey
        self._actions_for(self._opened.shown["text"])
        self.query_one(Prose).known = texts_begun(survey, self.session.request_counts)
        self._say_title()
        self.warn()
        self._show_years()

    def _actions_for(self, text: str) -> None:
        self.query_one("#action", Choice).options = self.demand.lists.look_again_for(text)

    def _say_title(self) -> None:
        survey, slot = self.session.survey, self.slot
        zones = survey.memberships(slot.holder)[-1:]
        n = len(proposals_with_words(self._opened.before.get("options")))
        parts = [
            slot_name(survey, slot),
            zones_of(zones, zones_in_words(survey)),
            ngettext("{n} proposal: F6", "{n} proposals: F6", n).format(n=n) if n else "",
        ]
        self.entitle(" · ".join(part for part in parts if part))

    def _show_years(self) -> None:
        survey, here = self.session.survey, self.slot
        slots, marks = Slots(survey), Marks(survey)
        states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
        years = [(str(s.year), marks.of(s), slot_words(s, survey, roomy=True)) for s in states]
        self.query_one(Years).show(years, next((i for i, s in enumerate(states) if s.year == here.year), -1))

    def speak(self) -> None:
        self._spoken = language()
        self.demand.speak(self._opened.before)
        super().speak()

    # Words at the fields

    def remark(self) -> None:
        super().remark()
        if page := self._pages.pages.get("proposals"):
            page.query_one("#standing", PlainText).say(leader_in_words(self.typed(), self.demand.terms.rows))

    def on_descendant_focus(self) -> None:
        if self.focused is not None and self.focused.id == "action":
            self._actions_for(self.query_one(Prose).text)
        super().on_descendant_focus()

    # Proposals and actions

    def action_choose(self) -> None:
        row = proposal_to_choose(
            self.typed(), self.demand.terms.rows, row_of(self.focused.id or "") if self.focused else 0
        )
        if row:
            self.while_keys_wait(self._choose(row))
        else:
            self.note(_("Put the cursor on the proposal that was chosen."))

    async def _choose(self, row: int) -> None:
        after, rows = self._pages.chosen(row)
        await self._pages.make_rows(rows)
        self.add_fields()
        kept = row_of_before(self.typed(), after)
        changed = self.replace(after)
        await self._open("main", "action")
        self.note(self._of_before(kept, changed) if kept else "")

    def _of_before(self, kept: int, changed: Typed) -> str:
        """Where the words before are now, and what was said with them and stays as it was."""
        typed = self.typed()
        words = [_("What was written before is proposal {n} now; Ctrl+Z takes it back.").format(n=kept)]
        if len(read_votes(changed.get("votes", "")) or {}) > 1:
            words.append(_("Its votes were {votes}.").format(votes=changed["votes"]))
        names = (*self.demand.terms.main, *self.demand.terms.of_page("more"))
        left = (name for name in names if name in OF_THE_WORDS and name not in changed)
        fields = [_(self.demand.label(name)) for name in left if typed[name]]
        if fields:
            words.append(_("As they were, look at them: {fields}.").format(fields=", ".join(fields)))
        return " ".join(words)

    def action_add(self) -> None:
        typed = self.typed()["action"]
        name = "" if action_classes(self.session.survey, typed) else typed
        self.open(screens.add_action(self.session.survey, name), self._add)

    def _add(self, new: NewAction | None) -> None:
        if new is not None:
            self.while_keys_wait(self._keep_action(new))

    async def _keep_action(self, new: NewAction) -> None:
        if new.body:
            try:
                await self.session.save(new.record, new.body, ())
            except GuaquiError as error:
                self.note(self.refused(error), wrong=True)
                return
        survey = self.session.survey
        self._actions_for(self.query_one(Prose).text)
        self._pages.put({**self.typed(), "action": new.id})
        if self.page == "main":
            self.to_field("class")
        self.note(_("The action {name} was added to the list.").format(name=action_name(survey, new.id)))

    # Going on and saving

    async def action_back(self) -> None:
        if self.page not in {"main", self.demand.terms.page_of(self._at)}:
            await self._open("main")
            return
        if await self.may_leave():
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
        found = displaced_demand(self.session.survey, self.slot, self._settled)
        if found is None:
            await self._go_on_from_here()
            return

        def answered(put: bool | None) -> None:  # noqa: FBT001 - a result
            self.while_keys_wait(self._place(found) if put else self._go_on_from_here())

        self.open(screens.free_slot(self.session.survey, found), answered)

    async def _place(self, found: DisplacedDemand) -> None:
        try:
            await self.session.save(*placing(self.session.survey, found))
        except GuaquiError as error:
            self.note(self.refused(error), wrong=True)
            return
        await self._go_on_from_here()

    async def _go_on_from_here(self) -> None:
        following = self._next_missing() if self._was_missing and self._goes_on else None
        if following is None:
            self.hand_over(self.slot)
            return
        self._let_go()
        self.say()
        self.demand.slot = following
        self.post_message(PositionChanged(following, kept=True))
        await self.load()

    def _next_missing(self) -> Slot | None:
        """The holder's next year that nothing stands in yet."""
        slots, here = Slots(self.session.survey), self.slot
        for year in self.session.survey.plan.years:
            if year > here.year and slots.at(here.holder, year, here.n).stand == "missing":
                return Slot(here.holder, year, here.n)
        return None
