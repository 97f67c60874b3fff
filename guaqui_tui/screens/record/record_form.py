"""The form of one record. Whatever is typed is on the disk soon, and stays until its save is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from storage import GuaquiError
from storage.file.drafts import Draft
from storage.revisions.record_changes import RecordChange

from ...forms.adding.causes import with_new_causes
from ...forms.draft_base import DraftBase
from ...forms.draft_fields import Answer, draft_fields
from ...forms.draft_values import Typed
from ...forms.open_form import OpenForm, offered_of_draft, open_form, replaced, resumed, shown_anew
from ...forms.subjects.form_subject import FormSubject
from ...language.gettext_ import _
from ...session import intervals
from ...session.draft_keeper import Unsaved
from ...session.session import Session
from ...widgets.fields import FieldsChanged, GoOn
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen
from ..frame.field_order import LAST, field_with_cursor, go_or_end, in_field_order, offer_of_field
from ..frame.keyboard import Keyboard
from ..frame.opening import drawn_once
from ..frame.plan_effects import asks_of_effects, save_changes
from ..frame.typing_undo import RecordOpened
from .faults import faults_in_words
from .field_layout import FieldLayout
from .half_typed import HalfTyped
from .left_fields import LeftFields
from .repeated_field import repeat_field

Result = TypeVar("Result")


@in_field_order
class RecordForm(BaseScreen[Result]):
    """What `subject` says of the record, in the fields of `field_layout`, each of which is `#NAME`; saving it."""

    IS_OF_A_RECORD = True

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        subject: FormSubject,
        field_layout: FieldLayout,
        give_back: Callable[[bool], Result],
    ) -> None:
        """`give_back` makes the form's result of whether it was saved."""
        super().__init__(session, keyboard)
        self.subject = subject
        self.field_layout = field_layout
        self._give_back = give_back
        self._opened = OpenForm()
        """The form as it was opened, before anything was typed into it."""
        self._kept: Typed | None = None
        """What of the draft is on the disk."""
        self._timer: Timer | None = None
        self._left = LeftFields()
        self._half_typed = HalfTyped(self)
        self._warned = False
        """Whether its user knows that what is typed cannot be kept."""

    @property
    def form(self) -> OpenForm:
        """The form with what stands in its fields now."""
        return self._opened.with_typed(self.typed())

    @property
    def record(self) -> str:
        return self.subject.record

    def typed(self) -> Typed:
        """What stands in the fields."""
        return self.field_layout.typed()

    def furnish(self) -> Iterable[Widget]:
        return self.field_layout.furnish()

    async def begin(self) -> None:
        self.field_layout.relist()
        await self.load()

    # Opening

    async def make_room(self, drafted: Mapping[str, Any]) -> None:
        """Have the fields that the record needs, and its draft; called before it is shown."""

    def show(self) -> None:
        """Say what stands beside the fields; called when a record is opened."""
        if heading := self.field_layout.heading():
            self.entitle(heading)
        self.warn()

    def warn(self) -> None:
        """Say what one should know of the record before typing into the form."""
        self.say_too(self.subject.warning() or "")

    async def load(self) -> None:
        """Show the record; a draft of it is offered first."""
        self._let_go()
        draft = await self.session.draft(self.record)
        await self.make_room(draft.fields if draft else {})
        self._opened = open_form(self.record, self.session.survey.history(self.record), self.subject.shown)
        self.show()
        self._put_quietly(self._opened.shown)
        self.field_layout.say_nothing()
        if self.focused is self.query_one(f"#{self.first_field()}"):
            self.remark()
        else:
            self.to_field(self.first_field())
        self.tell_unsaved()
        if draft is not None:
            self._ask_about(draft)

    def _let_go(self) -> None:
        """No record is in the form: what happens to its fields until there is one is nobody's typing."""
        self._stop_timer()
        self._left, self._warned = LeftFields(), False
        self._opened, self._kept = OpenForm(), None
        self.post_message(RecordOpened(self))

    def _put_quietly(self, typed: Typed) -> None:
        """Let this stand in the fields; nobody typed it, so nothing is said of it field by field."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.field_layout.put(typed)

    def speak(self) -> None:
        """What nobody touched is shown as the language has it; days have another order in each."""
        self.field_layout.speak()
        form = shown_anew(self.form, self.subject.shown)
        self._opened = form.with_typed(form.shown)
        self.show()
        with self.prevent(Input.Changed, TextArea.Changed):
            self.field_layout.put_anew(form.typed)
        self.remark()
        offer_of_field(self)
        super().speak()

    # What is not saved

    @property
    def unsaved(self) -> bool:
        return self.form.unsaved

    def typed_here(self) -> list[Unsaved]:
        return [Unsaved(*one, field_with_cursor(self, self.fields()) or "") for one in self.form.draft]

    def replace(self, typed: Typed) -> Typed:
        """Let this stand in the fields instead of what does, which is given back; Ctrl+Z takes it back."""
        before = self.typed()
        self.field_layout.put(typed)
        self.post_message(FieldsChanged(self, before, self.typed()))
        return replaced(before, typed)

    def put_back(self, typed: Typed) -> None:
        """Let this stand again in the fields that it names, with the cursor in the first of them."""
        self.field_layout.put_back(typed)
        self.to_field(next(name for name in self.field_layout.every_field() if name in typed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "private":
            return self.field_layout.has_private
        return super().check_action(action, parameters)

    # Its draft

    def _ask_about(self, draft: Draft) -> None:
        """Offer a draft; one that says what was saved anyway, then or since, is forgotten."""
        survey, name = self.session.survey, self.record
        known = survey.revisions(name).values()
        begun = offered_of_draft(self._opened, draft, known, survey.history(name), self.subject.shown)
        if begun:
            self.offer(begun)
        else:
            self.run_worker(self.session.forget(name))

    def offer(self, begun: DraftBase, refused: str = "") -> None:
        """Ask which fields of a draft are to be taken up; `refused`: why it could not be put aside."""

        async def answered(answer: Answer) -> None:
            if answer is None:
                await self.give_up()
            elif len(answer) < len(begun.typed) and (why := await self._put_aside()):
                self.offer(begun, why)  # it lies there still, and the next letter would take its place
            else:
                self.take_up(begun, answer)

        changed = self._opened.changed_by_others(begun.base)
        where, fields = self.subject.where(), draft_fields(begun, self.subject)
        self.open(screens.draft(where, begun.at, fields, refused, changed=changed), answered)

    async def _put_aside(self) -> str:
        """Keep a draft that is not taken up, or not all of it; why it could not be, empty where it is."""
        try:
            await self.session.put_aside(self.record)
        except GuaquiError as error:
            return self.worded(error)
        return ""

    def take_up(self, begun: DraftBase, names: Collection[str]) -> None:
        """Go on with these fields of a draft; without any it was put aside."""
        if not names:
            self.say(_("The draft was put aside: Ctrl+P has it, with all that were put aside."))
            return
        form = resumed(self._opened, begun, names)
        self._opened = form.with_typed(form.shown)
        self._kept = {**begun.saved, **begun.typed}  # what is on the disk, where all of it was taken up
        self.field_layout.put(form.shown)
        self.field_layout.put_back(form.typed)
        self._half_typed.come_to(begun.field, names)
        self.say(_("This is the draft; it is not saved yet."))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _touched(self) -> None:
        self.remark()
        self.tell_unsaved()
        form = self.form
        if form.is_open and form.typed != (self._kept or form.shown):
            if not form.unsaved:  # a draft of what was taken back would be said to wait
                self.call_later(self.keep)
            elif self._timer is None:
                self._timer = self.set_timer(intervals.DRAFT_SECONDS, self.keep)

    async def keep(self) -> bool:
        """Have on the disk what stands in the fields now; whether it is there."""
        self._stop_timer()
        if not self.session.is_open:  # the app is ending: what is not on the disk by now was said to be lost
            return False
        form = self.form
        if not form.is_open or form.typed == (self._kept or form.shown):
            return True
        self._kept = form.typed
        if not form.unsaved:
            await self.session.forget(form.record)
            return True
        try:
            await self.session.keep(*self.typed_here())
        except GuaquiError as error:
            self._kept = None
            self.say(self.worded(error), wrong=True)
            return False
        return True

    async def leave(self) -> bool:
        """Keep what was typed. Where the disk refuses, that is said, and leaving again leaves it behind."""
        if await self.keep() or self._warned:
            return True
        self._warned = True
        self.say(_("What was typed could not be kept. F2 saves it; leaving again leaves it behind."), wrong=True)
        return False

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # Words at the fields

    def remark(self) -> None:
        """Say at each field what its content means, or what is wrong with it."""
        form = self.form
        if form.is_open:
            self.field_layout.remark(form, self.subject)

    # Going from field to field

    def fields(self) -> tuple[str, ...]:
        """Those that are seen now."""
        return self.field_layout.fields()

    def first_field(self) -> str:
        """Where the cursor stands when a record is opened."""
        return self.fields()[0]

    def to_field(self, name: str) -> None:
        """Put the cursor there at once."""
        self.field_layout.turn_to(name)
        self.set_focus(self.query_one(f"#{name}"))

    def ends(self, name: str) -> bool:
        """Whether Enter in this field finishes the form."""
        return name == self.fields()[-1]

    def following(self, index: int, message: GoOn) -> int:
        """Which field comes after one; a form with several fields in a row has its own answer."""
        return index + message.step

    def finish(self) -> None:
        """Enter was pressed on the last field."""
        self.say(_(LAST))

    def go_on(self, at: str, message: GoOn) -> None:
        """A field is done with."""
        go_or_end(self, at, message)

    def on_descendant_focus(self) -> None:
        offer_of_field(self)
        self._half_typed.is_come_to()
        self.remark()

    action_repeat = repeat_field

    # Saving and leaving

    async def after_save(self) -> None:
        """What comes after an acknowledged save."""
        self.hand_over(self._give_back(True))  # noqa: FBT003 - a result

    async def give_up(self) -> None:
        """Go back without saving; what was typed is kept."""
        self.hand_over(self._give_back(False))  # noqa: FBT003 - a result

    @property
    def shows_private(self) -> bool:
        return self.field_layout.shows_private

    def action_private(self) -> None:
        """Turn to what is private, and back."""
        self._left.note(field_with_cursor(self, self.fields()), self.fields())
        self.field_layout.turn()
        self.to_field(self._left.come_to(self.fields()))

    async def action_back(self) -> None:
        if self.field_layout.shows_private:
            self.action_private()
        elif await self.leave():
            await self.give_up()

    def action_save(self) -> None:
        self.field_layout.settle()
        self.while_keys_wait(self._save())

    async def _save(self) -> None:
        form = self.form
        body, wrong = self.subject.read(form)
        if wrong:
            self._refuse(wrong)
            return
        changes = with_new_causes(self.session.survey, self.subject.changes(form, body))
        if not changes:
            await self._unchanged()
            return
        if not asks_of_effects(self, changes, lambda: self.while_keys_wait(self._write(changes))):
            await self._write(changes)

    async def _write(self, changes: list[RecordChange]) -> None:
        self.show_top(_("Saving…"))
        try:
            await save_changes(self.session, changes)
        except GuaquiError as error:
            await self.keep()
            self.say(self.refused(error), wrong=True)
        else:
            await self._saved()

    async def _saved(self) -> None:
        """Nothing of it is a draft any more, not even for a timer that ran out before and whose callback waits."""
        self._stop_timer()
        self._opened, self._kept = self.form.as_saved(), None
        with drawn_once(self):
            await self.session.forget(self.record)
            await self.after_save()

    def gone_on(self) -> None:
        """What could not be saved before is saved to the file that is open now."""
        self.say()
        self.action_save()

    async def _unchanged(self) -> None:
        """Nothing is written where nothing changed; in a dispute that decides nothing, and that has to be said."""
        state = self.session.survey.history(self.record)
        if state and state.disputed:
            self.say(_("Nothing was changed, so nothing is decided. Change what is to stand, or go back."))
            return
        await self._saved()

    def _refuse(self, wrong: dict[str, str]) -> None:
        """Say all that is wrong, on whatever page it is, and go to the first of it."""
        self.not_saved()
        names = [name for name in self.field_layout.every_field() if name in wrong]
        told = [(_(self.subject.label(one)), self.field_layout.page_key(one), wrong[one]) for one in names]
        self.say(faults_in_words(told), wrong=True)
        self.to_field(names[0])
        self.field_layout.refuse(wrong)
