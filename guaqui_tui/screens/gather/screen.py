"""Gathering: what the files of a folder or a stick would bring, and taking them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from storage import GuaquiError
from storage.gather.admission import MergeOptions
from storage.gather.concerns import MergeConcerns, concerns_of
from storage.gather.laptops import notices
from storage.gather.merge import Merged
from storage.gather.passphrases import Passphrases
from storage.gather.preview import MergePreview, preview_merge, renewed
from storage.gather.quarantine import Quarantined, quarantined
from storage.gather.removable_disks import removable_disks
from storage.notation.text import printable
from storage.plan.standing import Standings
from storage.translatable import N_

from ...language.error_messages import ONLY_READ
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...widgets.text import PlainText
from ...wording.gather.gathered_files import FileLine as Brings
from ...wording.gather.gathered_files import Gathering, file_lines, reading_step
from ...wording.gather.merges import changes_in_words
from ...wording.record_titles import record_title
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff, Work
from .lines import (
    brings,
    concerns_in_words,
    disputes_to_come,
    gathered,
    headings,
    nothing_comes,
    source_detail,
    source_line,
    still_encrypted,
)


class GatherScreen(BaseScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GATHER,
        keys.LEAVE_OUT,
        keys.TAKE_AGAIN,
        keys.ACCEPT_PACK,
        keys.WHAT_CHANGED,
        keys.WHAT_IS_ASIDE,
        keys.OPEN_ENCRYPTED,
        keys.BACK,
        keys.HELP,
    ]
    DEFAULT_CSS = """
    GatherScreen #about { padding: 0 2; width: 100%; }
    GatherScreen #heads { padding: 0 0 0 1; width: 100%; text-style: underline; }
    GatherScreen Rows { height: 1fr; }
    GatherScreen #detail { padding: 0 2; width: 100%; max-height: 8; color: $foreground; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Type a folder, a stick or a file; the right arrow takes what is shown in grey. Enter looks into it "
            "and all folders and zips inside. Files are known by what they are, not by their names."
        ),
        N_(
            "Nothing is written until F2. The table says of every file how many versions are new, known already, "
            "to settle, and set aside because they are damaged or made up. Known are also the communities and "
            "actions that every plan begins with. Files stay as they are."
        ),
        N_(
            "Del leaves the file under the cursor out, or lets it in again: the table and the figures are those "
            "of the files that stay. Enter shows what was set aside of it."
        ),
        N_(
            "What changes the plan itself, its years, classes, zones, communities, actions or names, stands "
            "first, whoever says it: it moves every figure. Ask whoever it came from before you take it in."
        ),
        N_(
            "What came in before and was undone stays out, and is listed. Ctrl+P looks again with it; F2 then "
            "takes it in."
        ),
        N_(
            "A file that speaks in the name of the municipality's list and says what that list does not say is "
            "nobody's: it stands first and stays out, and below it what it would change. F5 looks again with it, "
            "where you know where it comes from; F2 then takes it in, and it is known from then on."
        ),
        N_(
            "What is encrypted, in a zip too, opens with its passphrase, which is asked for; Enter on its line "
            "asks again. It is kept nowhere, and nothing of the file is written in the clear beside it."
        ),
        N_("Afterwards F6 shows what changed, by laptop and by community. The report stays beside the plan."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._work = Work(self)
        self._source = Path()  # what was looked into
        self._meant: Path | None = None
        """The folder that was proposed: all of its name, of which a terminal may not show every letter."""
        self._seen: MergePreview | None = None
        self._lines: list[Brings] = []
        self._standings = session.standings
        self._found = MergeConcerns()
        """What it leaves to a person."""
        self._merged: Merged | None = None
        self._passphrases = Passphrases()
        """Those that somebody typed here."""
        self._why_not: GuaquiError | None = None
        """Why it could not be looked at, or written."""

    def furnish(self) -> Iterable[Widget]:
        yield FieldSheet(
            [SheetRow(N_("Folder or file"), PathField(id="folder", suggester=PathSuggester(self.session)))]
        )
        yield PlainText(id="about")
        yield PlainText(id="heads")
        yield Rows(id="rows")
        yield PlainText(id="detail")

    async def begin(self) -> None:
        found = await self.session.run(removable_disks)
        self._meant = found[0] if found else self.session.file.path.absolute().parent
        line = self.query_one("#folder", LineField)
        line.put(printable(str(self._meant)))
        self._draw()
        self.set_focus(line)

    def _draw(self) -> None:
        title = _("Gather files") if self._merged is None else _("Gathered files")
        self.entitle(title)
        seen = self._seen
        self._lines = self._brings(seen) if seen else []
        self.query_one("#heads", PlainText).say(headings(self._width) if self._lines else "")
        self.query_one(Rows).show(len(self._lines), self._line)
        self._show_detail()
        self._say_state()
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
        return source_line(self._lines[number], self._width)

    def on_rows_moved(self) -> None:
        self._show_detail()
        self.query_one(KeyLine).refresh()

    def on_resize(self) -> None:
        self._draw()

    def _show_detail(self) -> None:
        said = ""
        if self._seen and self._lines:
            said = source_detail(self._lines[self.query_one(Rows).cursor])
        self.query_one("#detail", PlainText).say(said)

    def _say_about(self, words: str = "", *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#about", PlainText).say(words, wrong=wrong, good=good)

    def _refuse(self, error: GuaquiError) -> None:
        self._why_not = error
        self._say_state()

    def _say_state(self) -> None:
        """What was seen, or done, or why it could not be."""
        if self._why_not is not None:
            self._say_about(refusal_in_words(self._why_not), wrong=True)
            return
        if self._seen and not self._lines:
            none_there = _("There is no field file in it. Look at the name, or take another folder.")
            self._say_about(none_there, wrong=True)
            return
        if self._seen is None:
            self._say_about(_("Enter looks what is in it. Nothing is written yet."))
            return
        above, below = (self._concerns(above=above) for above in (True, False))
        self._say_about("\n".join([*above, self._brought(self._seen), *below]), good=self._merged is not None)

    def _brought(self, seen: MergePreview) -> str:
        if self._merged is not None:
            return " ".join(filter(None, [gathered(self._merged), self._left()]))
        if not self._comes:
            return nothing_comes(len(self._lines), undone=bool(self.check_action("take_again", ())))
        words = brings(seen, self._lines)
        if self.only_reads:
            return f"{words}. {_(ONLY_READ)}"
        return _("{brings}. F2 takes them in.").format(brings=words)

    def _concerns(self, *, above: bool) -> list[str]:
        trust, merged = self._standings.trust, self._merged is not None
        return concerns_in_words(self._lines, self._found, trust, above=above, merged=merged)

    @property
    def _comes(self) -> bool:
        """Whether any file comes in."""
        return any(not line.stays_out for line in self._lines)

    def _left(self) -> str:
        left = disputes_to_come(self._seen) if self._seen else ""
        return _("{left} now.").format(left=left) if left else ""

    def speak(self) -> None:
        super().speak()
        self._draw()

    # Looking

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if message.by == "enter":
            self._look()
        elif self._lines and message.step > 0:
            self.set_focus(self.query_one(Rows))

    def _look(self) -> None:
        if self._work.goes_on:
            return
        typed = self.query_one("#folder", LineField).value.strip()
        meant = self._meant and typed == printable(str(self._meant))
        source = self._meant if meant else read_path(typed)
        if source is None:
            self._say_about(_("Write the folder or the file that is to be gathered."), wrong=True)
        else:
            self._seen = self._merged = self._why_not = None
            self._draw()
            self._look_at(source, MergeOptions(passphrases=self._passphrases))

    def _look_at(self, source: Path, asked: MergeOptions, at: str = "") -> None:
        """Read all of it. `at`: the file whose passphrase was typed for that."""
        self._source, self._why_not = source, None
        out, tell = self.session.file.path, self._work.teller(self._say_step)
        self._work.begin(self._see(partial(preview_merge, out, [source], asked, tell=tell), at, asks=True))

    def _renew(self, seen: MergePreview, asked: MergeOptions, at: str = "") -> None:
        """Look at the same files with something else asked for; the cursor goes to the one of a path."""
        if not self._work.goes_on:
            self._why_not = None
            self._work.begin(self._see(partial(renewed, seen, asked), at))

    async def _see(self, look: Callable[[], MergePreview], at: str = "", *, asks: bool = False) -> None:
        try:
            seen = await asyncio.to_thread(look)
            self._found, self._standings = await asyncio.to_thread(self._weighed, seen)
            self._seen = seen
        except BrokenOff:
            self._say_about(_("Broken off: nothing was written."))
        except GuaquiError as error:
            self._refuse(error)
        else:
            self._draw()
            if self._lines:
                rows = self.query_one(Rows)
                rows.cursor = next((n for n, line in enumerate(self._lines) if line.path == at), 0)
                self.set_focus(rows)
            if asks and (shut := still_encrypted(seen)):
                self._ask_passphrase(shut[0], wrong=shut[0] == at)

    @property
    def _encrypted(self) -> list[str]:
        return still_encrypted(self._seen) if self._seen and self._merged is None else []

    def _ask_passphrase(self, path: str, *, wrong: bool = False) -> None:
        name = next(line.name for line in self._lines if line.path == path)
        self.open(paper_screens.passphrase(name, wrong=wrong), partial(self._open_with, path))

    def _open_with(self, path: str, passphrase: str | None) -> None:
        if passphrase and self._seen:
            self._passphrases.say(passphrase)
            self._look_at(self._source, self._seen.asked, path)

    def action_open_encrypted(self) -> None:
        if not self._work.goes_on and (line := self._here):
            self._ask_passphrase(line.path)

    def _weighed(self, seen: MergePreview) -> tuple[MergeConcerns, Standings]:
        standings = Standings(seen.survey, self.session.standings.trust)
        return concerns_of(seen, standings, notices(seen, self.session.today)), standings

    def _say_step(self, path: str, done: int, many: int) -> None:
        self._say_about("   ".join([reading_step(path, done, many), _("Esc breaks off.")]))

    # Taking in

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        can_be_done: dict[str, Callable[[], bool]] = {
            "gather": lambda: self._merged is None,
            "take_again": lambda: bool(self._left_out.undone),
            "accept_pack": lambda: bool(self._left_out.unknown_pack),
            "what_changed": lambda: self._merged is not None and bool(self._merged.report),
            "leave_out": lambda: self._merged is None and self._here is not None,
            "open_encrypted": lambda: self._here is not None and self._here.path in self._encrypted,
            "what_is_aside": lambda: self._here is not None and bool(self._aside(self._here.path)),
        }
        asked = can_be_done.get(action)
        return (asked is None or asked()) and super().check_action(action, parameters)

    @property
    def _left_out(self) -> MergeConcerns:
        """What files of what was looked at stay out for, and may still be asked for."""
        return self._found if self._seen and self._merged is None else MergeConcerns()

    def action_gather(self) -> None:
        if self._work.goes_on:
            return
        if self._seen is None or not self._lines:
            self._look()
        elif self._comes:
            self._work.begin(self._gather(self._seen))
        else:
            self._say_state()

    def action_take_again(self) -> None:
        if self._seen:
            self._renew(self._seen, self._seen.asked._replace(again=True))

    def action_accept_pack(self) -> None:
        if self._seen:
            self._renew(self._seen, self._seen.asked._replace(accept_pack=True))

    @property
    def _here(self) -> Brings | None:
        """The file under the cursor, where that is among the files."""
        rows = self.query_one(Rows)
        return self._lines[rows.cursor] if self._lines and rows.has_focus else None

    def action_leave_out(self) -> None:
        if self._seen and (line := self._here):
            asked = self._seen.asked
            self._renew(self._seen, asked._replace(without=asked.without ^ {line.path}), line.path)

    def _aside(self, path: str) -> list[Quarantined]:
        """What was set aside of a file."""
        sources = self._seen.sources if self._seen else []
        return [entry for one in sources if one.path == path for entry in quarantined(path, one.problems)]

    def action_what_is_aside(self) -> None:
        if line := self._here:
            self.open(screens.quarantine(self._aside(line.path)), self._back_from)

    async def _gather(self, seen: MergePreview) -> None:
        self._why_not = None
        self._say_about(_("Writing the plan…"))
        try:
            self._merged = await self.session.write(lambda file: file.gather(seen))
        except GuaquiError as error:
            self._refuse(error)
        else:
            self._seen = self._merged.seen
            self._found, self._standings = await asyncio.to_thread(self._weighed, self._seen)
            self._draw()

    def action_what_changed(self) -> None:
        self.open(screens.merge_report(), self._back_from)

    def _back_from(self, _result: object) -> None:
        self.show_top()

    def action_back(self) -> None:
        if self._work.goes_on:
            self._work.break_off()
            self._say_about(_("Breaking off…"))
        elif self._lines and self._merged is None:
            self._seen = self._why_not = None
            self._draw()
            self.set_focus(self.query_one("#folder"))
        else:
            self.hand_over(None)

    async def leave(self) -> bool:
        """The app quits: a look is broken off, what is being written is finished."""
        await self._work.end()
        return True
