"""The form of one demand, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from exports.marks import mark_of
from exports.slots import Slots
from exports.words import STATUSES
from storage.limits import MAX_TEXT
from storage.records import Slot, demand_name

from .. import keys
from ..desk import Desk
from ..theme import LEGEND
from ..widgets.choice import Choice, Option, Options
from ..widgets.fields import GoOn, Line, Prose
from ..widgets.said import Bar, Remark
from ..widgets.strips import KeyLine
from ..widgets.years import Years
from ..words import N_, _, ngettext
from .add_action import AddAction, NewAction
from .base import At
from .demand_form import Terms, flaws, lacking, page_of, read, shown, status_of
from .demand_lists import lists, terms
from .demand_pages import PAGES, MainPage, Page, label
from .likely import asked_elsewhere, likely_actions
from .proposals import chosen, leading, row_of, standing
from .record_form import RecordForm
from .slots import action_name, said, slot_name, versions
from .turns import Turns
from .typed import Typed


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
    CSS_PATH = "demand.tcss"
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
            "cursor. Those not chosen are kept. F6 again: more of the demand, as the words in Aymara, a year it "
            "is a phase of, or the date of what was decided on paper."
        ),
        N_(
            "F4 says in a field what the year before says. The right arrow takes the words that are shown in grey."
        ),
        N_("Escape goes back. What was typed stays as a draft and is offered the next time."),
    )

    def __init__(self, desk: Desk, turns: Turns, slot: Slot, *, goes_on: bool = True) -> None:
        super().__init__(desk, turns)
        self._goes_on = goes_on
        self._slot = slot
        self._was_missing = False
        self._page = MainPage.NAME
        self._pages: dict[str, Page] = {}
        """Those that are made, with all that is on them."""
        self._lists: dict[str, list[Option]] = {}
        self._terms = Terms((), 0, {})
        self._sources: dict[str, str] = {}
        self._held: Typed = {}
        """What stands in the fields of pages that were not opened yet."""
        self._class_of: dict[str, str] = {}

    @property
    def slot(self) -> Slot:
        return self._slot

    def furnish(self) -> ComposeResult:
        yield Remark(id="title")
        yield Bar(id="note")
        yield VerticalScroll(id="pages", can_focus=False)
        yield Options()
        yield Years()

    async def begin(self) -> None:
        self.post_message(At(self._slot, kept=True))
        await self._lay_out()
        await self.load()

    # Pages

    async def _lay_out(self) -> None:
        """Make the first page as this slot needs it; the others are made when they are asked for."""
        survey = self.desk.survey
        state = survey.history(self.record)
        self._lists = lists(survey, self._slot, "")
        self._class_of = {action.id: action.fields.class_ for action in survey.actions()}
        plan = survey.plan.sources
        self._sources = plan if isinstance(plan, dict) else {}
        before, self._terms = self._terms, terms(survey, self._lists, state.values if state else {})
        fits = before.main == self._terms.main
        for name, page in list(self._pages.items()):
            if not (fits and name == MainPage.NAME):
                del self._pages[name]
                await page.remove()
        if MainPage.NAME not in self._pages:
            await self._make(MainPage.NAME)
        self._turn_to(MainPage.NAME)

    async def _make(self, name: str) -> None:
        page = PAGES[name](self._terms, self._sources)
        await self.query_one("#pages").mount(page)
        self._pages[name] = page
        for choice in page.query(Choice):
            list_ = "proposed_by" if choice.has_class("by") else choice.id or ""
            choice.options = self._lists[list_]
        self._fill(page)

    def _turn_to(self, name: str) -> None:
        self._page = name
        for made, page in self._pages.items():
            page.display = made == name
        self.query_one(KeyLine).refresh()

    async def _open(self, name: str, at: str = "") -> None:
        """Show a page with the cursor in a field, by default its first."""
        self._held = self.typed()
        if name not in self._pages:
            await self._make(name)
        self._turn_to(name)
        self.to_field(at or self._first_field())
        self.remark()

    def _first_field(self) -> str:
        """The first empty row of the proposals; elsewhere the first field."""
        fields = self.fields()
        if self._page != "proposals":
            return fields[0]
        typed = self.typed()
        return next((name for name in fields[::3] if not typed[name]), fields[0])

    def fields(self) -> tuple[str, ...]:
        return tuple(PAGES[self._page](self._terms, self._sources).names)

    def every_field(self) -> tuple[str, ...]:
        return self._terms.all

    def to_field(self, name: str) -> None:
        page = page_of(name)
        if page != self._page:
            self.while_keys_wait(self._open(page, name))
        else:
            super().to_field(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        following = {"main": "proposals", "proposals": "more", "more": "main", "private": "main"}[self._page]
        if action in PAGES and action != "private":
            return action == following
        if action in {"choose", "repeat"}:
            return (action == "choose") == (self._page == "proposals")
        return super().check_action(action, parameters)

    def action_proposals(self) -> None:
        self.while_keys_wait(self._open("proposals"))

    def action_more(self) -> None:
        self.while_keys_wait(self._open("more"))

    def action_main(self) -> None:
        self.while_keys_wait(self._open("main"))

    def action_private(self) -> None:
        self.while_keys_wait(self._open("main" if self._page == "private" else "private"))

    def stride(self, message: GoOn) -> int:
        """Up and Down go by rows on the page of proposals."""
        return message.step * 3 if self._page == "proposals" and not message.done else message.step

    def finish(self) -> None:
        if self._page == "main":
            super().finish()
        else:
            self.action_main()

    # What stands in the fields

    @property
    def record(self) -> str:
        return demand_name(self.desk.survey.municipality, self._slot.holder, self._slot.year, self._slot.n)

    def where(self) -> str:
        return slot_name(self.desk.survey, self._slot)

    def typed(self) -> Typed:
        return {**self._held, **{name: _value(field) for name, field in self._fields_made()}}

    def put(self, typed: Typed) -> None:
        self._held = dict(typed)
        for page in self._pages.values():
            self._fill(page)

    def _fields_made(self) -> list[tuple[str, Widget]]:
        """Every field that there is a widget of."""
        return [(name, page.query_one(f"#{name}")) for page in self._pages.values() for name in page.names]

    def _fill(self, page: Page) -> None:
        for name in page.names:
            value, field = self._held.get(name, ""), page.query_one(f"#{name}")
            if isinstance(field, Prose):
                field.load_text(value)
                field.move_cursor(field.document.end)
            elif isinstance(field, Choice):
                known = {self._first.get(name), *(kept for kept, _read in field.options)}
                field.put(value if value in known else None)
                if value not in known:
                    field.value = value
            elif isinstance(field, Line):
                field.value = value

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body, self._terms)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._before, self._terms)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed, self._before, self._terms)

    def label(self, name: str) -> str:
        return label(name, self._sources)

    def in_words(self, name: str, value: str) -> str:
        options = self._lists.get("proposed_by" if name.startswith("by-") else name, [])
        return dict(options).get(value, value)

    def repeated(self) -> Typed | None:
        """The holder's year before, or the nearest that there is."""
        survey, here = self.desk.survey, self._slot
        years = sorted(survey.plan.years, key=lambda year: (year > here.year, abs(year - here.year)))
        for year in years:
            entry = survey.demand(here.holder, year, here.n) if year != here.year else None
            if entry and Slots(survey).at(here.holder, year, here.n).stand == "filled":
                return shown(entry.history.values, self._terms)
        return None

    # What stands beside them

    def show(self) -> None:
        survey = self.desk.survey
        self._choose_among("action", likely_actions(survey, self._first["text"]))
        prose = self.query_one(Prose)
        prose.known = asked_elsewhere(survey)
        self._say_title()
        self._note()
        self._show_years()

    def _choose_among(self, name: str, options: list[Option]) -> None:
        self._lists[name] = options
        self.query_one(f"#{name}", Choice).options = options

    def _say_title(self) -> None:
        survey, slot = self.desk.survey, self._slot
        zones = {zone.id: zone.fields.name for zone in survey.zones("typology")}
        community = next((c for c in survey.communities() if c.id == slot.holder), None)
        zone = community.fields.typology_zone if community else None
        n = len(self._before.get("options", []))
        parts = [
            slot_name(survey, slot),
            zones.get(zone, "") if isinstance(zone, str) else "",
            ngettext("{n} proposal: F6", "{n} proposals: F6", n).format(n=n) if n else "",
        ]
        self.query_one("#title", Remark).say(" · ".join(part for part in parts if part))

    def _note(self) -> None:
        """What one should know of this slot before typing into it."""
        state = Slots(self.desk.survey).at(self._slot.holder, self._slot.year, self._slot.n)
        if state.disputed:
            words = _("! {n} versions to settle; one is shown. What you change here is then decided for all.")
            self.note(words.format(n=max(2, versions(state))))
        elif not self.desk.writable:
            self.note(_("This file is open for reading only; nothing can be saved."))
        else:
            self.note()

    def _show_years(self) -> None:
        survey, here = self.desk.survey, self._slot
        slots = Slots(survey)
        states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
        years = [(str(s.year), mark_of(s), said(s, survey, roomy=True)) for s in states]
        self.query_one(Years).show(years, next((i for i, s in enumerate(states) if s.year == here.year), -1))

    def speak(self) -> None:
        self._lists = lists(self.desk.survey, self._slot, self.typed()["text"])
        for choice in self.query(Choice):
            held = choice.taken
            choice.options = self._lists["proposed_by" if choice.has_class("by") else choice.id or ""]
            if held is not None:
                choice.put(held)
        self._say_title()
        self._note()
        self._show_years()
        self.remark()
        super().speak()

    # Words at the fields

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if name == "text":
            self.query_one("#about-text", Remark).say(words, wrong=wrong)
        else:
            super().say_at(name, words, wrong=wrong)

    def wrong_at(self, name: str) -> bool:
        if name == "text":
            return self.query_one("#about-text", Remark).has_class("-wrong")
        return super().wrong_at(name)

    def still_typing(self, name: str) -> bool:
        return self.focused is not None and self.focused.id == name and isinstance(self.focused, Choice)

    def remark(self) -> None:
        super().remark()
        if page := self._pages.get("proposals"):
            page.query_one("#standing", Remark).say(standing(self.typed(), self._terms.rows))

    def meaning(self, name: str, typed: Typed) -> str:
        words = ""
        if name == "text" and len(typed["text"]) > MAX_TEXT - 100:
            words = _("{n} of {most} characters").format(n=len(typed["text"]), most=MAX_TEXT)
        elif name == "class" and not typed["class"] and typed["action"] in self._class_of:
            class_ = self._class_of[typed["action"]]
            words = _("by its action: {class_}").format(class_=_(LEGEND.get(class_, class_)))
        elif name == "cost":
            words = lacking(typed, self._terms)
        elif name == "how" and not typed["how"] and typed["votes"]:
            words = _("say how it was decided")
        elif name == "status" and not typed["status"]:
            words = _(STATUSES[status]) if (status := status_of(typed, self._terms)) else ""
        elif name.startswith("from-") and not typed[name]:
            words = _("contribution in Bs")
        elif name == "joint_with" and typed[name]:
            words = _("its cost counts once")
        return words

    def on_descendant_focus(self) -> None:
        if self.focused is not None and self.focused.id == "action":
            self._choose_among("action", likely_actions(self.desk.survey, self.query_one(Prose).text))
        super().on_descendant_focus()

    # Proposals and actions

    def action_choose(self) -> None:
        typed, rows = self.typed(), self._terms.rows
        row = row_of(self.focused.id or "") if self.focused else 0
        if not row or not typed[f"proposal-{row}"].strip():
            first = leading(typed, rows)
            row = first[0] if len(first) == 1 else 0
        if not row:
            self.note(_("Put the cursor on the proposal that was chosen."))
            return
        self.put(chosen(typed, rows, row))
        self.note()
        self.while_keys_wait(self._open("main", "action"))

    def action_add(self) -> None:
        typed = self.typed()["action"]
        name = "" if typed in self._class_of else typed
        self.app.push_screen(AddAction(self.desk.survey, name), self._add)

    def _add(self, new: NewAction | None) -> None:
        if new is not None:
            self.while_keys_wait(self._keep_action(new))

    async def _keep_action(self, new: NewAction) -> None:
        if new.body and not await self.saved_besides(new.record, new.body):
            return
        survey = self.desk.survey
        self._class_of = {action.id: action.fields.class_ for action in survey.actions()}
        self._terms.lists["action"] = set(self._class_of)
        self._choose_among("action", likely_actions(survey, self.query_one(Prose).text))
        self.put({**self.typed(), "action": new.id})
        if self._page == "main":
            self.to_field("class")
        self.note(_("The action {name} is in the list now.").format(name=action_name(survey, new.id)))

    # Going on and saving

    async def action_back(self) -> None:
        if self._page != "main":
            await self._open("main")
            return
        await self.keep()
        self.hand_over(self._slot)

    def came_back(self, slot: Slot | None) -> None:
        """A version may have been brought back; what was typed before that stays, and is a version of its own."""
        super().came_back(slot)
        state = self.desk.survey.history(self.record)
        if self.typed() == self._first and state and set(state.heads) != set(self._base):
            self.while_keys_wait(self.load())

    async def give_up(self) -> None:
        self.hand_over(self._slot)

    def action_save(self) -> None:
        for choice in self.query(Choice):
            choice.settle()
        self._was_missing = self._stand() == "missing"
        super().action_save()

    async def after_save(self) -> None:
        following = self._next_missing() if self._was_missing and self._goes_on else None
        if following is None:
            self.hand_over(self._slot)
            return
        self._slot = following
        self.post_message(At(following, kept=True))
        await self._lay_out()
        await self.load()

    def _stand(self) -> str:
        return Slots(self.desk.survey).at(self._slot.holder, self._slot.year, self._slot.n).stand

    def _next_missing(self) -> Slot | None:
        """The holder's next year that nothing stands in yet."""
        slots, here = Slots(self.desk.survey), self._slot
        for year in self.desk.survey.plan.years:
            if year > here.year and slots.at(here.holder, year, here.n).stand == "missing":
                return Slot(here.holder, year, here.n)
        return None


def _value(field: Widget) -> str:
    if isinstance(field, Choice):
        return field.taken or field.value
    if isinstance(field, Line):
        return field.value
    return field.text if isinstance(field, Prose) else ""
