"""The app: which screen comes when. What is kept is the session's work, what is shown the screens'."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

from textual import events
from textual.filter import LineFilter

from storage import GuaquiError, Notice
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.plan.views.scope import Scope
from storage.translatable import N_

from . import garbage
from .forms.unsaved_drafts import kept_in_words
from .language import gettext_ as words
from .look.shared_stylesheet import SharedStylesheet
from .look.sign_letters import SignLetters, own_letters, terminal_encoding
from .screens.board.screen import BoardScreen
from .screens.frame import step_screens
from .screens.frame import table_of_screens as screens
from .screens.frame.app_actions import AppBase
from .screens.frame.base_screen import BaseScreen, refusal_in_words
from .screens.frame.keyboard import settled
from .screens.frame.messages import FileChanged
from .screens.frame.typing_undo import SelfKeeping, TypedInto, TypingHolder
from .session import intervals, settings
from .session.draft_keeper import Unsaved
from .session.end_signals import listen
from .session.kept_typing import keep_all_typing
from .session.settings import Settings, SetupAnswers


class GuaquiApp(AppBase):
    """The terminal app. `path` is the file to open; without one, the last that was open."""

    def __init__(self, path: Path | None, remembered: Settings) -> None:
        super().__init__(remembered)
        self.stylesheet = SharedStylesheet(variables=self.get_css_variables())
        self._path = path or (Path(remembered.file) if remembered.file else None)
        self._signs = SignLetters(terminal_encoding())
        self._typed_at = 0.0
        self.fault: Exception | None = None  # what nobody foresaw, and ended the app
        self.kept = ""
        """What is said of what was typed and not saved, once the terminal is given back."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Letters stand for the signs that the terminal lacks."""
        return [*super().get_line_filters(), *([self._signs] if self._signs.enabled else [])]

    def on_load(self) -> None:
        listen(self._told_to_end)

    def _told_to_end(self, code: int) -> None:
        """Keep what is typed, now, and give the terminal back."""
        self._keep_now()
        Thread(target=self._end_anyway, args=(code,), daemon=True).start()
        self.exit(code)

    def _keep_now(self) -> None:
        """Have on the disk what stands on the screens and is not saved, as far as it can be; nothing is raised."""
        unsaved: list[Unsaved] = []
        for screen in self.screen_stack:
            with suppress(Exception):  # one that fails takes nothing of the others with it, nor the end
                unsaved += screen.typed_here() if isinstance(screen, BaseScreen) else []
                if isinstance(screen, SelfKeeping):
                    screen.keep_now()
                if isinstance(screen, TypingHolder):
                    keep_all_typing([(screen.question_typing.question, screen.question_typing.typed(screen))])
        with suppress(Exception):
            self.session.keep_now(unsaved)

    def _end_anyway(self, code: int) -> None:
        """A terminal that has gone or that nobody reads can hold the app for ever; a save begun is waited for."""
        sleep(intervals.GRACE_SECONDS)
        self.session.wait()
        os._exit(code)

    def _handle_exception(self, error: Exception) -> None:
        self._keep_now()
        self.fault = self.fault or error
        self.end_at_fault(error)

    def _print_error_renderables(self) -> None:
        """Nothing: whoever started the app says it in words, and keeps the whole of it in a file."""

    def on_mount(self) -> None:
        self.run_worker(self._keyboard.feed(self._hand_on))
        self.run_worker(self._start())
        self.set_timer(intervals.COLLECT_SECONDS, garbage.resume_collection)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed_at = monotonic()
            self._keyboard.typed(event, into_field=isinstance(self.focused, TypedInto))
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Event) -> None:
        if not self.screen_stack:  # typed on while the app was closing
            return
        pressed_on = self.screen if isinstance(event, events.Key) and isinstance(self.screen, BaseScreen) else None
        if pressed_on is not None:
            pressed_on.key_pressed(event.time)
        await super().on_event(event)
        for _round in range(3):  # the field, the binding that is looked up after it, and what that sets off
            if self.screen_stack:
                await settled(self.focused or self.screen)
        if pressed_on is not None and pressed_on in self.screen_stack[-1:]:  # another does it when it comes back
            pressed_on.key_done()
        if self._tour and self.screen_stack:
            self.guide()

    # Which screen comes when

    async def _start(self) -> None:
        if not self.remembered.author:
            self.open(step_screens.language_step(self.remembered, self._path), self._begun)
            return
        if (path := self._path) is None:
            self.open(step_screens.start_menu(self.remembered), self._begun)
            return
        try:
            notices = await self.session.open(path, self.remembered.author)
        except GuaquiError as error:
            self.open(step_screens.start_menu(self.remembered, error, path), self._begun)
            return
        with suppress(GuaquiError):  # a copy that is not there is waited for; a bad one is said elsewhere
            if str(path.absolute()) == self.remembered.file:
                await self.session.back_up_to(self.remembered.backup, new=False)
        self._board(notices)

    def _begun(self, begun: SetupAnswers | None) -> None:
        if begun is None:
            return
        self.remembered = begun.settings
        self._board(begun.notices)

    def _board(self, notices: list[Notice]) -> None:
        """The board; before it, where nobody chose which of several municipalities is shown, that question."""
        self.remembered.file = str(self.session.file.path.absolute())
        self.session.shown.choose(Scope(*self.remembered.plan.split("/")[:2]))
        if self.session.shown.is_to_choose:
            self.open(screens.plans(), partial(self._chosen, notices))
        else:
            self._show_board(notices)

    def _chosen(self, notices: list[Notice], scope: Scope | None) -> None:
        if scope:
            self.session.shown.choose(scope)
            words.use_terms(self.session.survey)
            self.remembered.plan = "/".join(scope)
        self._show_board(notices)

    def _show_board(self, notices: list[Notice]) -> None:
        self._signs.use(own_letters(self.session.survey))
        slot = Slot(*self.remembered.place) if self.remembered.holder else None
        self.open(screens.board(slot), instead=isinstance(self.screen, BoardScreen))
        self.run_worker(self._remember())
        self.run_worker(self._when_quiet())
        if slot and self.remembered.in_community:
            self.open(screens.community(slot), self._back_from_community)
        if notices:
            self.open(screens.text_pages(N_("About this file"), [refusal_in_words(notice) for notice in notices]))

    def _back_from_community(self, slot: Slot | None) -> None:
        if slot and isinstance(self.screen, BoardScreen):
            self.screen.put_cursor(slot)

    async def _when_quiet(self) -> None:
        """Make ready what will be asked for, once nobody types."""
        while True:
            await asyncio.sleep(intervals.QUIET_SECONDS)
            if not self.screen_stack or not self.session.is_open:
                return
            if monotonic() - self._typed_at >= intervals.QUIET_SECONDS and isinstance(self.screen, BoardScreen):
                await self._prepare(self.screen)
                return

    async def _prepare(self, board: BoardScreen) -> None:
        await self.prepare(board.cursor or Slot("", 0, 1))
        await board.prepare()
        garbage.leave_what_is_there()

    # What is remembered

    def on_file_changed(self, message: FileChanged) -> None:
        self.remembered.file = str(self.session.file.path.absolute())
        if message.notices:
            self._say(" ".join(map(refusal_in_words, message.notices)))
        self.run_worker(self._back_up_again())

    async def _back_up_again(self) -> None:
        """The second copy goes on under the new file's name, where that can be."""
        try:
            await self.session.back_up_to(self.remembered.backup, new=True)
        except GuaquiError as error:
            self.remembered.backup = ""
            self._say(refusal_in_words(error))
        await self._remember()

    # Keys of every screen

    def action_file(self) -> None:
        self.open(screens.setup(self.remembered), self._begun)

    def action_second_copy(self) -> None:
        self.open(screens.setup(self.remembered, "backup"), self._begun)

    async def action_quit(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and not await screen.leave():
                return
        self.remembered.in_community = False
        await self._remember()
        if self.session.is_open:
            self.kept = kept_in_words(self.session.unsaved_drafts, self.session.survey)
        await self.session.close()
        self.exit(0)


def run_app(path: Path | None = None, language: str | None = None) -> int:
    """Open the app; returns its exit code. `language` goes before the one that is remembered."""
    remembered = settings.load()
    words.use(language or remembered.language or words.language())
    app = GuaquiApp(path, remembered)
    result = app.run()
    if app.fault is not None:
        raise app.fault
    if app.kept:
        sys.stderr.write(f"{printable(app.kept)}\n")
    return result or 0
