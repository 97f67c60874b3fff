"""The assembly's view, for the projector while people decide: large, and nothing on it that is private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from exports.wording.marks import Marks
from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.plan.indicators import report_years
from storage.plan.productive_share import Figures
from storage.translatable import N_

from ...forms.demand_labels import marked_label
from ...forms.draft_base import DraftBase
from ...forms.draft_values import Typed
from ...forms.proposals import (
    MARKED,
    is_alone,
    marked_row,
    proposal_to_mark,
    row_of,
    rows_with_words,
    vote_typed,
    with_mark,
)
from ...forms.subjects.slot_subject import SlotSubject
from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.ballot import Ballot
from ...widgets.bars import KeyLine
from ...widgets.choice import Choice, Options
from ...widgets.fields import GoOn
from ...widgets.projection import Projection
from ...widgets.sideways import MoveSideways
from ...widgets.tally import Tally
from ...widgets.text import PlainText, Words
from ...wording.slots import asking_holder
from ..frame.keyboard import Keyboard
from ..frame.messages import PositionChanged
from ..record.record_form import RecordForm
from ..record.slot_layout import SlotLayout
from .lines import WIDE, counted_and_leading, counts, projected, proposals_of, votes_of, votes_told

TALL = 24
"""Rows from which on there is room for everything."""
HIGH = 34
"""Rows from which on there is room between the parts as well."""
DECIDED = ("class", "how")
"""What is asked of a demand that is chosen, beside its votes."""


class ProjectedSubject(SlotSubject):
    """What is large on the wall says what fields mean. What is written while people decide is not chosen yet."""

    def shown(self, body: Mapping[str, Any]) -> Typed:
        typed = super().shown(body)
        return {**typed, MARKED: str(marked_row(typed) or "")}

    def meaning(self, name: str, typed: Typed) -> str:  # noqa: ARG002
        return ""


class ProjectedLayout(SlotLayout):
    """The fields that are seen. Proposals come first, for it is they that are voted on."""

    many = 0
    """How many proposals there are."""

    def fields(self) -> tuple[str, ...]:
        """From above to below."""
        names = self.widgets
        return tuple(sorted(names, key=lambda name: not row_of(name)))

    def still_typing(self, name: str) -> bool:  # noqa: ARG002
        return False


class ProjectorScreen(RecordForm[Slot]):
    """Votes are typed over each other; F2 saves them together. What is left without it stays as a draft.

    A draft of what is typed here is taken up without a question, for others see the screen. A draft of more,
    or one that is older than what is saved, waits for the form, and nothing is typed here until then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.BACK,
        keys.CHOOSE,
        keys.HELP,
        keys.SAVE,
        keys.ACCOUNTS,
        keys.YEAR_AFTER,
        keys.YEAR_BEFORE,
        keys.PREVIOUS_FIELD,
    ]
    CSS_PATH = "projector.tcss"
    DEFAULT_CSS = "ProjectorScreen { overflow: hidden; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "For the projector. It never shows who types, a note, or whose demand it carries; "
            "another place and Ctrl+R do nothing here."
        ),
        N_(
            "Up and Down go to a proposal, digits are its votes, Backspace corrects them. "
            "Another proposal is written on the last line; Enter adds it. Only F2 saves."
        ),
        N_(
            "F5 chooses the proposal under the cursor; then a number says its class. Where there are no "
            "proposals, type the votes for and against: 41 12."
        ),
        N_("Left and Right, or PgUp and PgDn, show the year before and after. Ctrl+Z takes back the last save."),
        N_("F8 shows what became of what they asked for, in all years; there F8 shows it of all."),
        N_("Escape goes back without saving: what was typed stays as a draft."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        self._demand = ProjectedSubject(session, slot)
        self._shown = ProjectedLayout(self._demand, lambda: self._opened.shown)
        super().__init__(session, keyboard, self._demand, self._shown, lambda _saved: self._demand.slot)
        self._marks = Marks(session.survey)
        self._years: dict[str, Figures] = {}
        self._locked = False
        """Whether nothing may be typed, for a draft waits for the form."""

    def furnish(self) -> Iterable[Widget]:
        with Horizontal(id="halves"):
            with Vertical(id="asked"):
                yield Projection()
                with Vertical(id="decided"):
                    for name in DECIDED:
                        label = Words(marked_label(name, self._demand.terms))
                        yield Horizontal(label, Choice(id=name), id=f"of-{name}")
                yield Ballot()
                yield PlainText(id="standing")
                yield Options()
            yield Tally()

    @property
    def slot(self) -> Slot:
        return self._demand.slot

    async def begin(self) -> None:
        await self._come_to(self.slot)

    async def _come_to(self, slot: Slot) -> None:
        self._demand.slot = slot
        self.post_message(PositionChanged(slot, kept=True))
        await self._arrive()

    async def _arrive(self, at: str = "") -> None:
        """Show the slot as it is saved, with the cursor in a field, by default the first."""
        demand, fields = self._demand, self._shown
        draft = await self.session.draft(self.record)
        demand.terms, demand.lists = demand.looked_at(draft.fields if draft else {}, with_held=False)
        state = self.session.survey.history(self.record)
        typed = demand.shown(state.values if state else {})
        before = self._new
        fields.widgets, fields.held, self._locked = {}, typed, False
        await self._lay()
        self._lock(locked=False)
        self.query_one(KeyLine).refresh()
        await self.load()
        if self.unsaved:  # a draft may have more proposals, and another mark
            await self._lay_anew("")
        if at in self.fields():
            self.to_field(at)
        elif at and at == before:
            self.to_field(self._new)

    async def _lay(self) -> None:
        """Have a row for each proposal that is typed and one more, and the fields of a mark."""
        fields, typed = self._shown, self.typed()
        fields.held, fields.many = typed, max(rows_with_words(typed), default=0)
        await fields.make_rows(fields.many + 1)
        self._lay_decided(typed)
        await self.query_one(Ballot).lay(fields.many, alone=is_alone(typed))
        fields.widgets = dict(self._made())
        for name, widget in fields.widgets.items():
            fields.fill(name, widget)

    async def _lay_anew(self, at: str) -> None:
        """The same after something was typed, with the cursor in a field."""
        await self._lay()
        self._opened = self._opened.with_fields(self._shown.every_field())
        self.query_one(KeyLine).refresh()
        self.to_field(at if at in self.fields() else self.fields()[0])
        self.remark()
        self.tell_unsaved()

    def _lay_decided(self, typed: Typed) -> None:
        """Have the fields of a chosen demand, but one with a newer version's word, which no list has."""
        for name in DECIDED:
            known = not typed[name] or self._demand.lists.has(name, typed[name])
            self.query_one(f"#of-{name}").display = bool(marked_row(typed)) and known
        for choice in self.query(Choice):
            choice.options = self._demand.lists.of(choice.id or "")

    def _lock(self, *, locked: bool) -> None:
        self._locked = locked
        for field in self._shown.widgets.values():
            field.disabled = locked

    # What stands in the fields

    def _made(self) -> list[tuple[str, Widget]]:
        shown = [self.query_one(f"#{name}") for name in DECIDED if self.query_one(f"#of-{name}").display]
        return [(field.id or "", field) for field in (*shown, *self.query_one(Ballot).entries)]

    @property
    def _at(self) -> str:
        """The field with the cursor."""
        return (self.focused.id or "") if self.focused else ""

    @property
    def _new(self) -> str:
        """The field of one more proposal."""
        return f"proposal-{self._shown.many + 1}"

    def speak(self) -> None:
        self._demand.speak(None)
        super().speak()

    # What is shown

    @property
    def on_wall(self) -> bool:
        return True

    def worded(self, _error: GuaquiError) -> str:
        return _("Not saved. What was typed is kept; the form says why.")

    def show(self) -> None:
        self._marks = Marks(self.session.survey)
        self._years = report_years(self.session.survey)
        self.warn()

    def remark(self) -> None:
        super().remark()
        if self._opened.is_open:
            self._draw()

    def _draw(self) -> None:
        """Everything large, with what is typed and not saved yet."""
        typed, row = self.typed(), row_of(self._at)
        proposals = proposals_of(typed, self._shown.many + 1)
        spoken_of = next((one for one in proposals if one.number == row and one.text.strip()), None)
        chosen = next((one for one in proposals if one.chosen), None)
        if spoken_of and row <= self._shown.many and not is_alone(typed):
            votes = votes_of(spoken_of)
        else:
            votes = votes_told(vote_typed(typed), chosen)
        asks = asking_holder(self.session.survey, self.slot)
        self.query_one(Projection).show(
            projected(self._demand.state(), asks, self._marks, self.session.survey, spoken_of or chosen),
            year_large=self._roomy,
        )
        self.query_one(Ballot).show(proposals[: self._shown.many], row)
        self.query_one("#standing", PlainText).say(counted_and_leading(typed, self._demand.present))
        years = [int(year) for year in self._years]
        here = years.index(self.slot.year) if self.slot.year in years else 0
        self.query_one(Tally).show(counts(self._years, here, *votes))

    @property
    def _roomy(self) -> bool:
        return self.size.width >= WIDE and self.size.height >= TALL

    def on_resize(self) -> None:
        self.set_class(self.size.width < WIDE, "-narrow")
        self.set_class(self.size.height < TALL, "-low")
        self.set_class(self.size.height >= HIGH, "-high")
        if self._opened.is_open:
            self._draw()

    def on_record_saved(self, _message: RecordSaved) -> None:
        self._look_again()

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._look_again()  # what another program or a second copy brought

    def _look_again(self) -> None:
        """Something was saved: the shares are others, and what stands here may be, unless it is typed over."""
        form = self.form
        if not form.is_open:
            return
        if form.changed_by_others(self.session.survey.heads(self.record)) and not form.unsaved:
            self.while_keys_wait(self._arrive(self._at))
        else:
            self._years = report_years(self.session.survey)
            self._draw()

    # Drafts

    def _is_typed_here(self, name: str) -> bool:
        """Whether a draft may have a field that was typed on the wall."""
        new = name.startswith("proposal-") and row_of(name) > self._shown.many
        return new or name.startswith("votes-") or name in {*DECIDED, MARKED}

    def offer(self, begun: DraftBase, refused: str = "") -> None:  # noqa: ARG002 - none is put aside here
        if all(map(self._is_typed_here, begun.typed)) and not self._opened.changed_by_others(begun.base):
            self.take_up(begun, begun.typed)
            return
        self._lock(locked=True)
        self.set_focus(None)
        self.warn()

    def warn(self) -> None:
        if self._locked:
            self.say(
                _("Something was typed in the form and not saved: open it there first. Here it is only shown.")
            )
        else:
            super().warn()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "undo" | "redo":
                return self.session.is_open and not self.unsaved and not self.only_reads
            case "choose":
                return self._shown.many > 0 and not self._locked and not self.only_reads
        return super().check_action(action, parameters)

    def to_field(self, name: str) -> None:
        if name in self.fields() and not self._locked:
            super().to_field(name)

    def put_back(self, typed: Typed) -> None:
        self._shown.put_back(typed)
        self.while_keys_wait(self._stand_again(typed))

    async def _stand_again(self, typed: Typed) -> None:
        """What was taken back may be a mark or a proposal, which have fields of their own."""
        await self._lay_anew(self._at)
        self.to_field(next((name for name in self.fields() if name in typed), self.fields()[0]))

    def go_on(self, at: str, message: GoOn) -> None:
        """Enter in the line of new proposals adds what was written there."""
        if message.by != "arrow" and at == self._new and self.typed()[at].strip():
            self.while_keys_wait(self._add_row())
        else:
            super().go_on(at, message)

    async def _add_row(self) -> None:
        await self._lay_anew("")
        self.to_field(self._new)

    @on(MoveSideways)
    def _sideways(self, message: MoveSideways) -> None:
        self.action_year(message.step)

    def action_year(self, step: int) -> None:
        self.while_keys_wait(self._to_year(step))

    async def _to_year(self, step: int) -> None:
        years, here = self.session.survey.plan.years, self.slot
        at = years.index(here.year) + step if here.year in years else -1
        left = self.unsaved
        if 0 <= at < len(years) and await self.leave():
            self.say()
            await self._come_to(Slot(here.holder, years[at], here.n))
            if left:
                self.say(_("What was typed for {year} is not saved: it stays as a draft.").format(year=here.year))

    def action_choose(self) -> None:
        row = proposal_to_mark(self.typed(), row_of(self._at))
        if row:
            self.while_keys_wait(self._choose(row))
        else:
            self.say(_("Put the cursor on the proposal that was chosen."))

    async def _choose(self, row: int) -> None:
        """Mark it, which Ctrl+Z takes back alone; then come to what is to say."""
        others = bool(marked_row(self.typed()))
        self.replace(with_mark(self.typed(), row))
        await self._lay_anew(self._at)
        typed = self.typed()
        unsaid = "" if typed["class"] or typed["action"] else "class"
        self.to_field(unsaid or ("" if typed["how"] else "how"))
        left = [self._demand.label(name) for name in ("action", "class", "cost_cents") if typed[name]]
        if others and marked_row(typed) and left:
            self.say(_("As they were, look at them: {fields}.").format(fields=", ".join(left)))

    def action_save(self) -> None:
        self._shown.settle()
        if self._locked:
            self.warn()
        elif self.unsaved:
            super().action_save()

    async def after_save(self) -> None:
        await self._arrive(self._at)
