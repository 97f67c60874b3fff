"""A list on which something is decided: keys decide line by line, and F2 writes all of it as one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from rich.cells import cell_len
from textual.content import Content

from storage import GuaquiError
from storage.revisions.record_changes import RecordChange
from storage.symbols import NOT_SAVED

from ...forms.deciding.pending_acts import PendingAct, PendingActs, kept_acts, pending_draft
from ...language.gettext_ import _, ngettext
from ...session.draft_keeper import Unsaved
from ...session.session import Session
from ...widgets.text import PlainText, in_cells
from .keyboard import Keyboard
from .list_screen import ListScreen
from .plan_effects import asks_of_effects, save_changes

Result = TypeVar("Result")


class DecidingList(ListScreen[Result]):
    """A line's key is what it is decided under. What is decided stands in the line, as `pending` says it."""

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._acts = PendingActs()
        self._warned = False
        """Whether its user knows that what is decided is not written."""
        self._again = False
        """Whether it was decided before, and nothing since."""

    def draft_name(self) -> str:
        """Where what is decided is kept for after a power cut; empty where it is not."""
        return ""

    async def begin(self) -> None:
        await super().begin()
        if not (name := self.draft_name()):
            return
        self._acts = kept_acts(await self.session.draft(name), self._heads)
        if self._acts.by_line:
            self._again = True
            self.redraw()
            self.tell_unsaved()

    def _heads(self, record: str) -> tuple[str, ...]:
        return self.session.survey.heads(record)

    def pending(self, key: str) -> str:
        """What is decided of a line and not written, as it stands in it; empty where nothing is."""
        act = self._acts.by_line.get(key)
        return f"{NOT_SAVED} {act.words}" if act else ""

    def with_pending(self, number: int, line: Content, width: int) -> Content:
        """A line with what is decided of it at its end."""
        words = self.pending(self._keys[number]) if number < len(self._keys) else ""
        if not words:
            return line
        shown = in_cells(words, min(cell_len(words), width // 2))
        room = width - cell_len(shown) - 1
        return Content(in_cells(line.plain, room) + " ") + Content.styled(shown, "$accent bold")

    @property
    def unsaved(self) -> bool:
        return bool(self._acts.by_line)

    def typed_here(self) -> list[Unsaved]:
        name = self.draft_name()
        return [(name, pending_draft(self._acts), ())] if name and self.unsaved else []

    def decided_of(self, key: str) -> tuple[RecordChange, ...]:
        """What is decided of a line and not written."""
        act = self._acts.by_line.get(key)
        return act.changes if act else ()

    # Deciding

    def decide(self, key: str, said: str, changes: Sequence[RecordChange], name: str = "") -> bool:
        """Have a line say what F2 will write of it; whether it may be."""
        act = PendingAct(said, tuple(changes), name)
        if self._acts.elsewhere(key, act):
            self.say(_("What is decided of another line changes this one too: F2 writes that first."), wrong=True)
            return False
        self.decide_all({key: act})
        return True

    def decide_all(self, acts: Mapping[str, PendingAct]) -> None:
        self._now(self._acts.decided(acts))

    def decide_anew(self, said: str, acts: Mapping[str, PendingAct]) -> None:
        """The same, instead of all that was decided in these words."""
        others = {key: act for key, act in self._acts.by_line.items() if act.said != said}
        self._now(PendingActs({**others, **acts}, (*self._acts.before, self._acts.by_line)))

    def leave_open(self, key: str) -> None:
        """Have nothing decided of a line."""
        if key in self._acts.by_line:
            self._now(self._acts.left(key))

    def _now(self, acts: PendingActs) -> None:
        self._acts, self._warned, self._again = acts, False, False
        self.say()
        self.redraw()
        self.tell_unsaved()
        self.run_worker(self._keep_decided())

    def redraw(self) -> None:
        super().redraw()
        about = self.query_one("#about", PlainText)
        about.say(" · ".join(words for words in (self.how_many(), about.said) if words))

    def how_many(self) -> str:
        """What is decided and not written, in words; empty where nothing is."""
        n = len(self._acts.by_line)
        if self._again and n:
            return _("What was decided here and not written is here again: F2 writes it.")
        return (
            ngettext("{n} decided and not written: F2", "{n} decided and not written: F2", n).format(n=n)
            if n
            else ""
        )

    async def _keep_decided(self) -> None:
        """For after a power cut; what the disk refuses now it will refuse, and say, when it is written."""
        name = self.draft_name()
        if not name:
            return
        if not self.unsaved:
            await self.session.forget(name)
            return
        with suppress(GuaquiError):
            await self.session.keep(name, pending_draft(self._acts), ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "undo" and self.unsaved:
            return True
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """What was decided last goes first, then what was written."""
        if self.unsaved:
            self._now(self._acts.back())
        else:
            super().action_undo()

    # Writing

    def action_save(self) -> None:
        fresh = self._acts.fresh(self._heads)
        if not self.unsaved:
            self.say(_("Nothing is decided here that is not written."))
        elif fresh is not self._acts:
            self._now(fresh)
            self.say(_("Some of it changed meanwhile: look at it again, decide, then F2."), wrong=True)
        elif not asks_of_effects(self, self._acts.changes, self._write):
            self._write()

    def _write(self) -> None:
        self.while_keys_wait(self._write_all())

    async def _write_all(self) -> None:
        n = len(self._acts.by_line)
        try:
            await save_changes(self.session, self._acts.changes)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self._acts = PendingActs()
        await self._keep_decided()
        self.draw()
        self.tell_unsaved()
        done = ngettext("{n} written. Ctrl+Z takes it back.", "{n} written as one act. Ctrl+Z takes it back.", n)
        self.say(done.format(n=n))

    def gone_on(self) -> None:
        self.action_save()

    def may_go(self) -> bool:
        """Whether nothing is lost by going; what is decided is said first, and going again leaves it open."""
        if not self.unsaved or self._warned:
            return True
        self._warned = True
        self.say(_("Decided and not written yet: F2 writes it. Esc again leaves it open."), wrong=True)
        return False

    def result(self) -> Result | None:
        """What is given back where it is left."""
        return None

    def action_back(self) -> None:
        if self.may_go():
            self.while_keys_wait(self._go())

    async def _go(self) -> None:
        await self.forget_decided()
        self.dismiss(self.result())

    async def forget_decided(self) -> None:
        """It was left open on purpose."""
        self._acts = PendingActs()
        await self._keep_decided()
