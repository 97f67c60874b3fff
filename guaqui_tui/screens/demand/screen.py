"""The form of one demand, page by page."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume

from exports.wording.symbols import Marks
from exports.wording.votes import compared_votes
from storage import GuaquiError
from storage.kinds.process.demand import STATUSES, Slot
from storage.limits import MAX_TEXT
from storage.plan.slots import Slots
from storage.plan.votes import Vote, proposals_with_words
from storage.revisions.history import History

from ...forms.counted_votes import read_votes
from ...forms.demand import PRIVATE, lacking, share_of_cost, shown, status_of
from ...forms.draft_values import Typed
from ...forms.proposals import meant, row_names, row_of, standing, vote_typed
from ...language.gettext_ import N_, _, language, ngettext, speech
from ...look import keys
from ...session.session import Session
from ...widgets.choice import Choice, Options
from ...widgets.fields import Prose
from ...widgets.fitting import Fitting
from ...widgets.text import MessageBar, PlainText
from ...widgets.years import Years
from ...wording.slots import action_classes, action_name, slot_name, slot_words
from ...wording.suggestions import texts_begun
from ...wording.values import values_of
from ...wording.zones import zones_in_words, zones_of
from ..frame.keyboard import Keyboard
from ..frame.room import PositionChanged
from .add_action import AddAction, NewAction
from .free_slot import FreeSlot, Homeless, homeless, placed
from .lists import Lists, terms
from .paged_form import PagedForm
from .pages import label

OF_THE_WORDS: Final = frozenset(
    {"action", "class", "families", "cost_cents", "how", "spoken", "place", "phase", "joint_with", "phase_of"}
)
"""Fields that were said of the demand's words, and may not be true of others; its contributions go by its cost."""


BESIDE: Final = 30
"""Columns beside a field on a narrow terminal."""


