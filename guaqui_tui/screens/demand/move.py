"""Moving a demand to another year: the year by its number, the reason, its cause."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.kinds.process.demand import Slot, demand_name
from storage.notation.text import clean_line
from storage.plan.slot_states import Slots, SlotState
from storage.translatable import N_

from ...forms.adding.causes import causes_for, with_new_causes
from ...forms.adding.new_term import refused_cause
from ...forms.demand import CAUSE
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.choice import Choice, Options
from ...widgets.fields import LineField
from ...widgets.text import PlainText, Words
from ...wording.move_demand import moves, slots_to_move_to, what_happens, why_it_stays, why_not_there
from ...wording.slots import slot_name
from ..frame.field_order import LAST
from ..frame.form import Form
from ..frame.keyboard import Keyboard
from ..frame.typing_undo import QuestionTyping


class MoveScreen(Form[Slot]):
    """Gives back the slot where the demand stands now, or stayed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.SAVE,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
    ]
    FIELDS: ClassVar[tuple[str, ...]] = ("target", "reason", CAUSE)
    DEFAULT_CSS = """
    MoveScreen #what { padding: 0 1; width: 100%; color: $foreground; }
    MoveScreen #form { height: auto; }
    MoveScreen .row { height: 1; padding: 0 1; }
    MoveScreen .label { width: 12; }
    MoveScreen #about { padding: 0 1 0 13; width: 100%; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Choose the year by its number. Where nothing stands the demand moves; else the two change places."),
        N_("The reason stands in both years, its cause where it is counted. F2 saves; both may stay empty."),
        N_("It is one act: Ctrl+Z on the board or the community's view takes all of it back."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard)
        self._slot = slot
        self._states: list[SlotState] = []
        self.question_typing = QuestionTyping(f"move {self.record}", "F2")
        self._bare = False
        """Whether it was said that the reason is empty."""

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="what")
        with Vertical(id="form"):
            yield Horizontal(Words(N_("To"), classes="label"), Choice(id="target"), classes="row")
            yield Horizontal(
                Words(N_("Reason"), classes="label"), LineField(id="reason", is_prose=True), classes="row"
            )
            cause = Choice(id=CAUSE)
            cause.takes_words = True
            yield Horizontal(Words(N_("Cause"), classes="label"), cause, classes="row")
        yield PlainText(id="about")
        yield Options()

    async def begin(self) -> None:
        self._look()
        self.to_field("target")
        self.question_typing.begin(self)

    @property
    def slot(self) -> Slot:
        return self._slot

    @property
    def unsaved(self) -> bool:
        return any(line.value for line in self.query(LineField))

    @property
    def _source(self) -> SlotState:
        return next(s for s in self._states if (s.year, s.n) == (self._slot.year, self._slot.n))

    @property
    def _target(self) -> SlotState | None:
        taken = self._choice("target").taken
        return self._states[int(taken)] if taken else None

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    def _look(self) -> None:
        """What stands where, as it is now."""
        survey = self.session.survey
        many = survey.per_year_of(self._slot.holder)
        self._states = Slots(survey).of_holder(self._slot.holder)
        choice = self._choice("target")
        choice.options = slots_to_move_to(self._states, self._source, survey, numbered=many > 1)
        self._choice(CAUSE).read_anew(causes_for(survey, "moved"))
        self.query_one(Options).show(choice)
        where = slot_name(survey, self._slot)
        self.entitle(_("Move {where}, or let two years change places").format(where=where))
        self.query_one("#what", PlainText).say(" ".join(self._source.text.split()))

    def speak(self) -> None:
        super().speak()
        kept = self._choice("target").taken
        self._look()
        self._choice("target").put(kept)
        self._touched()

    @on(Input.Changed)
    def _touched(self) -> None:
        self._bare = False
        self.tell_unsaved()
        target = self._target
        if target is None:
            self._remark()
        elif wrong := why_not_there(target):
            self._remark(wrong, wrong=True)
        else:
            self._remark(what_happens(self._source, target))

    def _remark(self, words: str = "", *, wrong: bool = False) -> None:
        self.query_one("#about", PlainText).say(words, wrong=wrong)

    def finish(self) -> None:
        self.say(_(LAST))

    def action_save(self) -> None:
        for choice in self.query(Choice):
            choice.settle()
        self.while_keys_wait(self._save())

    async def _save(self) -> None:
        target, reason = self._target, clean_line(self.query_one("#reason", LineField).value)
        if target is None:
            self._refuse("target", _("Choose the year: type its number."))
        elif wrong := why_it_stays(self._source) or why_not_there(target):
            self._refuse("target", wrong)
        elif self._changed(target):
            kept = self._choice("target").taken
            self._look()
            self._choice("target").put(kept)
            self.to_field("target")
            self.say(_("These years were changed meanwhile. Look again, then choose."), wrong=True)
        elif (cause := self._choice(CAUSE).kept.strip()) and (wrong := refused_cause(cause)):
            self._refuse(CAUSE, wrong)
        elif not (reason or cause or self._bare):
            self._bare = True
            self._refuse("reason", _("Without a reason? Type it, or press F2 again."))
        else:
            await self._move(target, reason, cause)

    async def _move(self, target: SlotState, reason: str, cause: str) -> None:
        changes = moves(self.session.survey, self._source, target, reason, cause)
        try:
            await self.session.save_many(with_new_causes(self.session.survey, changes))
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self.hand_over(target.slot)

    def _changed(self, target: SlotState) -> bool:
        """Whether one of the two is not what is shown here any more."""
        survey = self.session.survey
        return any(
            survey.heads(demand_name(survey.municipality, one.holder, one.year, one.n))
            != (one.kept.history.heads if one.kept else ())
            for one in (self._source, target)
        )

    def _refuse(self, name: str, why: str) -> None:
        self._remark(why, wrong=True)
        self.to_field(name)

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.say(words, wrong=True)
        else:
            self.hand_over(self._slot)

    def gone_on(self) -> None:
        self.action_save()
