"""The form of one demand. Whatever is typed is on the disk soon, and stays until its save is acknowledged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from exports.marks import mark_of
from exports.slots import Slots
from exports.words import CLASSES as CLASS_WORDS
from storage import GuaquiError
from storage.drafts import Draft
from storage.history import as_seen_from
from storage.limits import MAX_TEXT
from storage.money import format_bs, parse_bs
from storage.records import CLASSES, Slot, demand_name

from .. import keys
from ..desk import Desk
from ..widgets.choice import Choice, Options
from ..widgets.fields import Line, Prose
from ..widgets.said import Bar, Remark, Words
from ..widgets.years import Years
from ..words import N_, _
from .base import At, in_words
from .demand_form import FIELDS, Typed, flaws, read, shown
from .form import Form
from .likely import likely_actions
from .slots import action_name, said, slot_name, versions
from .small import Answer, AskAboutDraft
from .turns import Turns

DRAFT_SECONDS = 1.0
"""After the first letter that is not on the disk; with the write itself it stays below two."""

LABELS = {
    "text": N_("Demand"),
    "action": N_("Action"),
    "class": N_("Class"),
    "families": N_("Families"),
    "cost": N_("Cost in Bs"),
}


class DemandScreen(Form[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.BOARD,
        keys.HELP,
    ]
    FIELDS: ClassVar[tuple[str, ...]] = FIELDS
    CSS_PATH = "demand.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter, Tab or Down goes on to the next field, Up goes back; on the last field Enter saves."),
        N_("F2 or Ctrl+S saves from anywhere. After a new demand the community's next empty year follows."),
        N_(
            "Action and class take a number or the first letters from the list; both may stay empty. Without a "
            "class of its own a demand has the class of its action."
        ),
        N_("Escape goes back to the board. What was typed stays as a draft and is offered the next time."),
    )

    def __init__(self, desk: Desk, turns: Turns, slot: Slot) -> None:
        super().__init__(desk, turns)
        self._slot = slot
        self._base: tuple[str, ...] = ()
        self._before: dict[str, Any] = {}
        self._first: Typed = dict.fromkeys(FIELDS, "")
        self._kept: Typed | None = None
        self._timer: Timer | None = None
        self._class_of = {action.id: action.fields.class_ for action in desk.survey.actions()}

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        yield Bar(id="note")
        with Vertical(id="form"):
            yield self._row("text", Prose(id="text", max_checkpoints=20))
            yield self._row("action", Choice(id="action"))
            yield self._row("class", Choice(id="class"))
            yield self._row("families", Line(id="families"))
            yield self._row("cost", Line(id="cost"))
        yield Options()
        yield Years()

    def _row(self, name: str, field: Widget) -> Horizontal:
        return Horizontal(
            Words(LABELS[name], classes="label"), field, Remark(id=f"about-{name}"), classes=f"row of-{name}"
        )

    async def begin(self) -> None:
        await self._load(self._slot)

    # What stands in the fields

    @property
    def record(self) -> str:
        return demand_name(self.desk.survey.municipality, self._slot.holder, self._slot.year, self._slot.n)

    def typed(self) -> Typed:
        choices = {name: self.query_one(f"#{name}", Choice) for name in ("action", "class")}
        return {
            "text": self.query_one(Prose).text,
            **{name: choice.taken or choice.value for name, choice in choices.items()},
            "families": self.query_one("#families", Line).value,
            "cost": self.query_one("#cost", Line).value,
        }

    def _put(self, typed: Typed) -> None:
        self.query_one(Prose).load_text(typed["text"])
        self.query_one(Prose).move_cursor(self.query_one(Prose).document.end)
        for name in ("action", "class"):
            choice = self.query_one(f"#{name}", Choice)
            known = {self._before.get(name), *(kept for kept, _read in choice.options)}
            if typed[name] in known:
                choice.put(typed[name])
            else:
                choice.value = typed[name]
        for name in ("families", "cost"):
            self.query_one(f"#{name}", Line).value = typed[name]

    async def _load(self, slot: Slot) -> None:
        """Show a slot; a draft of it is offered first."""
        self._slot = slot
        draft = await self.desk.draft(self.record)
        state = self.desk.survey.history(self.record)
        self._show(state.heads if state else (), state.values if state else {})
        self.post_message(At(slot, kept=True))
        if draft is not None:
            where = slot_name(self.desk.survey, slot)
            changed = set(draft.base) != set(self._base)
            self.app.push_screen(
                AskAboutDraft(draft, where, self._in_short(draft), changed=changed),
                lambda answer: self._answered(answer, draft),
            )

    def _show(self, base: tuple[str, ...], body: dict[str, Any]) -> None:
        survey = self.desk.survey
        self._base, self._before, self._first, self._kept = base, body, shown(body), None
        self.query_one("#action", Choice).options = likely_actions(survey, self._first["text"])
        self.query_one("#class", Choice).options = [(name, _(CLASS_WORDS[name])) for name in CLASSES]
        self.query_one("#title", Remark).say(self._heading())
        self._put(self._first)
        self._note()
        self._show_years()
        for name in FIELDS:
            self.query_one(f"#about-{name}", Remark).say()
        self._remark()
        self.to_field("text")

    def _heading(self) -> str:
        survey, slot = self.desk.survey, self._slot
        zones = {zone.id: zone.fields.name for zone in survey.zones("typology")}
        community = next((c for c in survey.communities() if c.id == slot.holder), None)
        zone = community.fields.typology_zone if community else None
        parts = [slot_name(survey, slot), zones.get(zone, "") if isinstance(zone, str) else ""]
        return " · ".join(part for part in parts if part)

    def _note(self) -> None:
        """What one should know of this slot before typing into it."""
        state = Slots(self.desk.survey).at(self._slot.holder, self._slot.year, self._slot.n)
        if state.disputed:
            self.query_one("#note", Bar).say(
                _("! {n} versions to settle; one is shown. What you change here is then decided for all.").format(
                    n=max(2, versions(state))
                )
            )
        elif not self.desk.writable:
            self.query_one("#note", Bar).say(_("This file is open for reading only; nothing can be saved."))
        else:
            self.query_one("#note", Bar).say()

    def _show_years(self) -> None:
        survey, here = self.desk.survey, self._slot
        slots = Slots(survey)
        states = [slots.at(here.holder, year, here.n) for year in survey.plan.years]
        years = [(str(s.year), mark_of(s), said(s, survey, roomy=True)) for s in states]
        self.query_one(Years).show(years, next((i for i, s in enumerate(states) if s.year == here.year), -1))

    # Drafts

    def _in_short(self, draft: Draft) -> str:
        fields = {name: str(draft.fields.get(name, "")) for name in FIELDS}
        fields["action"] = action_name(self.desk.survey, fields["action"])
        fields["class"] = _(CLASS_WORDS.get(fields["class"], fields["class"] or " "))
        return " · ".join(words for words in fields.values() if words.strip())

    def _answered(self, answer: Answer | None, draft: Draft) -> None:
        if answer == "take":
            revisions = self.desk.survey.revisions(self.record).values()
            seen = as_seen_from(revisions, draft.base)
            self._base, self._before = tuple(draft.base), seen.values if seen else {}
            typed = {name: str(draft.fields.get(name, "")) for name in FIELDS}
            self._put(typed)
            self._kept = typed
            self.query_one("#note", Bar).say(_("This is the draft; it is not saved yet."))
        elif answer == "drop":
            self.run_worker(self.desk.forget(self.record))
        else:
            self.hand_over(self._slot)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _touched(self) -> None:
        self._remark()
        if self._timer is None and self.typed() != (self._kept or self._first):
            self._timer = self.set_timer(DRAFT_SECONDS, self._keep)

    async def _keep(self) -> None:
        """Have on the disk what stands in the fields now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        typed = self.typed()
        if typed == (self._kept or self._first):
            return
        self._kept = typed
        if typed == self._first:
            await self.desk.forget(self.record)
            return
        try:
            await self.desk.keep(self.record, dict(typed), self._base)
        except GuaquiError as error:
            self._kept = None
            self.query_one("#note", Bar).say(in_words(error), wrong=True)

    async def leave(self) -> None:
        await self._keep()

    # Words at the fields

    def _remark(self) -> None:
        """Say at each field what its content means, or what is wrong with it."""
        typed = self.typed()
        wrong = flaws(typed, self._before, actions=set(self._class_of), classes=set(CLASSES))
        for name in FIELDS:
            remark = self.query_one(f"#about-{name}", Remark)
            typing = self.focused is not None and self.focused.id == name and name in {"action", "class"}
            if name in wrong and not typing:
                remark.say(wrong[name], wrong=True)
            elif not remark.has_class("-wrong") or typed[name]:
                remark.say(self._meaning(name, typed))

    def _meaning(self, name: str, typed: Typed) -> str:
        if name == "text" and len(typed["text"]) > MAX_TEXT - 100:
            return _("{n} of {most} characters").format(n=len(typed["text"]), most=MAX_TEXT)
        if name == "class" and not typed["class"] and typed["action"] in self._class_of:
            class_ = self._class_of[typed["action"]]
            return _("by its action: {class_}").format(class_=_(CLASS_WORDS.get(class_, class_)))
        cents = parse_bs(typed["cost"]) if name == "cost" else None
        return f"Bs {format_bs(cents)}" if cents is not None else ""

    def on_descendant_focus(self) -> None:
        focused = self.focused
        if focused is not None and focused.id == "action":
            self.query_one("#action", Choice).options = likely_actions(
                self.desk.survey, self.query_one(Prose).text
            )
        self._remark()

    # Going on and saving

    def finish(self) -> None:
        self.action_save()

    async def action_back(self) -> None:
        await self._keep()
        self.hand_over(self._slot)

    def action_save(self) -> None:
        self.while_keys_wait(self._save())

    async def _save(self) -> None:
        for choice in self.query(Choice):
            choice.settle()
        body, wrong = read(self.typed(), self._before, actions=set(self._class_of), classes=set(CLASSES))
        if wrong:
            self._refuse(wrong)
            return
        self.show_top(_("Saving…"))
        was_missing = Slots(self.desk.survey).at(self._slot.holder, self._slot.year, self._slot.n).stand
        try:
            await self.desk.save(self.record, body, self._base)
        except GuaquiError as error:
            self.query_one("#note", Bar).say(in_words(error), wrong=True)
            self.show_top(_("Not saved"), alarm=True)
            await self._keep()
            return
        self._stop_timer()
        await self.desk.forget(self.record)
        following = self._next_missing() if was_missing == "missing" else None
        if following is None:
            self.hand_over(self._slot)
        else:
            await self._load(following)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _refuse(self, wrong: dict[str, str]) -> None:
        for name, words in wrong.items():
            self.query_one(f"#about-{name}", Remark).say(words, wrong=True)
        self.to_field(next(name for name in FIELDS if name in wrong))

    def _next_missing(self) -> Slot | None:
        """The holder's next year that nothing stands in yet."""
        slots, here = Slots(self.desk.survey), self._slot
        for year in self.desk.survey.plan.years:
            if year > here.year and slots.at(here.holder, year, here.n).stand == "missing":
                return Slot(here.holder, year, here.n)
        return None
