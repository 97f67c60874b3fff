"""What all screens share: the line at the top, the keys at the bottom, and hearing of saves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from storage import GuaquiError, Notice
from storage.kinds.process.demand import Slot, demand_name
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.draft_keeper import Unsaved
from ...session.messages import NoticesArrived, RecordSaved, SaveRefused
from ...session.session import Session
from ...widgets.bars import KeyLine, TopLine, TopWords
from ...widgets.toast import Toast
from ...widgets.top_words import top_words
from ...wording.authors import names_of
from . import paper_screens
from . import table_of_screens as screens
from .help_text import advice_of
from .keyboard import Keyboard, LastNumber
from .messages import AuthorChanged, FileChanged, ScreenReady
from .opening import close, open_over, until_it_stands, while_keys_wait
from .partial_drawing import PartialDrawing
from .refusals import NOT_ON_A_WALL, helped_by_another_place, writes

Result = TypeVar("Result")

WIDE = 120
"""Columns of a terminal from which on there is room for something beside the work."""


class BaseScreen(Screen[Result]):
    """A screen of ours."""

    ADVICE: ClassVar[tuple[str, ...]] = ()
    """The paragraphs of its help, marked for translation."""
    IS_OF_A_RECORD: ClassVar[bool] = False
    """Whether its fields are a record's."""
    DEFAULT_CSS = """
    BaseScreen { layers: work toast; layer: work; background: $background; color: $foreground; }
    BaseScreen .panel { border-top: solid $rule; border-title-color: $quiet; border-title-style: bold; }
    BaseScreen .panel:focus-within { border-top: solid $accent; border-title-color: $accent; }
    """
    HORIZONTAL_BREAKPOINTS = [(WIDE, "-wide")]  # noqa: RUF012 - as Textual has it; a class more costs all styles anew
    BINDINGS: ClassVar[list[BindingType]] = [*keys.EVERYWHERE]

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__()
        self._compositor = PartialDrawing()
        self.session = session
        self.keyboard = keyboard
        self._unsaved, self._refused = "", False
        """What is said of a save that failed, until one is acknowledged, and whether another place helps."""
        self._holds = False
        """Whether the top line says that something typed here is not saved."""
        self._heading = self._on_rule = ""
        """Where its user is, as the top line says it, and what the rule below it says."""
        self._passing = ""
        """What was said of the last key; the next one takes it away."""
        self.undo_named: object = None
        """The act elsewhere that the last Ctrl+Z here only named: the next one takes it back."""
        self.last_number = LastNumber()
        self.jumped_to = ""
        self.top_line = TopLine()
        self.toast = Toast(id="heard")
        """What is said in passing."""

    advice = advice_of
    open = open_over
    until_it_stands = until_it_stands
    while_keys_wait = while_keys_wait

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen; keys wait until whoever opened it has done what is to be done with the result."""
        return close(self, result, super().dismiss)

    def compose(self) -> ComposeResult:
        yield self.top_line
        yield from self.furnish()
        yield KeyLine()
        yield self.toast

    def furnish(self) -> Iterable[Widget]:
        return ()

    async def on_mount(self) -> None:
        self.show_top()
        await self.begin()
        self.app.post_message(ScreenReady())

    async def on_screen_resume(self, event: events.ScreenResume) -> None:
        event.refresh_styles = False  # styles do not change behind another screen, and to apply them takes long
        if (
            self.top_line.parent is not None
        ):  # not while it is being composed; what lay over it may have held something unsaved
            self.show_top()
            self.key_done()  # of the key that opened what lay over it
        self.app.post_message(ScreenReady())

    async def begin(self) -> None:
        """Called once when all is there; keys wait until it returns."""

    def entitle(self, words: str = "", first: str = "") -> None:
        """Say at the top where its user is, and on the rule below it what stands first there."""
        if (words, first) != (self._heading, self._on_rule):
            self._heading, self._on_rule = words, first
            self.toast.lies_over = words
            self.show_top()

    def show_top(self, state: str = "", *, alarm: bool = False) -> None:
        """`state` is said instead of when it was last saved."""
        self._holds = self.unsaved
        if not state and self._unsaved:
            state, alarm = _(self._unsaved), True
        said = TopWords(self._heading, first=self._on_rule, state=state, alarm=alarm)
        unsaved = any(getattr(one, "unsaved", False) for one in self.app.screen_stack)  # here, or below this one
        says = top_words(said, self.session, unsaved=unsaved, on_wall=self.on_wall)
        if self.top_line.parent is not None:  # it is gone where a screen goes, and hears of its own save last
            self.top_line.show(says)

    @property
    def unsaved(self) -> bool:
        """Whether words stand here that were typed and are not saved."""
        return False

    def typed_here(self) -> list[Unsaved]:
        """What of them is to be kept where the app has to end at once."""
        return []

    def tell_unsaved(self) -> None:
        """Have the top line say it, after something was typed or taken back."""
        if self.unsaved != self._holds:
            self.show_top()

    def said_by(self, at: str) -> Collection[str]:  # noqa: ARG002 - most forms have none
        """The fields that what stands in field `at` and elsewhere says already."""
        return ()

    @property
    def on_wall(self) -> bool:
        """Whether a projector shows it: then nothing here names a person, a laptop, a file or what is private."""
        return False

    @property
    def only_reads(self) -> bool:
        """Whether another window writes the file: what writes is not offered here, and no record's field opens."""
        return self.session.is_open and not self.session.writable

    @property
    def off_bar(self) -> Collection[str]:
        """Actions whose keys the line of keys has no use for where one stands now; they work all the same."""
        return ()

    @property
    def shows_private(self) -> bool:
        """Whether something stands here that was said in confidence."""
        return False

    def on_record_saved(self, _message: RecordSaved) -> None:
        self._unsaved, self._refused = "", False
        self.show_top()

    def not_saved(self) -> None:
        """Say at the top that the last save failed, until one is acknowledged."""
        self._unsaved = N_("Not saved")
        self.show_top()

    def refused(self, error: GuaquiError) -> str:
        """A save failed: what to say of it, with a way out where there is one."""
        self._refused = helped_by_another_place(error, self.session.file.path)
        self.not_saved()
        self.post_message(SaveRefused())
        words = self.worded(error) if self.on_wall else f"{_(self._unsaved)}. {self.worded(error)}"
        way_out = _("Ctrl+P: go on in another place.")
        return f"{words} {way_out}" if self.check_action("elsewhere", ()) else words

    def worded(self, error: GuaquiError) -> str:
        """What is said here of an error."""
        return _("Not saved. Off the wall it is said why.") if self.on_wall else refusal_in_words(error)

    def on_notices_arrived(self, message: NoticesArrived) -> None:
        """What was just said of a key stays beside it: it may be why the key did nothing."""
        self.say_too(self.news(message.notices))
        self.show_top()

    def say_too(self, words: str) -> None:
        """Say something beside what was just said: there is one message at most."""
        said = self.toast.said
        if words and not said.endswith(words):
            self.toast.say(" ".join(filter(None, (said, words))), wrong=self.toast.has_class("-wrong"))

    def news(self, notices: Iterable[Notice]) -> str:
        """What is said here of what the file has to say."""
        return "" if self.on_wall else " ".join(map(refusal_in_words, notices))

    def key_pressed(self, at: float) -> None:
        """A message goes by the next key, before the key does what it does. `at`: when it was pressed."""
        self.last_number.key_pressed(at)
        self.toast.key_pressed()

    def key_done(self) -> None:
        """All that a key set off at once is over."""
        self.toast.key_done()

    def heard(self, words: str) -> None:
        if not self.on_wall:
            self.toast.say(words)

    def guide(self, words: str) -> None:
        """What the tour says here."""
        if self.toast.is_attached:  # not while the screen is being composed
            self.toast.guide(words)

    def say(self, words: str = "", *, wrong: bool = False) -> None:
        """Say what the last key did, until another key does something."""
        if words or self.toast.said == self._passing:
            self._passing = words
            self.toast.say(words, wrong=wrong)

    # What can be done on every screen

    @property
    def slot(self) -> Slot | None:
        """The slot that its user is at, None where there is none."""
        return None

    @property
    def only_holder(self) -> str:
        """The id of the community or association that all of it is of; empty where there are several, or none."""
        return ""

    @property
    def record(self) -> str:
        """The name of the record that its user is at, empty where there is none."""
        slot = self.slot
        return demand_name(self.session.survey.municipality, slot.holder, slot.year, slot.n) if slot else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if (self.on_wall and action in NOT_ON_A_WALL) or (self.only_reads and writes(action)):
            return False
        match action:
            case "undo" | "redo":  # where there is something to type into, Ctrl+Z takes back what was typed
                return self.session.is_open and not self.query("Input, TextArea")
            case "who":  # the first steps have a field for it
                return self.session.is_open and not self.query("#author")
            case "plan_lists" | "register" | "laptops" | "handover":
                return self.session.is_open and not self.query("#author")
            case "elsewhere":
                return self._refused or self.only_reads
        return super().check_action(action, parameters)

    def action_history(self) -> None:
        if self.record and self.session.survey.history(self.record):
            self.say()
            self.open(screens.history(self.record), self.came_back)
        else:
            self.say(_("Nothing was ever saved here, so there is no history."))

    def came_back(self, _slot: Slot | None) -> None:
        """From the history; what was saved there was told already."""
        self.show_top()

    def action_register(self) -> None:
        self.say()
        self.open(screens.register(), self.came_back)

    def action_handover(self) -> None:
        self.say()
        self.open(paper_screens.handover(), self.came_back)

    def action_accounts(self) -> None:
        """To whoever asks here; to all of them where nobody does."""
        self.say()
        self.open(paper_screens.accounts(self.slot.holder if self.slot else ""), lambda _result: self.show_top())

    def action_plan_lists(self) -> None:
        self.say()
        self.open(screens.plan_lists(), self.came_back)

    def action_laptops(self) -> None:
        self.say()
        self.open(screens.laptops(), self.back_from_laptops)

    def back_from_laptops(self, _slot: Slot | None) -> None:
        """Whose is called what may be another: say all that is said here anew."""
        self.speak()

    def action_who(self) -> None:
        self.say()
        author = self.session.file.author
        self.open(screens.author(author, names_of(self.session.survey, author)), self.named)

    def named(self, author: str | None) -> None:
        """The question of who types was answered."""
        if author:
            self.session.file.author = author
            self.app.post_message(AuthorChanged(author))

    def now_types(self, author: str) -> None:  # noqa: ARG002 - a form that names them asks
        """Somebody else types from now on."""
        self.show_top()

    def action_elsewhere(self) -> None:
        self.say()
        self.open(screens.other_place(self.session), self.went_on)

    def went_on(self, notices: list[Notice] | None) -> None:
        """The question of where to go on was answered; a form saves then."""
        if notices is not None:
            self._unsaved, self._refused = "", False
            self.show_top()
            self.app.post_message(FileChanged(notices))
            self.gone_on()

    def gone_on(self) -> None:
        """Another file is open now."""

    def action_undo(self) -> None:
        self._undo_last(again=False)

    def action_redo(self) -> None:
        self._undo_last(again=True)

    def _undo_last(self, *, again: bool) -> None:
        from .undoing import undo_from

        self.while_keys_wait(undo_from(self, again=again))

    def takes_back(self, records: Collection[str]) -> bool:  # noqa: ARG002 - the history of one record asks
        """Whether an act on these records is taken back here."""
        return True

    def hand_over(self, result: Result) -> None:
        """Close this screen with a result."""
        self.dismiss(result)

    def speak_otherwise(self) -> None:
        """The language changed: what was said in passing goes, and what stands is said in the new one."""
        if self.toast.is_attached:  # not while the screen is being composed
            self.toast.say()
        self.speak()

    def speak(self) -> None:
        """Say all that stands here anew: the language or a word of it changed."""
        self.refresh()
        self.draw_anew()
        self.show_top()

    def draw_anew(self) -> None:
        for widget in self.query("*"):
            widget.refresh(layout=True)

    async def leave(self) -> bool:
        """Called before the app quits: what is only on the screen has to be kept now; whether it may quit."""
        return True


def refusal_in_words(what: GuaquiError | Notice) -> str:
    """What happened and what to do, in the user's language."""
    from ...language.error_messages import sentence

    return sentence(what)
