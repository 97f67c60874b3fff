"""What a look at files would bring, file by file, and taking it in: nothing is written before it was seen."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial

from textual.content import Content
from textual.widget import Widget

from storage import GuaquiError
from storage.gather.admission import MergeOptions
from storage.gather.concern_table import Concern
from storage.gather.concerns import MergeConcerns, concerns_of
from storage.gather.laptops import notices
from storage.gather.merge import Merged
from storage.gather.preview import MergePreview, renewed
from storage.gather.quarantine import Quarantined, quarantined
from storage.plan.standing import Standings

from ...language.error_messages import ONLY_READ
from ...language.gettext_ import _
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.rows import Rows
from ...widgets.text import PlainText
from ...wording.gather.gathered_files import FileLine as Brings
from ...wording.gather.gathered_files import Gathering, file_lines
from ...wording.gather.merges import changes_in_words
from ...wording.record_titles import record_title
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff, Work
from .lines import concerns_in_words, disputes_to_come, gathered, headings, source_detail, source_line


class TakingInScreen(BaseScreen[None]):
    """A table of what was looked at, what it leaves to a person, and F2. Where it comes from each screen says."""

    DEFAULT_CSS = """
    TakingInScreen #about { padding: 0 2; width: 100%; }
    TakingInScreen #heads { padding: 0 0 0 1; width: 100%; text-style: underline; }
    TakingInScreen Rows { height: 1fr; }
    TakingInScreen #detail { padding: 0 2; width: 100%; max-height: 8; color: $foreground; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self.work = Work(self)
        self.seen: MergePreview | None = None
        self.lines: list[Brings] = []
        self.merged: Merged | None = None
        self.why_not: GuaquiError | None = None
        """Why it could not be looked at, or written."""
        self._writes = False
        """Whether what goes on writes: that is not broken off."""
        self._standings = session.standings
        self._found = MergeConcerns()
        """What it leaves to a person."""

    # What each screen says for itself

    @abstractmethod
    def heading(self) -> str:
        """What stands at the top."""

    @abstractmethod
    def column(self) -> str:
        """What stands over the names of the lines."""

    @abstractmethod
    def before_looking(self) -> str:
        """What is said before anything was looked at, or while it is."""

    @abstractmethod
    def brings(self, seen: MergePreview) -> str:
        """What would come in, or why nothing does."""

    @abstractmethod
    def with_key(self, words: str) -> str:
        """What would come in, and the key that takes it in."""

    def reworded(self) -> Mapping[Concern, str]:
        """What is said otherwise where it comes from no files."""
        return {}

    @abstractmethod
    def look(self) -> None:
        """Begin to look."""

    # The table

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="about")
        yield PlainText(id="heads")
        yield Rows(id="rows")
        yield PlainText(id="detail")

    def draw(self) -> None:
        self.entitle(self.heading())
        seen = self.seen
        self.lines = self._brings(seen) if seen else []
        self.query_one("#heads", PlainText).say(headings(self._width, self.column()) if self.lines else "")
        self.query_one(Rows).show(len(self.lines), self._line)
        self._show_detail()
        self.say_state()
        self.query_one(KeyLine).refresh()

    def _brings(self, seen: MergePreview) -> list[Brings]:
        worded = partial(changes_in_words, survey=self.session.survey)
        title = partial(record_title, survey=seen.survey)
        return file_lines(Gathering(seen, self._found, self._standings, worded, title), seen.sources)

    @property
    def _width(self) -> int:
        """A column each for the cursor and for the arrow of a list that goes on: that hides no digit."""
        return max(1, self.size.width - 2)

    def _line(self, number: int, _width: int) -> Content:
        return source_line(self.lines[number], self._width)

    def on_rows_moved(self) -> None:
        self._show_detail()
        self.query_one(KeyLine).refresh()

    def on_resize(self) -> None:
        self.draw()

    def _show_detail(self) -> None:
        said = ""
        if self.seen and self.lines:
            said = source_detail(self.lines[self.query_one(Rows).cursor])
        self.query_one("#detail", PlainText).say(said)

    def say_about(self, words: str = "", *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#about", PlainText).say(words, wrong=wrong, good=good)

    def _refuse(self, error: GuaquiError) -> None:
        self.why_not = error
        self.say_state()

    def say_state(self) -> None:
        """What was seen, or done, or why it could not be."""
        if self.why_not is not None:
            self.say_about(refusal_in_words(self.why_not), wrong=True)
        elif self.seen is None:
            self.say_about(self.before_looking())
        else:
            above, below = (self._concerns(above=above) for above in (True, False))
            self.say_about("\n".join([*above, self._brought(self.seen), *below]), good=self.merged is not None)

    def _brought(self, seen: MergePreview) -> str:
        if self.merged is not None:
            return " ".join(filter(None, [gathered(self.merged), self._left()]))
        words = self.brings(seen)
        if not self.comes:
            return words
        if self.only_reads:
            return f"{words}. {_(ONLY_READ)}"
        return self.with_key(words)

    def _concerns(self, *, above: bool) -> list[str]:
        trust, merged = self._standings.trust, self.merged is not None
        return concerns_in_words(self.lines, self._found, trust, self.reworded(), above=above, merged=merged)

    @property
    def comes(self) -> bool:
        """Whether anything comes in."""
        return any(not line.stays_out for line in self.lines)

    def _left(self) -> str:
        left = disputes_to_come(self.seen) if self.seen else ""
        return _("{left} now.").format(left=left) if left else ""

    def speak(self) -> None:
        super().speak()
        self.draw()

    # Looking

    def renew(self, seen: MergePreview, asked: MergeOptions, at: str = "") -> None:
        """Look at the same with something else asked for; the cursor goes to the line of a path."""
        if not self.work.goes_on:
            self.why_not = None
            self.work.begin(self.see(lambda: asyncio.to_thread(renewed, seen, asked), at))

    async def see(self, look: Callable[[], Awaitable[MergePreview]], at: str = "") -> bool:
        """Look, and show it; whether there was anything to see."""
        try:
            seen = await look()
            self._found, self._standings = await asyncio.to_thread(self._weighed, seen)
            self.seen = seen
        except BrokenOff:
            self.say_about(_("Broken off: nothing was written."))
        except GuaquiError as error:
            self._refuse(error)
        else:
            self.draw()
            if self.lines:
                rows = self.query_one(Rows)
                rows.cursor = next((n for n, line in enumerate(self.lines) if line.path == at), 0)
                self.set_focus(rows)
            return True
        return False

    def _weighed(self, seen: MergePreview) -> tuple[MergeConcerns, Standings]:
        standings = Standings(seen.survey, self.session.standings.trust)
        return concerns_of(seen, standings, notices(seen, self.session.today)), standings

    # Taking in

    def break_off(self) -> bool:
        """Have what goes on be broken off; whether anything does. What is being written comes to its end."""
        if self.work.goes_on and not self._writes:
            self.work.break_off()
            self.say_about(_("Breaking off…"))
        return self.work.goes_on

    def can_be_done(self) -> Mapping[str, Callable[[], bool]]:
        """By action, whether it does something now."""
        return {
            "gather": lambda: self.merged is None,
            "take_again": lambda: bool(self._left_out.undone),
            "accept_pack": lambda: bool(self._left_out.unknown_pack),
            "what_changed": lambda: self.merged is not None and bool(self.merged.report),
            "leave_out": lambda: self.merged is None and self.here is not None,
            "what_is_aside": lambda: self.here is not None and bool(self._aside(self.here.path)),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        asked = self.can_be_done().get(action)
        return (asked is None or asked()) and super().check_action(action, parameters)

    @property
    def _left_out(self) -> MergeConcerns:
        """What of what was looked at stays out, and may still be asked for."""
        return self._found if self.seen and self.merged is None else MergeConcerns()

    def action_gather(self) -> None:
        if self.work.goes_on:
            return
        if self.seen is None or not self.lines:
            self.look()
        elif self.comes:
            self._writes = True
            self.work.begin(self._gather(self.seen))
        else:
            self.say_state()

    def action_take_again(self) -> None:
        if self.seen:
            self.renew(self.seen, self.seen.asked._replace(again=True))

    def action_accept_pack(self) -> None:
        if self.seen:
            self.renew(self.seen, self.seen.asked._replace(accept_pack=True))

    @property
    def here(self) -> Brings | None:
        """The line under the cursor, where that is among them."""
        rows = self.query_one(Rows)
        return self.lines[rows.cursor] if self.lines and rows.has_focus else None

    def action_leave_out(self) -> None:
        if self.seen and (line := self.here):
            asked = self.seen.asked
            self.renew(self.seen, asked._replace(without=asked.without ^ {line.path}), line.path)

    def _aside(self, path: str) -> list[Quarantined]:
        """What was set aside of a line."""
        sources = self.seen.sources if self.seen else []
        return [entry for one in sources if one.path == path for entry in quarantined(path, one.problems)]

    def action_what_is_aside(self) -> None:
        if line := self.here:
            self.open(screens.quarantine(self._aside(line.path)), self._back_from)

    async def _gather(self, seen: MergePreview) -> None:
        self.why_not = None
        self.say_about(_("Writing the plan…"))
        try:
            self.merged = await self.session.write(lambda file: file.gather(seen))
        except GuaquiError as error:
            self._refuse(error)
        else:
            self.seen = self.merged.seen
            self._found, self._standings = await asyncio.to_thread(self._weighed, self.seen)
            self.draw()
        finally:
            self._writes = False

    def action_what_changed(self) -> None:
        self.open(screens.merge_report(), self._back_from)

    def _back_from(self, _result: object) -> None:
        self.show_top()

    async def leave(self) -> bool:
        """The app quits: a look is broken off, what is being written is finished."""
        await self.work.end()
        return True
