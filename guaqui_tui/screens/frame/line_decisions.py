"""What is decided of a list's lines: keys decide line by line, and F2 writes all of it as one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.content import Content

from storage import GuaquiError
from storage.revisions.record_changes import RecordChange
from storage.symbols import NOT_SAVED

from ...forms.adding.causes import with_new_causes
from ...forms.deciding.pending_acts import PendingAct, PendingActs, kept_acts, pending_draft
from ...language.gettext_ import _, ngettext
from ...session.draft_keeper import Unsaved
from ...widgets.text import in_cells

if TYPE_CHECKING:
    from .list_screen import ListScreen  # each has one of these


class LineDecisions:
    """A line's key is what it is decided under. What is decided stands in the line, as `pending` says it."""

    def __init__(self, screen: ListScreen[Any]) -> None:
        self._screen = screen
        self._acts = PendingActs()
        self._warned = False
        """Whether its user knows that what is decided is not written."""
        self._again = False
        """Whether it was decided before, and nothing since."""

    # What is decided

    @property
    def unsaved(self) -> bool:
        return bool(self._acts.by_line)

    @property
    def has_steps(self) -> bool:
        """Whether anything was decided that is not written, or left open again: that goes back before an act."""
        return self.unsaved or bool(self._acts.before)

    def pending(self, key: str) -> str:
        """What is decided of a line and not written, as it stands in it; empty where nothing is."""
        act = self._acts.by_line.get(key)
        return f"{NOT_SAVED} {act.words}" if act else ""

    def with_pending(self, key: str, line: Content, width: int) -> Content:
        """A line with what is decided of it at its end."""
        if not (words := self.pending(key)):
            return line
        shown = in_cells(words, min(cell_len(words), width // 2))
        room = width - cell_len(shown) - 1
        return Content(in_cells(line.plain, room) + " ") + Content.styled(shown, "$accent bold")

    def decided_of(self, key: str) -> tuple[RecordChange, ...]:
        """What is decided of a line and not written."""
        act = self._acts.by_line.get(key)
        return act.changes if act else ()

    @property
    def changes(self) -> list[RecordChange]:
        """All that is decided and not written."""
        return self._acts.changes

    def how_many(self) -> str:
        """What is decided and not written, in words; empty where nothing is."""
        n = len(self._acts.by_line)
        if not n:
            return ""
        if self._again:
            return _("What was decided here and not written is here again: F2 writes it.")
        return ngettext("{n} decided and not written: F2", "{n} decided and not written: F2", n).format(n=n)

    # Deciding

    def decide(self, key: str, said: str, changes: Sequence[RecordChange], name: str = "") -> bool:
        """Have a line say what F2 will write of it; whether it may be."""
        act = PendingAct(said, tuple(changes), name)
        if self._acts.elsewhere(key, act):
            words = _("What is decided of another line changes this one too: F2 writes that first.")
            self._screen.say(words, wrong=True)
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

    def take_back(self) -> None:
        """Have decided what was before the last key that decided something."""
        if self._acts.before:
            self._now(self._acts.back())
        else:
            words = _("Nothing was decided since then: F2 writes it, Esc leaves it open.")
            self._screen.say(words)

    def _now(self, acts: PendingActs) -> None:
        self._acts, self._warned, self._again = acts, False, False
        self._screen.say()
        self._screen.redraw()
        self._screen.tell_unsaved()
        self._screen.run_worker(self._keep_in(self._screen.draft_name()))

    # For after a power cut

    async def begin(self) -> None:
        """Take up what was decided and not written, where it was kept."""
        if not (name := self._screen.draft_name()):
            return
        draft = await self._screen.session.draft(name)
        self._acts = kept_acts(draft, self._heads)
        if self.unsaved:
            self._again = True
            self._screen.redraw()
            self._screen.tell_unsaved()
        if draft is not None and len(self._acts.by_line) < len(draft.fields):
            await self._keep()
            self._screen.call_later(self._say_what_changed)  # behind the cursor's coming to its first line

    def to_keep(self) -> list[Unsaved]:
        """What is kept of it where the app has to end at once."""
        name = self._screen.draft_name()
        return [Unsaved(name, pending_draft(self._acts), ())] if name and self.unsaved else []

    async def turn(self, show: Callable[[], None]) -> bool:
        """Go on, by `show`, with what is kept under another name; whether what is decided waits under this one."""
        screen = self._screen
        if self.unsaved:
            try:
                await screen.session.keep(*self.to_keep())
            except GuaquiError as error:
                screen.say(screen.refused(error), wrong=True)
                return False
        self._acts, self._warned, self._again = PendingActs(), False, False
        show()
        screen.tell_unsaved()
        await self.begin()
        return True

    async def _keep_in(self, name: str) -> None:
        """Unless its user has gone on to what is kept under another name: it was kept then."""
        if name == self._screen.draft_name():
            await self._keep()

    async def _keep(self) -> None:
        """What the disk refuses now it will refuse, and say, when it is written."""
        name, session = self._screen.draft_name(), self._screen.session
        if not name:
            return
        if not self.unsaved:
            await session.forget(name)
            return
        with suppress(GuaquiError):
            await session.keep(Unsaved(name, pending_draft(self._acts), ()))

    # Writing

    def write(self) -> None:
        """All of it as one act, unless something of it has to be looked at again, or asked first."""
        from .plan_effects import asks_of_effects

        fresh = self._acts.fresh(self._heads)
        if not self.unsaved:
            self._screen.say(_("Nothing is decided here that is not written."))
        elif fresh is not self._acts:
            self._now(fresh)
            self._say_what_changed()
        elif not asks_of_effects(self._screen, self._acts.changes, self._write):
            self._write()

    def _say_what_changed(self) -> None:
        words = _("Some of it changed meanwhile: look at it again, decide, then F2.")
        self._screen.say(words, wrong=True)

    def _heads(self, record: str) -> tuple[str, ...]:
        return self._screen.session.survey.heads(record)

    def _write(self) -> None:
        self._screen.while_keys_wait(self._write_all())

    async def _write_all(self) -> None:
        from .plan_effects import save_changes

        screen, n = self._screen, len(self._acts.by_line)
        try:
            changes = with_new_causes(screen.session.survey, self._acts.changes)
            await save_changes(screen.session, changes)
        except GuaquiError as error:
            screen.say(screen.refused(error), wrong=True)
            return
        await self.forget()
        screen.draw()
        screen.tell_unsaved()
        done = ngettext("{n} written. Ctrl+Z takes it back.", "{n} written as one act. Ctrl+Z takes it back.", n)
        screen.say(done.format(n=n))

    # Leaving

    def may_go(self) -> bool:
        """Whether it was said that what is decided is not written: who goes again finds it here as it was."""
        if not self._screen.unsaved or self._warned:
            return True
        self._warned = True
        kept = _("Decided and not written yet: F2 writes it. Esc again goes back, and it waits here.")
        left = _("Decided and not written yet: F2 writes it. Esc again leaves it open.")
        words = kept if self._screen.draft_name() else left
        self._screen.say(words, wrong=True)
        return False

    async def leave(self) -> None:
        """Go, and have what is decided wait where it is kept; where it is not, it is left open."""
        if self._screen.draft_name():
            await self._keep()
        else:
            await self.forget()

    async def forget(self) -> None:
        """It was written, or is kept nowhere."""
        self._acts = PendingActs()
        await self._keep()
