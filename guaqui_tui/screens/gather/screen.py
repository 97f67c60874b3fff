"""Gathering: what the files of a folder or a stick would bring, and taking them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from storage.gather.admission import MergeOptions
from storage.gather.passphrases import Passphrases
from storage.gather.preview import MergePreview, preview_merge
from storage.gather.removable_disks import removable_disks
from storage.notation.text import printable
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...wording.gather.gathered_files import reading_step
from ..frame import paper_screens
from ..frame.keyboard import Keyboard
from .lines import brings, nothing_comes, still_encrypted
from .taking_in import TakingInScreen


class GatherScreen(TakingInScreen):
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
        self._source = Path()  # what was looked into
        self._meant: Path | None = None
        """The folder that was proposed: all of its name, of which a terminal may not show every letter."""
        self._passphrases = Passphrases()
        """Those that somebody typed here."""

    def heading(self) -> str:
        return _("Gather files") if self.merged is None else _("Gathered files")

    def column(self) -> str:
        return _("File")

    def before_looking(self) -> str:
        return _("Enter looks what is in it. Nothing is written yet.")

    def brings(self, seen: MergePreview) -> str:
        if not self.comes:
            return nothing_comes(len(self.lines), undone=bool(self.check_action("take_again", ())))
        return brings(seen, self.lines)

    def with_key(self, words: str) -> str:
        return _("{brings}. F2 takes them in.").format(brings=words)

    def furnish(self) -> Iterable[Widget]:
        yield FieldSheet(
            [SheetRow(N_("Folder or file"), PathField(id="folder", suggester=PathSuggester(self.session)))]
        )
        yield from super().furnish()

    async def begin(self) -> None:
        found = await self.session.run(removable_disks)
        self._meant = found[0] if found else self.session.file.path.absolute().parent
        line = self.query_one("#folder", LineField)
        line.put(printable(str(self._meant)))
        self.draw()
        self.set_focus(line)

    def say_state(self) -> None:
        if self.seen and not self.lines and self.why_not is None:
            none_there = _("There is no field file in it. Look at the name, or take another folder.")
            self.say_about(none_there, wrong=True)
        else:
            super().say_state()

    # Looking

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if message.by == "enter":
            self.look()
        elif self.lines and message.step > 0:
            self.set_focus(self.query_one(Rows))

    def look(self) -> None:
        if self.work.goes_on:
            return
        typed = self.query_one("#folder", LineField).value.strip()
        meant = self._meant and typed == printable(str(self._meant))
        source = self._meant if meant else read_path(typed)
        if source is None:
            self.say_about(_("Write the folder or the file that is to be gathered."), wrong=True)
        else:
            self.seen = self.merged = self.why_not = None
            self.draw()
            self._look_at(source, MergeOptions(passphrases=self._passphrases))

    def _look_at(self, source: Path, asked: MergeOptions, at: str = "") -> None:
        """Read all of it. `at`: the file whose passphrase was typed for that."""
        self._source, self.why_not = source, None
        tell = self.work.teller(self._say_step)
        look = partial(preview_merge, self.session.file.path, [source], asked, tell=tell)
        self.work.begin(self._see_all(look, at))

    async def _see_all(self, look: Callable[[], MergePreview], at: str) -> None:
        if await self.see(lambda: asyncio.to_thread(look), at) and (shut := self._encrypted):
            self._ask_passphrase(shut[0], wrong=shut[0] == at)

    @property
    def _encrypted(self) -> list[str]:
        return still_encrypted(self.seen) if self.seen and self.merged is None else []

    def _ask_passphrase(self, path: str, *, wrong: bool = False) -> None:
        name = next(line.name for line in self.lines if line.path == path)
        self.open(paper_screens.passphrase(name, wrong=wrong), partial(self._open_with, path))

    def _open_with(self, path: str, passphrase: str | None) -> None:
        if passphrase and self.seen:
            self._passphrases.say(passphrase)
            self._look_at(self._source, self.seen.asked, path)

    def action_open_encrypted(self) -> None:
        if not self.work.goes_on and (line := self.here):
            self._ask_passphrase(line.path)

    def _say_step(self, path: str, done: int, many: int) -> None:
        self.say_about("   ".join([reading_step(path, done, many), _("Esc breaks off.")]))

    def can_be_done(self) -> Mapping[str, Callable[[], bool]]:
        return {
            **super().can_be_done(),
            "open_encrypted": lambda: self.here is not None and self.here.path in self._encrypted,
        }

    def action_back(self) -> None:
        if self.break_off():
            return
        if self.lines and self.merged is None:
            self.seen = self.why_not = None
            self.draw()
            self.set_focus(self.query_one("#folder"))
        else:
            self.hand_over(None)