class DemandScreen(PagedForm):
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
            "class of its own a demand has the class of its action. F9 adds an action that the list lacks."
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
            "F4 says in a field what the year before says. The right arrow takes the words that are shown in grey."
        ),
        N_("Escape goes back. What was typed stays as a draft and is offered the next time."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, slot: Slot, *, goes_on: bool = True, waits: bool = False
    ) -> None:
        super().__init__(session, keyboard, slot)
        self._goes_on = goes_on
        self._was_missing = False
        self._settled: History | None = None
        """The demand as it was when its save began."""
        self._coming = False
        """Whether the form was pushed again and is not there yet."""
        self._waits = waits
        """Whether it is made for later, and shows no record yet."""
        self.stands = Event()
        self._spoken = language()

    def furnish(self) -> ComposeResult:
        yield PlainText(id="title")
        yield MessageBar(id="note")
        yield Fitting(id="pages", can_focus=False)
        yield Options()
        yield Years()

    async def begin(self) -> None:
        if self._waits:
            self._waits = False
            await self.make_room({})
            self.stands.set()
            return
        self.post_message(PositionChanged(self._slot, kept=True))
        await self.load()

    def come_to(self, slot: Slot, *, goes_on: bool) -> None:
        """Where the next push of this form, which stands already, comes to; keys wait for it from now on."""
        self.keyboard.take()
        self.let_go_of_all()
        self.say()
        self.query_one("#title", PlainText).say()
        self._slot, self._goes_on, self._coming = slot, goes_on, True

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
            self.keyboard.give()

    async def make_room(self, drafted: Mapping[str, Any]) -> None:
        survey = self.session.survey
        state = survey.history(self.record)
        lists = Lists(survey, self.session.asked, self._slot, state.values if state else {})
        await self.lay_out(terms(survey, lists, state.values if state else {}, drafted), lists)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"choose", "repeat"}:
            return (action == "choose") == (self._page == "proposals")
        return super().check_action(action, parameters)

    # What stands in the fields

    def label(self, name: str) -> str:
        return label(name, self._terms)

    def in_words(self, name: str, value: str) -> str:
        if name in PRIVATE and value:
            return _("private")
        return dict(self._lists.of(name)).get(value, value)

    def repeated(self) -> Typed | None:
        """The holder's year before, or the nearest that there is."""
        survey, here = self.session.survey, self._slot
        years = sorted(survey.plan.years, key=lambda year: (year > here.year, abs(year - here.year)))
        for year in years:
            entry = survey.demand(here.holder, year, here.n) if year != here.year else None
            if entry and Slots(survey).at(here.holder, year, here.n).stand == "filled":
                return shown(entry.history.values, self._terms)
        return None

    # What stands beside them

    def show(self) -> None:
        survey = self.session.survey
        self._actions_for(self._first["text"])
        self.query_one(Prose).known = texts_begun(survey, self.session.asked)
        self._say_title()
        self.warn()
        self._show_years()

    def _actions_for(self, text: str) -> None:
        self.query_one("#action", Choice).options = self._lists.look_again_for(text)

    def _say_title(self) -> None:
        survey, slot = self.session.survey, self._slot
        zones = survey.memberships(slot.holder)[-1:]
        n = len(proposals_with_words(self._before.get("options")))
        parts = [
            slot_name(survey, slot),
            zones_of(zones, zones_in_words(survey)),
            ngettext("{n} proposal: F6", "{n} proposals: F6", n).format(n=n) if n else "",
        ]
        self.query_one("#title", PlainText).say(" · ".join(part for part in parts if part))

    def _show_years(self) -> None:
        survey, here = self.session.survey, self._slot
        slots, marks = Slots(survey), Marks(survey)
        states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
        years = [(str(s.year), marks.of(s), slot_words(s, survey, roomy=True)) for s in states]
        self.query_one(Years).show(years, next((i for i, s in enumerate(states) if s.year == here.year), -1))

    def speak(self) -> None:
        self._spoken = language()
        self._lists = Lists(self.session.survey, self.session.asked, self._slot, self._before)
        self._terms.values, self._terms.listed = values_of(self.session.survey), self._lists.has
        for choice in self.query(Choice):
            choice.read_anew(self._lists.of(choice.id or ""))
        super().speak()

    # Words at the fields

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if name == "text":
            self.query_one("#about-text", PlainText).say(words, wrong=wrong)
        else:
            super().say_at(name, words, wrong=wrong)

    def wrong_at(self, name: str) -> bool:
        if name == "text":
            return self.query_one("#about-text", PlainText).has_class("-wrong")
        return super().wrong_at(name)

    def still_typing(self, name: str) -> bool:
        return self.focused is not None and self.focused.id == name and isinstance(self.focused, Choice)

    def remark(self) -> None:
        super().remark()
        if page := self._pages.get("proposals"):
            page.query_one("#standing", PlainText).say(standing(self.typed(), self._terms.rows))

    def meaning(self, name: str, typed: Typed) -> str:
        words = ""
        if name == "text" and len(typed["text"]) > MAX_TEXT - 100:
            words = _("{n} of {most} characters").format(n=len(typed["text"]), most=MAX_TEXT)
        elif name == "class" and not typed["class"]:
            words = self._class_of_action(typed["action"])
        elif name == "cost_cents":
            words = lacking(typed, self._terms)
        elif name == "votes":
            words = _vote_in_words(vote_typed(typed, self._terms.rows))
        elif (row := row_of(name)) and typed[name].strip() and not typed[row_names(row)[0]].strip():
            words = _("no words")
        elif name == "how" and not typed["how"] and typed["votes"]:
            words = _("say how it was decided")
        elif name == "status" and not typed["status"]:
            words = _(STATUSES[status]) if (status := status_of(typed, self._terms)) else ""
        elif name in self._terms.funding:
            share = share_of_cost(typed, name, self._terms)
            words = share if typed[name] else _("contribution in {currency_sign}")
        elif name == "joint_with" and typed[name]:
            words = _("its cost counts once")
        return words

    def on_descendant_focus(self) -> None:
        if self.focused is not None and self.focused.id == "action":
            self._actions_for(self.query_one(Prose).text)
        super().on_descendant_focus()

    # Proposals and actions

    def action_choose(self) -> None:
        row = meant(self.typed(), self._terms.rows, row_of(self.focused.id or "") if self.focused else 0)
        if row:
            self.while_keys_wait(self._choose(row))
        else:
            self.note(_("Put the cursor on the proposal that was chosen."))

    async def _choose(self, row: int) -> None:
        kept = await self.choose_row(row)
        await self._open("main", "action")
        self.note(self._of_before(kept) if kept else "")

    def _of_before(self, kept: int) -> str:
        """Where the words before are now, and what was said with them and stays as it was."""
        typed, changed = self.typed(), self._replaced[-1]
        words = [_("What was written before is proposal {n} now; Ctrl+Z takes it back.").format(n=kept)]
        if len(read_votes(changed.get("votes", "")) or {}) > 1:
            words.append(_("Its votes were {votes}.").format(votes=changed["votes"]))
        names = (*self._terms.main, *self._terms.of_page("more"))
        left = (name for name in names if name in OF_THE_WORDS and name not in changed)
        fields = [_(self.label(name)) for name in left if typed[name]]
        if fields:
            words.append(_("As they were, look at them: {fields}.").format(fields=", ".join(fields)))
        return " ".join(words)

    def _class_of_action(self, action: str) -> str:
        """The class that its action gives a demand, with ! where another version of the action gives another."""
        shown, *others = action_classes(self.session.survey, action) or [""]
        words = _("{class_}, by its action").format(class_=values_of(self.session.survey).named(("class",), shown))
        return f"! {words}" if others else words if shown else ""

    def action_add(self) -> None:
        typed = self.typed()["action"]
        name = "" if action_classes(self.session.survey, typed) else typed
        self.app.push_screen(AddAction(self.session.survey, name), self._add)

    def _add(self, new: NewAction | None) -> None:
        if new is not None:
            self.while_keys_wait(self._keep_action(new))

    async def _keep_action(self, new: NewAction) -> None:
        if new.body and not await self.saved_besides(new.record, new.body):
            return
        survey = self.session.survey
        self._actions_for(self.query_one(Prose).text)
        self.put({**self.typed(), "action": new.id})
        if self._page == "main":
            self.to_field("class")
        self.note(_("The action {name} was added to the list.").format(name=action_name(survey, new.id)))

    # Going on and saving

    async def action_back(self) -> None:
        if self._page != "main":
            await self._open("main")
            return
        if await self.may_leave():
            self.hand_over(self._slot)

    def came_back(self, slot: Slot | None) -> None:
        """A version may have been brought back; what was typed before that stays, and is a version of its own."""
        super().came_back(slot)
        state = self.session.survey.history(self.record)
        if self.typed() == self._first and state and set(state.heads) != set(self._base):
            self.while_keys_wait(self.load())

    async def give_up(self) -> None:
        self.hand_over(self._slot)

    def action_save(self) -> None:
        self.settle()
        self._was_missing = self.state().stand == "missing"
        self._settled = self.session.survey.history(self.record)
        super().action_save()

    async def after_save(self) -> None:
        """A version that the save left without a place is offered one first."""
        found = homeless(self.session.survey, self._slot, self._settled)
        if found is None:
            await self._go_on_from_here()
            return

        def answered(put: bool | None) -> None:  # noqa: FBT001 - a result
            self.while_keys_wait(self._place(found) if put else self._go_on_from_here())

        self.app.push_screen(FreeSlot(self.session.survey, found), answered)

    async def _place(self, found: Homeless) -> None:
        try:
            await self.session.save(*placed(self.session.survey, found))
        except GuaquiError as error:
            self.note(self.refused(error), wrong=True)
            return
        await self._go_on_from_here()

    async def _go_on_from_here(self) -> None:
        following = self._next_missing() if self._was_missing and self._goes_on else None
        if following is None:
            self.hand_over(self._slot)
            return
        self._let_go()
        self.say()
        self._slot = following
        self.post_message(PositionChanged(following, kept=True))
        await self.load()

    def _next_missing(self) -> Slot | None:
        """The holder's next year that nothing stands in yet."""
        slots, here = Slots(self.session.survey), self._slot
        for year in self.session.survey.plan.years:
            if year > here.year and slots.at(here.holder, year, here.n).stand == "missing":
                return Slot(here.holder, year, here.n)
        return None


def _vote_in_words(vote: Vote) -> str:
    """With 26 votes; the other had 24. Without what the field itself says where there is no room for that."""
    words = compared_votes(vote, speech())
    return words if cell_len(words) <= BESIDE else compared_votes(vote._replace(for_=None), speech())
