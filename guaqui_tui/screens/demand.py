"""The form of one demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from exports.marks import mark_of
from exports.slots import Slots
from exports.words import CLASSES as CLASS_WORDS
from storage.drafts import Draft
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
from .base import At
from .demand_form import FIELDS, flaws, read, shown
from .likely import likely_actions
from .record_form import RecordForm
from .slots import action_name, said, slot_name, versions
from .turns import Turns
from .typed import Typed

LABELS = {
    "text": N_("Demand"),
    "action": N_("Action"),
    "class": N_("Class"),
    "families": N_("Families"),
    "cost": N_("Cost in Bs"),
}


class DemandScreen(RecordForm[Slot]):
    """Gives back the slot where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.BACK,
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
        N_("Escape goes back. What was typed stays as a draft and is offered the next time."),
    )

    def __init__(self, desk: Desk, turns: Turns, slot: Slot, *, goes_on: bool = True) -> None:
        super().__init__(desk, turns)
        self._goes_on = goes_on
        self._slot = slot
        self._was_missing = False
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
        self.post_message(At(self._slot, kept=True))
        await self.load()

    # What stands in the fields

    @property
    def record(self) -> str:
        return demand_name(self.desk.survey.municipality, self._slot.holder, self._slot.year, self._slot.n)

    def where(self) -> str:
        return slot_name(self.desk.survey, self._slot)

    def typed(self) -> Typed:
        choices = {name: self.query_one(f"#{name}", Choice) for name in ("action", "class")}
        return {
            "text": self.query_one(Prose).text,
            **{name: choice.taken or choice.value for name, choice in choices.items()},
            "families": self.query_one("#families", Line).value,
            "cost": self.query_one("#cost", Line).value,
        }

    def put(self, typed: Typed) -> None:
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

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._before, actions=set(self._class_of), classes=set(CLASSES))

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed, self._before, actions=set(self._class_of), classes=set(CLASSES))

    def in_short(self, draft: Draft) -> str:
        fields = {name: str(draft.fields.get(name, "")) for name in FIELDS}
        fields["action"] = action_name(self.desk.survey, fields["action"])
        fields["class"] = _(CLASS_WORDS.get(fields["class"], fields["class"] or " "))
        return " · ".join(words for words in fields.values() if words.strip())

    # What stands beside them

    def show(self) -> None:
        survey = self.desk.survey
        self.query_one("#action", Choice).options = likely_actions(survey, self._first["text"])
        self.query_one("#class", Choice).options = [(name, _(CLASS_WORDS[name])) for name in CLASSES]
        self.query_one("#title", Remark).say(self._heading())
        self._note()
        self._show_years()

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

    # Words at the fields

    def still_typing(self, name: str) -> bool:
        return self.focused is not None and self.focused.id == name and name in {"action", "class"}

    def meaning(self, name: str, typed: Typed) -> str:
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
            options = likely_actions(self.desk.survey, self.query_one(Prose).text)
            self.query_one("#action", Choice).options = options
        super().on_descendant_focus()

    # Going on and saving

    async def action_back(self) -> None:
        await self.keep()
        self.hand_over(self._slot)

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
