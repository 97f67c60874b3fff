"""The form of one record. Whatever is typed is on the disk soon, and stays until its save is acknowledged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from textual import on
from textual.timer import Timer
from textual.widgets import Input, TextArea

from storage import GuaquiError
from storage.drafts import Draft
from storage.history import as_seen_from

from ..desk import Desk
from ..widgets.said import Bar, Remark
from ..words import _
from .base import in_words
from .form import Form
from .small import Answer, AskAboutDraft
from .turns import Turns
from .typed import Typed

DRAFT_SECONDS = 1.0
"""After the first letter that is not on the disk; with the write itself it stays below two."""

Result = TypeVar("Result")


class RecordForm(Form[Result]):
    """What the forms of a demand and of a workshop share: heads, drafts, words at the fields, saving.

    A form has a field `#NAME` and a remark `#about-NAME` for each of its fields, and a bar `#note`.
    """

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(desk, turns)
        self._base: tuple[str, ...] = ()
        self._before: dict[str, Any] = {}
        self._first: Typed = {}
        self._kept: Typed | None = None
        self._timer: Timer | None = None

    # What each form says for itself

    @property
    def record(self) -> str:
        """The name of the record that is open."""
        raise NotImplementedError

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

    def in_short(self, draft: Draft) -> str:
        """A draft on a few lines."""
        raise NotImplementedError

    def show(self) -> None:
        """Say what stands beside the fields; called when a record is opened."""

    async def after_save(self) -> None:
        """What comes after an acknowledged save."""
        raise NotImplementedError

    # Opening

    async def load(self) -> None:
        """Show the record; a draft of it is offered first."""
        draft = await self.desk.draft(self.record)
        state = self.desk.survey.history(self.record)
        self._base = state.heads if state else ()
        self._before = state.values if state else {}
        self._first, self._kept = self.shown(self._before), None
        self.show()
        self.put(self._first)
        for name in self.fields():
            self.about(name).say()
        self.remark()
        self.to_field(self.fields()[0])
        if draft is not None:
            changed = set(draft.base) != set(self._base)
            question = AskAboutDraft(draft, self.where(), self.in_short(draft), changed=changed)
            self.app.push_screen(question, lambda answer: self._answered(answer, draft))

    def _answered(self, answer: Answer | None, draft: Draft) -> None:
        if answer == "take":
            seen = as_seen_from(self.desk.survey.revisions(self.record).values(), draft.base)
            self._base, self._before = tuple(draft.base), seen.values if seen else {}
            typed = {name: str(draft.fields.get(name, "")) for name in self._first}
            self.put(typed)
            self._kept = typed
            self.note(_("This is the draft; it is not saved yet."))
        elif answer == "drop":
            self.run_worker(self.desk.forget(self.record))
        else:
            self.run_worker(self.give_up())

    async def give_up(self) -> None:
        """Go back without saving; what was typed is kept."""
        raise NotImplementedError

    # Words at the fields

    def about(self, name: str) -> Remark:
        return self.query_one(f"#about-{name}", Remark)

    def note(self, words: str = "", *, wrong: bool = False) -> None:
        self.query_one("#note", Bar).say(words, wrong=wrong)

    def remark(self) -> None:
        """Say at each field what its content means, or what is wrong with it."""
        typed = self.typed()
        wrong = self.flaws(typed)
        for name in self.fields():
            remark = self.about(name)
            if name in wrong and not self.still_typing(name):
                remark.say(wrong[name], wrong=True)
            elif not remark.has_class("-wrong") or typed[name]:
                remark.say(self.meaning(name, typed))

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
        if self._timer is None and self.typed() != (self._kept or self._first):
            self._timer = self.set_timer(DRAFT_SECONDS, self.keep)

    async def keep(self) -> None:
        """Have on the disk what stands in the fields now."""
        self._stop_timer()
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
            self.note(in_words(error), wrong=True)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    async def leave(self) -> None:
        await self.keep()

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
        self.show_top(_("Saving…"))
        try:
            await self.desk.save(self.record, body, self._base)
        except GuaquiError as error:
            self.note(in_words(error), wrong=True)
            self.not_saved()
            await self.keep()
            return
        self._stop_timer()
        await self.desk.forget(self.record)
        await self.after_save()

    def _refuse(self, wrong: dict[str, str]) -> None:
        for name, words in wrong.items():
            self.about(name).say(words, wrong=True)
        self.to_field(next(name for name in self.fields() if name in wrong))
