"""The form of one record. Whatever is typed is on the disk soon, and stays until its save is acknowledged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from textual import on
from textual.timer import Timer
from textual.widgets import Input, TextArea

from storage import GuaquiError
from storage.file.drafts import Draft
from storage.revisions.history import as_seen_from
from storage.revisions.record_changes import RecordChange

from ...forms.begun import Begun, body_of
from ...forms.draft_values import Typed
from ...forms.versions import differing
from ...language.gettext_ import _
from ...session import intervals
from ...session.session import Session, Unsaved
from ...widgets.choice import Choice, Options
from ...widgets.fields import GoOn
from ...widgets.sheet import Beside
from ...widgets.text import MessageBar
from .draft_question import Answer, DraftQuestion
from .draft_question import Typed as TypedField
from .form import Form
from .keyboard import Keyboard

Result = TypeVar("Result")


class RecordForm(Form[Result]):
    """What the forms of a demand and of a workshop share: heads, drafts, words at the fields, saving.

    A form has a field `#NAME` on a `Sheet` for each of its fields, and a bar `#note`.
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._base: tuple[str, ...] = ()
        self._before: dict[str, Any] = {}
        self._first: Typed = {}
        self._kept: Typed | None = None
        self._timer: Timer | None = None
        self._warned = False
        """Whether its user knows that what is typed cannot be kept."""
        self._replaced: list[Typed] = []
        """What stood in the fields that a key replaced, the last key's last."""

    # What each form says for itself

    def where(self) -> str:
        """The record as its user calls it."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What stands in the fields."""
        raise NotImplementedError

    def put(self, typed: Typed) -> None:
        """Let this stand in the fields."""
        raise NotImplementedError

    def shown(self, body: Mapping[str, Any]) -> Typed:
        """What the fields show of a record."""
        raise NotImplementedError

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        """The body to save, and what is wrong with which field, in words."""
        raise NotImplementedError

    def flaws(self, typed: Typed) -> dict[str, str]:
        """What is wrong with what was typed so far, by field; an empty field never is."""
        raise NotImplementedError

    def meaning(self, name: str, typed: Typed) -> str:
        """What the content of a field means, where that needs saying."""
        raise NotImplementedError

    def versions(self, name: str) -> list[str]:  # noqa: ARG002 - some forms ask
        """What is said of a field that is in dispute; nothing where it is not."""
        return []

    def label(self, name: str) -> str:
        """A field's name, marked for translation or in the language in use."""
        raise NotImplementedError

    def in_words(self, name: str, value: str) -> str:  # noqa: ARG002 - some forms ask
        """What stands in a field, as it is read."""
        return value

    def repeated(self) -> Typed | None:
        """What the fields of the record before show, for whoever says the same again; None where there is none."""
        return None

    async def make_room(self, drafted: Mapping[str, Any]) -> None:
        """Have the fields that the record needs, and its draft; called before it is shown."""

    def show(self) -> None:
        """Say what stands beside the fields; called when a record is opened."""

    async def after_save(self) -> None:
        """What comes after an acknowledged save."""
        raise NotImplementedError

    # Opening

    async def load(self) -> None:
        """Show the record; a draft of it is offered first."""
        self._let_go()
        draft = await self.session.draft(self.record)
        await self.make_room(draft.fields if draft else {})
        state = self.session.survey.history(self.record)
        self._base = state.heads if state else ()
        self._before = body_of(state)
        self._first, self._kept = self.shown(self._before), None
        self.show()
        self._put_quietly(self._first)
        for name in self.fields():
            self.say_at(name)
        if self.focused is self.query_one(f"#{self.fields()[0]}"):
            self.remark()
        else:
            self.to_field(self.fields()[0])
        self.tell_unsaved()
        if draft is not None:
            self._ask_about(draft)

    def _let_go(self) -> None:
        """No record is in the form: what happens to its fields until there is one is nobody's typing."""
        self._stop_timer()
        self._base, self._before, self._first, self._kept = (), {}, {}, None
        self._warned = False
        self._replaced = []

    def replace(self, typed: Typed) -> None:
        """Let this stand in the fields instead of what does; Ctrl+Z takes it back."""
        before = self.typed()
        self._replaced.append({name: value for name, value in before.items() if typed[name] != value})
        self.put(typed)

    def can_take_back(self) -> bool:
        """Whether Ctrl+Z gives back what a key replaced: what was typed into a text since then goes first."""
        field = self.focused
        return bool(self._replaced) and not (isinstance(field, TextArea) and field.history.undo_stack)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "undo" and self.can_take_back():
            return True
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        if self.can_take_back():
            self.put({**self.typed(), **self._replaced.pop()})
            self.note(_("What stood there before stands there again."))
        else:
            super().action_undo()

    @property
    def unsaved(self) -> bool:
        return bool(self._first) and self.typed() != self._first

    def typed_here(self) -> list[Unsaved]:
        return [(self.record, dict(self.typed()), self._base)] if self.unsaved else []

    def _put_quietly(self, typed: Typed) -> None:
        """Let this stand in the fields; nobody typed it, so nothing is said of it field by field."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.put(typed)

    def speak(self) -> None:
        """What nobody touched is shown as the language has it; days have another order in each."""
        before, typed = self._first, self.typed()
        self._first = self.shown(self._before)
        self.show()
        self._put_quietly({n: self._first[n] if value == before.get(n) else value for n, value in typed.items()})
        self.remark()
        if isinstance(self.focused, Choice):
            self.query_one(Options).show(self.focused)
        super().speak()

    def _ask_about(self, draft: Draft) -> None:
        """Offer a draft; one that says what was saved anyway, then or since, is forgotten."""
        seen = as_seen_from(self.session.survey.revisions(self.record).values(), draft.base)
        before = body_of(seen)
        saved = self.shown(before)
        typed = {name: str(draft.fields.get(name, value)) for name, value in saved.items()}
        typed = {name: value for name, value in typed.items() if value != saved[name]}
        state = self.session.survey.history(self.record)
        stands = state and not state.disputed and typed.items() <= self._first.items()
        if typed and not stands:
            self.offer(Begun(tuple(draft.base), before, saved, typed, draft.at))
        else:
            self.run_worker(self.session.forget(self.record))

    def offer(self, begun: Begun) -> None:
        """Ask which fields of a draft are to be taken up."""
        saved = begun.saved
        fields = [
            TypedField(name, self.label(name), self.in_words(name, saved[name]), self.in_words(name, value))
            for name, value in begun.typed.items()
        ]

        def answered(answer: Answer) -> None:
            if answer:
                self.take_up(begun, answer)
            elif answer is None:
                self.run_worker(self.give_up())
            else:
                self.run_worker(self.session.forget(self.record))

        changed = self.changed_since(begun)
        self.app.push_screen(DraftQuestion(self.where(), begun.at, fields, changed=changed), answered)

    def changed_since(self, begun: Begun) -> bool:
        """Whether the record was saved again since a draft of it was begun."""
        return set(begun.base) != set(self._base)

    def take_up(self, begun: Begun, names: Iterable[str]) -> None:
        """Go on with these fields of a draft."""
        self._base, self._before, self._first = begun.base, begun.before, begun.saved
        self._kept = {**begun.saved, **begun.typed}  # what was left is forgotten as soon as what stands is kept
        self.put({**begun.saved, **{name: begun.typed[name] for name in names}})
        self.note(_("This is the draft; it is not saved yet."))

    async def give_up(self) -> None:
        """Go back without saving; what was typed is kept."""
        raise NotImplementedError

    def every_field(self) -> tuple[str, ...]:
        """The fields in their order, those of other pages too."""
        return self.fields()

    # Words at the fields

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        """Say something beside a field."""
        for beside in self.besides():
            if name in beside:
                beside.say(name, words, wrong=wrong)

    def wrong_at(self, name: str) -> bool:
        """Whether what is said beside a field is that it is wrong."""
        return any(beside.said.get(name, ("", False))[1] for beside in self.besides())

    def besides(self) -> Iterable[Beside]:
        """Where words beside the fields go."""
        return self.query(Beside)

    def note(self, words: str = "", *, wrong: bool = False) -> None:
        self.query_one("#note", MessageBar).say(words, wrong=wrong)

    def remark(self) -> None:
        """Say at each field what its content means, or what is wrong with it."""
        if not self._first:  # the form stands, and no record is in it yet
            return
        typed = self.typed()
        wrong = self.flaws(typed)
        for name in self.fields():
            if name in wrong and not self.still_typing(name):
                self.say_at(name, wrong[name], wrong=True)
            elif not self.wrong_at(name) or typed[name]:
                self.say_at(name, self._in_dispute(name, typed) or self.meaning(name, typed))

    def _in_dispute(self, name: str, typed: Typed) -> str:
        """What the versions of a field say, as long as nobody decides it here."""
        return differing(self.versions(name)) if typed[name] == self._first.get(name) else ""

    def still_typing(self, name: str) -> bool:  # noqa: ARG002 - some forms ask
        """Whether it is too early to call a field wrong."""
        return False

    def on_descendant_focus(self) -> None:
        super().on_descendant_focus()
        self.remark()

    # Drafts

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _touched(self) -> None:
        self.remark()
        self.tell_unsaved()
        if self._first and self._timer is None and self.typed() != (self._kept or self._first):
            self._timer = self.set_timer(intervals.DRAFT_SECONDS, self.keep)

    async def keep(self) -> bool:
        """Have on the disk what stands in the fields now; whether it is there."""
        self._stop_timer()
        if not self.session.is_open:  # the app is ending: what is not on the disk by now was said to be lost
            return False
        typed = self.typed() if self._first else {}
        if typed == (self._kept or self._first):
            return True
        self._kept = typed
        if typed == self._first:
            await self.session.forget(self.record)
            return True
        try:
            await self.session.keep(self.record, dict(typed), self._base)
        except GuaquiError as error:
            self._kept = None
            self.note(self.worded(error), wrong=True)
            return False
        return True

    async def may_leave(self) -> bool:
        """Keep what was typed. Where the disk refuses, that is said, and leaving again leaves it behind."""
        if await self.keep() or self._warned:
            return True
        self._warned = True
        self.note(_("What was typed could not be kept. F2 saves it; leaving again leaves it behind."), wrong=True)
        return False

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    async def leave(self) -> bool:
        return await self.may_leave()

    def action_repeat(self) -> None:
        """The field says what the record before says in it."""
        name, before = self.focused.id if self.focused else None, self.repeated()
        if name not in self.fields():
            return
        if before is None or not before.get(name):
            self.note(_("The record before says nothing here."))
            return
        self.replace({**self.typed(), name: before[name]})
        self.post_message(GoOn(1, "taken"))

    # Saving

    def finish(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        self.while_keys_wait(self._save())

    async def _save(self) -> None:
        body, wrong = self.read(self.typed())
        if wrong:
            self._refuse(wrong)
            return
        changes = self.changes(body)
        if not changes:
            await self._unchanged()
            return
        self.show_top(_("Saving…"))
        try:
            await self._write(changes)
        except GuaquiError as error:
            await self.keep()
            self.note(self.refused(error), wrong=True)
            return
        self._stop_timer()
        await self.session.forget(self.record)
        await self.after_save()

    def changes(self, body: dict[str, Any]) -> list[RecordChange]:
        """What one act saves, so that the record says `body`; nothing where it says so already."""
        return [] if body == self._before else [(self.record, body, self._base)]

    async def _write(self, changes: list[RecordChange]) -> None:
        if len(changes) == 1:
            await self.session.save(*changes[0])
        else:
            await self.session.save_many(changes)

    def gone_on(self) -> None:
        """What could not be saved before is saved to the file that is open now."""
        self.note()
        self.action_save()

    async def saved_besides(self, record: str, body: dict[str, Any]) -> bool:
        """Save another record that this form needs; where it cannot be, that is said here."""
        try:
            await self.session.save(record, body, ())
        except GuaquiError as error:
            self.note(self.refused(error), wrong=True)
            return False
        return True

    async def _unchanged(self) -> None:
        """Nothing is written where nothing changed; in a dispute that decides nothing, and that has to be said."""
        state = self.session.survey.history(self.record)
        if state and state.disputed:
            self.note(_("Nothing was changed, so nothing is decided. Change what is to stand, or go back."))
            return
        self._stop_timer()
        await self.session.forget(self.record)
        await self.after_save()

    def _refuse(self, wrong: dict[str, str]) -> None:
        self.not_saved()
        first = next(name for name in self.every_field() if name in wrong)
        self.note(f"{_(self.label(first))}: {wrong[first]}", wrong=True)
        self.to_field(first)
        for name, words in wrong.items():
            self.say_at(name, words, wrong=True)
