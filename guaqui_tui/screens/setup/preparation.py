"""Preparing a new municipality: the questions of its pack, one a screen, each with its answer ready."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from storage import GuaquiError
from storage.gather.found_files import found_anywhere
from storage.kinds.terms.municipality import PAPERS
from storage.notation.table_endings import TABLE_ENDINGS
from storage.notation.text import clean_line, printable
from storage.packs.preparation.answers import NOTHING, Lines
from storage.packs.preparation.interview import Interview
from storage.packs.preparation.setup_questions import columns_left
from storage.translatable import N_

from ...forms.choices import Option
from ...language.gettext_ import _
from ...look import keys
from ...session import intervals
from ...session.kept_preparation import keep_answers
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.bars import KeyLine
from ...widgets.choice import Choice, Options
from ...widgets.fields import GoOn, LineField, SeveralLines
from ...widgets.path_completion import PathSuggester
from ...widgets.text import MessageBar, PlainText
from ...wording.packs.offered_columns import column_left
from ..frame import step_screens
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.field_order import offer_of_field, offered_by_list
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff, Work
from ..frame.typing_undo import RecordOpened
from .preparation_lists import from_home, interview_with, with_lists, with_lists_and_flaw
from .step_layout import step_css


class PreparationScreen(BaseScreen[SetupAnswers | Interview]):
    """Gives back what was answered so far where it is gone back from."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.TO_THE_END, keys.HELP]
    DEFAULT_CSS = (
        step_css("PreparationScreen")
        + """
    PreparationScreen #entry > * { display: none; }
    PreparationScreen #entry > .-asked { display: block; }
    PreparationScreen #label { padding: 0 1; color: $accent; text-style: bold; }
    PreparationScreen #columns { padding: 1 1 0 1; width: 100%; max-height: 6; }
    """
    )
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Each question has an answer ready: Enter takes what stands there. An empty field is nothing."),
        N_("Escape goes back a question; nothing that was typed is lost, and nothing is written before the end."),
        N_(
            "A list is a file of a spreadsheet (csv, xlsx, ods) or a map (geojson) with a heading over each "
            "column. Of several sheets one is named behind a #, as in list.xlsx#Sheet1."
        ),
        N_(
            "Where there may be several answers, each has a line: Enter begins another one, and goes on from an "
            "empty line."
        ),
        N_("What is asked can be changed later in the plan's lists, too; the years, classes and zones as well."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, interview: Interview, place: str
    ) -> None:
        super().__init__(session, keyboard)
        self._settings = settings
        self._now = interview
        self._place = place
        """Where the new file is to be, as it was named or typed; empty where that is proposed."""
        self._asked = [interview.at]
        """The questions that are asked, by id; until the lists are read, the one that is asked now."""
        self._headings: Lines = ()
        """Of the list that the question is about."""
        self._stood: Lines = ()
        """What the field was given to begin with."""
        self._at_the_end = False
        """Whether the last step was seen: then one goes back there at once."""
        self._work = Work(self)
        self._timer: Timer | None = None
        self._lists: list[Path] = []
        """The lists that were found."""
        self._unfit: tuple[str, Lines, str] = ("", (), "")
        """The question and the answer that were refused last, and why."""

    def furnish(self) -> Iterable[Widget]:
        yield MessageBar(id="label")
        yield MessageBar(id="what")
        yield Vertical(
            LineField(id="line"),
            Choice(id="choice"),
            Choice(free=True, id="path", suggester=PathSuggester(self.session, TABLE_ENDINGS)),
            SeveralLines(id="lines"),
            id="entry",
        )
        yield PlainText(id="about")
        yield Options()
        yield PlainText(id="columns")

    async def begin(self) -> None:
        await self._resume()
        self._work.begin(self._find_lists())

    async def _resume(self) -> None:
        """Where it was left; what was named on a stick that is out now is to be named first."""
        now, unread = await asyncio.to_thread(with_lists, self._now)
        self._now = await asyncio.to_thread(now.resumed)
        await self._show()
        if self._now.at != now.at:
            at, why = unread or ("", None)
            flaw = why if at == self._now.at else await asyncio.to_thread(self._now.flaw, self._stood)
            self._refuse(refusal_in_words(flaw) if flaw else "")

    async def _find_lists(self) -> None:
        """Look for lists beside the typing: some questions ask for one."""
        tell = self._work.teller(lambda _many: None)
        with suppress(BrokenOff):
            found = await asyncio.to_thread(found_anywhere, tell)
            self._lists = [one.path for one in found if one.kind == "list"]
            if self._now.question.unit == "table":
                self._label()
                self._read_anew()
                self.query_one(Options).show(self.query_one("#path", Choice))

    def speak(self) -> None:
        super().speak()
        self._label()
        self._read_anew()
        self.while_keys_wait(self._speak())

    async def _speak(self) -> None:
        """What stands ready is said in the language in use; what was typed stays."""
        if self._said() == self._stood:
            self._put(await asyncio.to_thread(self._now.shown))
        self._look()

    # What is asked now

    async def _show(self) -> None:
        """The question that is asked now, with what stands there."""
        shown = await asyncio.to_thread(self._now.shown)
        before = await asyncio.to_thread(self._now.answers_before, self._now.at)
        self._headings = before.table(self._now.question.of).headings
        many = await asyncio.to_thread(self._now.asked)
        self._asked = [one.id for one in many]
        for field in self.query("#entry > *"):
            field.set_class(field.id == self._field, "-asked")
        self._read_anew()
        self._put(shown)
        self.post_message(RecordOpened(self))
        self._label()
        self.set_focus(self.query_one(f"#{self._field}"))
        await self._show_columns()
        self._look()
        await self._keep_on_disk()

    async def _keep_on_disk(self) -> None:
        """So that a power cut, or Ctrl+Q, costs one answer at most."""
        await self.session.run(keep_answers, self._now.typed, self._now.at)

    @property
    def _field(self) -> str:
        """The id of the widget in which the question is answered."""
        fields = {"lines": "lines", "column": "choice", "word": "choice", "table": "path"}
        return fields.get(self._now.question.unit, "line")

    def _label(self) -> None:
        question = self._now.question
        title = _("A new municipality · question {n} of {many}")
        at = self._asked.index(question.id) + 1
        self.entitle(title.format(n=at, many=len(self._asked)))
        self.query_one("#label", MessageBar).say(_(question.label))
        self.query_one("#what", MessageBar).say("\n".join(self._hints()))

    def _hints(self) -> Iterable[str]:
        """What there is to know before one answers."""
        question = self._now.question
        if question.hint:
            yield _(question.hint)
        elif not question.needed and not self._stood and question.unit == "line":
            yield _("It may stay empty.")
        if question.unit == "lines":
            yield _("One a line; Enter on an empty line goes on. Ctrl+A marks them: then typing replaces them.")
        if question.unit == "table" and self._lists:
            yield _("A number takes one that was found; or write where it is.")

    def _read_anew(self) -> None:
        """Offer what may be chosen, in the language in use."""
        for choice in self.query("#choice, #path").results(Choice):
            choice.read_anew(self._options())

    def _options(self) -> list[Option]:
        if self._now.question.unit == "table":
            return [(str(path), printable(from_home(path))) for path in self._lists]
        if self._now.question.unit == "word":
            return [(word, _(called)) for word, called in PAPERS.items()]
        return [(one, printable(one)) for one in self._headings]

    def _put(self, lines: Lines) -> None:
        self._stood = lines
        first = next(iter(lines), "")
        match self._field:
            case "lines":
                self.query_one("#lines", SeveralLines).put_lines(lines)
            case "choice" | "path" as name:
                choice = self.query_one(f"#{name}", Choice)
                choice.put(first)
            case _:
                line = self.query_one("#line", LineField)
                line.put(first)

    def _said(self) -> Lines:
        """What stands in the field."""
        match self._field:
            case "lines":
                said = self.query_one("#lines", SeveralLines).said
            case "choice" | "path" as name:
                choice = self.query_one(f"#{name}", Choice)
                said = (choice.taken or clean_line(choice.value),)
            case _:
                said = (clean_line(self.query_one("#line", LineField).value),)
        return tuple(line for line in said if line not in {"", NOTHING})

    async def _show_columns(self) -> None:
        """The columns of the list that are left, each with what stands in it."""
        words = ""
        if self._now.question.names_columns:
            answers = await asyncio.to_thread(self._now.answers_before, self._now.at)
            left = await asyncio.to_thread(columns_left, answers)
            words = "\n".join([_("Columns that are left:"), *map(column_left, left)])
        self.query_one("#columns", PlainText).say(words)

    # What is wrong with it, at once

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed_on(self) -> None:
        self._look()
        if self._timer is None and self._said() != self._stood:
            self._timer = self.set_timer(intervals.DRAFT_SECONDS, self._keep_typing)

    async def _keep_typing(self) -> None:
        self._timer = None
        await self.session.keep_typing(self.keep_now)

    def keep_now(self) -> None:
        """What is typed is on the disk before it is answered with."""
        typed = self._now.with_typed(self._said())
        keep_answers(typed.typed, typed.at)

    on_choice_offered = offered_by_list
    on_descendant_focus = offer_of_field

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Say what does not fit; of nothing, and of a list, once it is gone on from."""
        lines, unit = self._said(), self._now.question.unit
        if self._unfit[:2] == (self._now.at, lines):
            self._say_wrong(self._unfit[2])
            return
        flaw = None
        if lines and unit != "table":
            flaw = await asyncio.to_thread(self._now.flaw, lines)
        self._say_wrong(refusal_in_words(flaw) if flaw else "")

    def _say_wrong(self, words: str) -> None:
        self.query_one("#about", PlainText).say(words, wrong=True)

    # Forwards and back

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by in {"enter", "taken", "digit"}:
            self.while_keys_wait(self._go_on())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "to_the_end":
            return self._at_the_end
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Enter in a field of several lines is the field's own."""
        if isinstance(self.focused, SeveralLines):
            self.focused.action_go_on(1, "enter")
        else:
            if isinstance(self.focused, Choice):
                self.focused.settle()
            self.while_keys_wait(self._go_on())

    async def _go_on(self) -> None:
        if not await self._keep():
            return
        if after := await asyncio.to_thread(self._now.moved, 1):
            self._now = after
            await self._show()
        else:
            await self._end()

    async def _keep(self) -> bool:
        """Keep what stands there; whether it fits. What does not is said."""
        lines = self._said()
        flaw: GuaquiError | None = None
        try:
            self._now = await asyncio.to_thread(interview_with, self._now, lines)
            flaw = await asyncio.to_thread(self._now.flaw, lines)
        except GuaquiError as error:
            self._now, flaw = await asyncio.to_thread(self._now.with_typed, lines), error
        self._refuse(refusal_in_words(flaw) if flaw else "")
        return flaw is None

    def _refuse(self, words: str) -> None:
        """What is said of what stands there, as long as it does; what is typed next replaces it."""
        self._unfit = (self._now.at, self._said(), words)
        self._say_wrong(words)
        if words and isinstance(self.focused, LineField):
            self.focused.select_all()
        if isinstance(self.focused, Choice):
            self.query_one(Options).show(self.focused)

    async def _end(self) -> None:
        """To what will be made; where an answer does not fit, to its question."""
        self._now, found = await asyncio.to_thread(with_lists_and_flaw, self._now)
        if found is not None:
            self._now = self._now._replace(at=found[0])
            await self._show()
            self._refuse(refusal_in_words(found[1]))
            return
        answers = await asyncio.to_thread(self._now.answers)
        self._at_the_end = True
        self.open(step_screens.prepared_step(self._settings, answers, self._place), self._came_back)

    def _came_back(self, result: SetupAnswers | str | None) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)
        else:
            self._place = result or ""
            self.query_one(KeyLine).refresh()

    def action_to_the_end(self) -> None:
        self.while_keys_wait(self._to_the_end())

    async def _to_the_end(self) -> None:
        if await self._keep():
            await self._end()

    def action_back(self) -> None:
        self.while_keys_wait(self._back())

    async def leave(self) -> bool:
        self._now = await asyncio.to_thread(self._now.with_typed, self._said())
        await self._keep_on_disk()
        await self._work.end()
        return True

    async def _back(self) -> None:
        """A question back, or out of them; what stands there stays, right or wrong."""
        self._now = await asyncio.to_thread(self._now.with_typed, self._said())
        before = await asyncio.to_thread(self._now.moved, -1)
        if before is None:
            self._work.break_off()
            self.hand_over(self._now)
        else:
            self._now = before
            await self._show()
