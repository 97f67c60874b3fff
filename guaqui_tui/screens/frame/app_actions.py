"""What can be asked for on every screen: help, all actions, another language, the tour, and more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.translatable import N_

from ...demo import PLAN_NAME
from ...forms.draft_values import Typed
from ...language import gettext_ as words
from ...language.gettext_ import _
from ...look import keys
from ...look.theme import ALL_THEMES, THEME_NAMES, theme_for
from ...session import intervals, settings
from ...session.kept_typing import keep_all_typing
from ...session.session import Session
from ...session.settings import Settings
from ...widgets.typing_history import TypingHistory
from . import table_of_screens as screens
from .base_screen import BaseScreen, refusal_in_words
from .help_text import help_paragraphs
from .keyboard import Keyboard
from .messages import AuthorChanged, HubReached, PositionChanged
from .opening import ScreenOpener
from .typing_undo import FieldOwner, RecordOpened, TypedInto, TypingHolder, restore

if TYPE_CHECKING:  # the first screen has no field
    from ...session.tour import Tour
    from ...widgets.fields import FieldsChanged


class AppBase(ScreenOpener):
    """An app of our screens: one session, one keyboard, and what may be opened over any of them."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.PALETTE,
        keys.LANGUAGE,
        keys.THEME,
        keys.PICTURE,
        keys.TOUR,
        keys.QUIT,
        keys.UNDO_TYPING,
        keys.REDO_TYPING,
        keys.DRAFTS_PUT_ASIDE,
    ]

    def __init__(self, remembered: Settings) -> None:
        super().__init__()
        self._disable_tooltips = self._disable_notifications = True  # else each screen has two widgets for them
        self.remembered = remembered
        self.session = Session(self._tell)
        self._keyboard = Keyboard()
        self._tour: Tour | None = None
        self._keeping: Timer | None = None
        self._answered: list[tuple[str, Typed]] = []
        """What was typed into the question that was answered last, until a save is acknowledged."""
        self._typing: WeakKeyDictionary[Screen[Any], TypingHistory] = WeakKeyDictionary()
        """What was typed on each screen, to be taken back there."""
        self._use_colours()

    def _use_colours(self) -> None:
        """Those that were chosen last, of those that the terminal has."""
        for theme in ALL_THEMES.values():
            self.register_theme(theme)
        colours = self.console.color_system
        self.no_color = self.no_color or colours is None
        self.theme = theme_for(self.remembered.theme, None if self.no_color else colours)

    def action_help_quit(self) -> None:
        self._say(_("Ctrl+Q quits."))

    def _tell(self, make: Callable[[], Message]) -> None:
        for screen in self.screen_stack:
            screen.post_message(make())

    @property
    def on_top(self) -> BaseScreen[Any] | None:
        """The screen that is seen; None under a question, and where an app that ends has no screen any more."""
        screens_now = self.screen_stack
        return screens_now[-1] if screens_now and isinstance(screens_now[-1], BaseScreen) else None

    def _say(self, words: str) -> None:
        if screen := self.on_top:
            screen.heard(words)

    def end_at_fault(self, error: Exception) -> None:
        """End, and leave the telling to whoever started the app: Textual would first draw all that its
        frames hold, which took minutes for a plan.
        """
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """What was selected, in a field or anywhere on the screen."""
        super().copy_to_clipboard(text)
        self._say(_("Copied."))

    async def _remember(self) -> None:
        try:
            await self.session.run(settings.store, self.remembered)
        except GuaquiError as error:
            self._say(refusal_in_words(error))

    def on_author_changed(self, message: AuthorChanged) -> None:
        self.remembered.author = message.author
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.now_types(message.author)
        self.run_worker(self._remember())

    def on_position_changed(self, message: PositionChanged) -> None:
        self.remembered.place = message.slot.holder, message.slot.year, message.slot.n
        self.remembered.plan = "/".join(self.session.shown.scope)
        self.remembered.in_community = any(getattr(one, "IS_COME_BACK_TO", False) for one in self.screen_stack)
        if message.kept:
            self.run_worker(self._remember())

    def on_hub_reached(self, message: HubReached) -> None:
        if message.address != self.remembered.hub:
            self.remembered.hub = message.address
            self.run_worker(self._remember())

    def action_help(self) -> None:
        from .questions.question_screen import QuestionScreen

        if isinstance(self.screen, (BaseScreen, QuestionScreen)):
            advice = [*([self._tour.words] if self._tour else []), *self.screen.advice()]
            self.open(screens.text_pages(N_("Help"), help_paragraphs(self.screen, advice)))

    def action_palette(self) -> None:
        from .questions.question_screen import QuestionScreen

        for screen in self.screen_stack[-1:]:  # an app that ends has none any more
            if isinstance(screen, BaseScreen) or (isinstance(screen, QuestionScreen) and screen.ASKS):
                self.open(screens.palette(screen), self._act)

    async def _act(self, action: str | None) -> None:
        if action:
            await self.screen.run_action(action)

    async def prepare(self, slot: Slot) -> None:
        """Make ready, unseen, what is likely to be asked for."""
        from .preloading import prepare  # not before the first screen stands

        await prepare(self, slot)

    # What was typed

    def on_drafts_changed(self) -> None:
        """The top line says how many there are."""
        if screen := self.on_top:
            screen.show_top()

    def on_fields_changed(self, message: FieldsChanged) -> None:
        """A key changed what stands in some fields: wherever that is, it can be taken back."""
        before = self._typing.get(message.screen, TypingHistory())
        self._typing[message.screen] = before.typed(message.before, message.after)
        if isinstance(message.screen, TypingHolder) and self._keeping is None:
            self._keeping = self.set_timer(intervals.DRAFT_SECONDS, self._keep_typing)

    async def _keep_typing(self) -> None:
        """Have on the disk what is typed into a question of which no draft is kept."""
        self._keeping = None
        holders = [(one, one.question_typing) for one in self.screen_stack if isinstance(one, TypingHolder)]
        typed = [(typing.question, typing.typed(screen)) for screen, typing in holders]
        await self.session.keep_typing(lambda: keep_all_typing(typed))

    def closed(self, screen: Screen[Any], result: Any) -> None:
        """One that was answered, or left for good, is not asked again with what was typed there.

        Keys wait until that is on the disk: the next may ask the same, or leave the app.
        """
        if isinstance(screen, TypingHolder):
            typing = screen.question_typing
            self._answered = [(typing.question, typing.typed(screen))]
            self._keep_for_good([(typing.question, Typed())])
        super().closed(screen, result)

    def on_save_refused(self) -> None:
        """Nothing came of what a question was answered with: it is asked again with that."""
        self._keep_for_good(self._answered)

    def on_record_saved(self) -> None:
        self._answered = []

    def _keep_for_good(self, typed: list[tuple[str, Typed]]) -> None:
        self.hold_for(self.run_worker(self.session.keep_typing(lambda: keep_all_typing(typed))))

    def on_record_opened(self, message: RecordOpened) -> None:
        """What was typed of another one is not taken back in this one's fields."""
        self._typing.pop(message.screen, None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "drafts_put_aside":  # one is opened in its form, and there is one of each
            forms = any(isinstance(screen, FieldOwner) for screen in self.screen_stack)
            return self.session.is_open and not forms and not getattr(self.screen, "on_wall", False)
        if action in {"undo_typing", "redo_typing"}:
            typed = self._typing.get(self.screen, TypingHistory())
            some = typed.done if action == "undo_typing" else typed.undone
            return bool(some) and isinstance(self.focused, TypedInto)
        return super().check_action(action, parameters)

    def action_undo_typing(self) -> None:
        """Let the fields be as before the last thing that was typed, on this screen."""
        self._put_back(*self._typing.get(self.screen, TypingHistory()).back())

    def action_redo_typing(self) -> None:
        self._put_back(*self._typing.get(self.screen, TypingHistory()).again())

    def _put_back(self, history: TypingHistory, typed: Typed) -> None:
        self._typing[self.screen] = history
        if typed:
            restore(self.screen, typed)

    def action_language(self) -> None:
        """The next language that there is, at once and from now on. A question is answered first."""
        if self.on_top is None:
            return
        known, now = words.languages(), words.language()
        words.use(known[(known.index(now) + 1) % len(known)] if now in known else words.FIRST)
        self.remembered.language = words.language()
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.speak_otherwise()
        self.guide()
        self.run_worker(self._remember())

    def action_theme(self) -> None:
        """The next of the themes, at once and from now on."""
        themes = list(ALL_THEMES)
        self.theme = themes[(themes.index(self.theme) + 1) % len(themes)]
        self.remembered.theme = self.theme
        self._say(_("Colours: {theme}. Once more shows the next.").format(theme=_(THEME_NAMES[self.theme])))
        self.run_worker(self._remember())

    def action_picture(self) -> None:
        """A file with what stands on the screen now, for whoever is asked about it."""
        if screen := self.on_top:
            self.run_worker(self._picture(screen))

    async def _picture(self, screen: BaseScreen[Any]) -> None:
        if screen.shows_private:
            screen.say(_("What stands here is private: no picture is made of it."), wrong=True)
            return
        from ...session.picture import TITLE, pictures_folder, write_picture

        drawn = self.export_screenshot(title=TITLE)
        folder = pictures_folder(self.session.file.path if self.session.is_open else None)
        try:
            path = await self.session.run(write_picture, drawn, folder)
        except GuaquiError as error:
            screen.say(screen.worded(error), wrong=True)
        else:
            where = _("The picture is in {path}.").format(path=printable(str(path)))
            screen.say(_("The picture is beside the papers.") if screen.on_wall else where)

    def action_drafts_put_aside(self) -> None:
        """The drafts that were put aside; one that is taken up is offered in its form at once."""
        self.open(screens.drafts_put_aside())

    def action_tour(self) -> None:
        """Begin the tour, or end it. It is made for invented data, which nobody minds being changed."""
        if self._tour is None and not (self.session.is_open and self.session.survey.plan.name == PLAN_NAME):
            self._say(
                _("The tour needs invented data: open another file with Ctrl+P on the board; there F6 makes some.")
            )
            return
        from ...session.tour import Tour

        self._tour = None if self._tour else Tour()
        self.guide()

    def on_screen_ready(self) -> None:
        if self._tour:
            self.guide()

    def guide(self) -> None:
        """Say on the screen what the tour's next step is, once the one before is done."""
        screen = self.on_top
        if self._tour:
            self._tour = self._tour.seen(type(screen).__name__)
        if screen:
            screen.guide(self._tour.words if self._tour else "")
