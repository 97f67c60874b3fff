"""The open field file as screens use it: nothing of any file happens on their own loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from textual.message import Message

from storage import FieldFile, GuaquiError, Notice, Revision, Survey
from storage.file.device import now
from storage.plan.standing import Standings, Trust
from storage.revisions.record_changes import RecordChange

from ..language import gettext_ as words
from . import intervals
from .draft_keeper import DraftKeeper
from .file_at_hand import FileAtHand
from .messages import NoticesArrived, RecordSaved
from .opened_file import drafts_of, is_same_file, make_folder_of, open_with

if TYPE_CHECKING:
    from exports.papers import WritingStep
    from exports.wording.edition import Edition

    from .importing import Outlook, SheetTaken
    from .several_sheets import ImportAnswers

P = ParamSpec("P")
T = TypeVar("T")


class Session(DraftKeeper):
    """One field file at a time, its drafts, and the thread that all writing goes through, in order.

    `tell` is called on the loop with a function that makes the message, one for each screen.
    """

    def __init__(self, tell: Callable[[Callable[[], Message]], None], clock: Callable[[], str] = now) -> None:
        super().__init__(tell, clock)
        self._watching: set[asyncio.Task[None]] = set()
        self._standings: tuple[Survey, Trust, int, Standings] | None = None
        self.saved_at = ""
        """The time of day of the last acknowledged save, empty before any."""

    @property
    def standings(self) -> Standings:
        """How each save of this file stands with this installation; looked at anew only after something came."""
        survey = self.file.survey
        now = survey, self.trust, len(survey.taken_in())
        if self._standings is None or self._standings[:3] != now:
            self._standings = (*now, Standings(survey, self.trust))
        return self._standings[3]

    async def open(self, path: Path, author: str) -> list[Notice]:
        """Open a field file in place of the one that is open; returns what its user should hear.

        Raises `GuaquiError`; then the file that was open still is.
        """
        if self.is_open and await self.run(is_same_file, self.file.path, path):
            self.file.author = author
            return []
        return await self._take(lambda: FieldFile.open(path, author, now=self._clock), path)

    async def create(self, path: Path, municipality: str, author: str) -> list[Notice]:
        """Make a field file and open it. Raises `GuaquiError`."""

        def make() -> FieldFile:
            make_folder_of(path)
            return FieldFile.create(path, municipality, author, now=self._clock)

        return await self._take(make, path)

    async def go_on_at(self, path: Path) -> list[Notice]:
        """Go on in a new file with all that this one knows, and with what is being typed. Raises `GuaquiError`.

        Then the file that was open still is.
        """
        file, before = self.file, self.at_hand

        def make() -> FieldFile:
            make_folder_of(path)
            file.copy_to(path)
            opened = FieldFile.open(path, file.author, now=self._clock)
            with suppress(GuaquiError, OSError):  # one that cannot go along stays where it is
                before.kept_drafts.hand_over(drafts_of(opened, path))
            return opened

        notices = await self._take(make, path)
        now = self.at_hand  # the same versions are there
        now.saved_acts, now.undone_acts = before.saved_acts, before.undone_acts
        return notices

    @property
    def is_copied(self) -> bool:
        """Whether each save goes to a second copy too, and that is at hand."""
        return self.file.backup is not None and self.file.backup.state != "missing"

    async def back_up_to(self, folder: str, *, new: bool) -> None:
        """Keep a second copy in a folder ("" for none). `new`: make it there now. Raises `GuaquiError`."""
        file = self.file
        if folder:
            await self.run(lambda: file.back_up_to(Path(folder), new=new))
            self._watch_backup()
        else:
            await self.run(file.stop_backing_up)

    def _watch_backup(self) -> None:
        """Hear what the second copy has to say, whenever it is done; nobody waits for it."""
        backup = self.file.backup
        if backup is None:
            return

        async def watch() -> None:
            await asyncio.to_thread(backup.wait, intervals.BACKUP_SECONDS)
            if self.is_open:
                self._tell_news()

        task = asyncio.get_running_loop().create_task(watch())
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)

    async def _take(self, get: Callable[[], FieldFile], path: Path) -> list[Notice]:
        opened = await self.run(open_with, get, path)
        before, self._at_hand = self._at_hand, FileAtHand(opened, lambda: self.now)
        self.saved_at = ""
        await self._look_at_drafts()
        words.use_terms(self.survey)
        if before is not None:
            with suppress(OSError):  # its disk may be gone; nothing of it waits to be written
                await self.run(before.file.close)
        return self.at_hand.news()

    async def save(self, record: str, body: dict[str, Any], base: Iterable[str] | None) -> Revision:
        """Save a record; returns once it is on the disk, and the screens are told. Raises `GuaquiError`."""
        return await self._save_one(record, self.file.save, record, body, base)

    async def settle(self, record: str, fields: dict[str, Any], base: Iterable[str], reason: str = "") -> Revision:
        """Decide some fields of a record (None: removed) for all who disagreed where `base` were its heads.

        Raises `GuaquiError`.
        """
        return await self._save_one(record, self.file.settle, record, fields, reason, base)

    async def bring_back(self, record: str, rev: str, base: Iterable[str]) -> Revision:
        """Let a record be as one of its versions had it, where `base` were its heads. Raises `GuaquiError`."""
        return await self._save_one(record, self.file.bring_back, record, rev, base)

    async def _save_one(
        self, record: str, save: Callable[P, Revision], /, *args: P.args, **kwargs: P.kwargs
    ) -> Revision:
        return await self._write(partial(save, *args, **kwargs), [record], undoable=lambda revision: [revision])

    async def save_many(self, changes: Iterable[RecordChange]) -> list[Revision]:
        """Save several records as one act, all or none. Raises `GuaquiError`."""
        changes = list(changes)
        records = [change[0] for change in changes]
        return await self._write(partial(self.file.save_many, changes), records, undoable=list)

    async def undo(self) -> list[Revision]:
        """Take back the last act that was saved from here; gives the revisions that took it back.

        Raises `NotUndone` where it has to stay, and `GuaquiError`.
        """
        return await self._take_back(again=False)

    async def redo(self) -> list[Revision]:
        """Let stand again what undo took back last, as an act like any other; raises what `undo` raises."""
        return await self._take_back(again=True)

    async def _take_back(self, *, again: bool) -> list[Revision]:
        records = [step.record for act in self.at_hand.acts(again=again)[-1:] for step in act]
        return await self._write(partial(self.at_hand.take_back, again=again), records)

    async def changes_back(self, *, again: bool = False) -> list[RecordChange]:
        """What takes the last act back, or lets it stand `again`, which is not done. Raises `NotUndone`."""
        return await self.run(self.at_hand.changes_back, again=again)

    async def import_sheets(self, seen: Sequence[Outlook], answers: ImportAnswers) -> list[SheetTaken]:
        """Take in sheets of a spreadsheet as one act; the screens are told once, of no record.

        Raises `GuaquiError`, and `PlanChanged` where they would bring something else than was seen.
        """
        from .several_sheets import take_sheets

        file, plan = self.file, self.survey.all_plans
        taken = await self._write(
            partial(take_sheets, file, plan, seen, answers), None, undoable=lambda taken: taken.first
        )
        return taken.brought

    async def write(self, write: Callable[[FieldFile], T]) -> T:
        """Change many records; the screens are told once, of none of them. Raises what `write` raises."""
        return await self._write(partial(write, self.file), None)

    async def export(
        self,
        folder: Path,
        formats: Iterable[str],
        edition: Edition,
        tell: Callable[[WritingStep], None],
        *,
        force: bool = False,
    ) -> list[Path]:
        """Write papers into a folder, all or none, and record the actas among them; returns the files.

        `force`: also over what is not of an earlier export.

        Raises `GuaquiError`, and what `tell` raises to break it off; that is called on the writing thread.
        """
        from exports.papers import write_papers

        return await self._write(
            partial(write_papers, self.file, folder, formats, edition, tell, [self.shown.scope], force=force)
        )

    async def record_acta(self, subject: str) -> None:
        """Record an acta as one that was handed over, unless it is already. Raises `GuaquiError`."""
        from exports.papers import records_of

        file, survey = self.file, self.survey
        await self._write(lambda: file.add(list(records_of(survey, [subject], file.drafted))))

    async def _write(
        self,
        write: Callable[[], T],
        records: Sequence[str] | None = (),
        *,
        undoable: Callable[[T], list[Revision]] = lambda _result: [],
    ) -> T:
        """Write to the file, and tell the screens of it. Raises what `write` raises.

        `records` are what it saves, where screens show that; None: so many that each looks at all of it again.
        `undoable` gives of the result the revisions that undo takes back as one act. What the file and its second
        copy have to say is told in any case.
        """
        writing = partial(self.at_hand.write, write, records, undoable=undoable)
        try:
            result = await self.run(writing)
        finally:
            self._tell_news()
            self._watch_backup()
        self._tell_saved([""] if records is None else records)
        return result

    async def change_trust(self, change: Callable[[], None]) -> None:
        """Know, refuse or forget a laptop from now on. Raises `GuaquiError`."""
        await self.run(change)
        await self.run(self.at_hand.read_trust)

    def _tell_saved(self, records: Sequence[str]) -> None:
        """The disk has it; the screens look anew, and speak in the municipality's words as they are now."""
        if not records:
            return
        self.saved_at = self._clock()[11:16]
        words.use_terms(self.survey)
        for record in records:
            self._tell(partial(RecordSaved, record))

    def _tell_news(self) -> None:
        if news := self.at_hand.news():
            self._tell(lambda: NoticesArrived(news))
