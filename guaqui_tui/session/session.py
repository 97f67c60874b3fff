"""The open field file, and the one hand that writes: nothing of any file happens on the screens' own loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from textual.message import Message

from storage import FieldFile, GuaquiError, Notice, Revision, Survey
from storage.file.device import device, now
from storage.file.drafts import Draft, Drafts, own_revision
from storage.revisions.record_changes import RecordChange

from ..language import gettext_ as words
from . import intervals
from .request_counts import RequestCounts
from .undo import FOR_GOOD, Act, NotUndone, act_of, after_undo, backwards

if TYPE_CHECKING:
    from exports.papers import WritingStep
    from exports.wording.edition import Edition
    from storage.gather.merge import Merged
    from storage.gather.preview import MergePreview
    from storage.intake.layout import Spreadsheet
    from storage.intake.rows import TakenRows

    from .importing import SheetTaken

Unsaved = tuple[str, dict[str, Any], Iterable[str]]
"""What is being typed: its record, what stands in the fields, the heads it was begun on."""

P = ParamSpec("P")
T = TypeVar("T")


def _same(one: Path, other: Path) -> bool:
    """Whether two spellings name one file."""
    return one.resolve() == other.resolve()


def drafts_of(file: FieldFile, path: Path) -> Drafts:
    """The drafts that are an open file's own."""
    return Drafts(path, holds=file.holds)


class RecordSaved(Message):
    """A save was acknowledged by the disk; `record` stands as it was typed."""

    def __init__(self, record: str) -> None:
        super().__init__()
        self.record = record


class NoticesArrived(Message):
    """The file has something to say that its user should hear."""

    def __init__(self, notices: list[Notice]) -> None:
        super().__init__()
        self.notices = notices


class Session:
    """One field file at a time, its drafts, and the thread that all writing goes through, in order.

    `tell` is called on the loop with a function that makes the message, one for each screen.
    """

    def __init__(self, tell: Callable[[Callable[[], Message]], None], clock: Callable[[], str] = now) -> None:
        self._tell = tell
        self._clock = clock
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self._file: FieldFile | None = None
        self._drafts: Drafts | None = None
        self._own = ""
        """A revision of the open file that this laptop made, once there is one."""
        self._told = 0
        self._acts: list[Act] = []
        self._asked: RequestCounts | None = None
        self._watching: set[asyncio.Task[None]] = set()
        self.device = ""
        self.saved_at = ""
        """The time of day of the last acknowledged save, empty before any."""

    @property
    def is_open(self) -> bool:
        return self._file is not None

    @property
    def file(self) -> FieldFile:
        if self._file is None:
            raise RuntimeError("no file is open")
        return self._file

    @property
    def survey(self) -> Survey:
        """The present state; may be read while a save goes on."""
        return self.file.survey

    @property
    def today(self) -> str:
        """The day by this laptop's clock, YYYY-MM-DD."""
        return self._clock()[:10]

    @property
    def now(self) -> str:
        """The time by this laptop's clock, as revisions have it."""
        return self._clock()

    @property
    def asked(self) -> RequestCounts:
        """What was asked for in this file so far."""
        if self._asked is None:
            raise RuntimeError("no file is open")
        return self._asked

    @property
    def writable(self) -> bool:
        return self.file.writable

    async def run(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Let the hand do something, after all that it was given before. It is not broken off half-way."""
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._hand, lambda: do(*args, **kwargs)))

    async def open(self, path: Path, author: str) -> list[Notice]:
        """Open a field file in place of the one that is open; returns what its user should hear.

        Raises `GuaquiError`; then the file that was open still is.
        """
        if self._file is not None and await self.run(_same, self._file.path, path):
            self._file.author = author
            return []
        return await self._take(lambda: FieldFile.open(path, author, now=self._clock), path)

    async def create(self, path: Path, municipality: str, author: str) -> list[Notice]:
        """Make a field file and open it. Raises `GuaquiError`."""

        def make() -> FieldFile:
            with suppress(OSError):  # what is wrong with the folder, the file itself will say
                path.parent.mkdir(exist_ok=True)
            return FieldFile.create(path, municipality, author, now=self._clock)

        return await self._take(make, path)

    async def go_on_at(self, path: Path) -> list[Notice]:
        """Go on in a new file with all that this one knows, and with what is being typed. Raises `GuaquiError`.

        Then the file that was open still is.
        """
        file, drafts, acts = self.file, self._drafts or drafts_of(self.file, self.file.path), self._acts

        def make() -> FieldFile:
            with suppress(OSError):  # what is wrong with the folder, the file itself will say
                path.parent.mkdir(exist_ok=True)
            file.copy_to(path)
            opened = FieldFile.open(path, file.author, now=self._clock)
            with suppress(GuaquiError, OSError):  # one that cannot go along stays where it is
                drafts.hand_over(drafts_of(opened, path))
            return opened

        notices = await self._take(make, path)
        self._acts = acts  # the same versions are there
        return notices

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
        def take() -> tuple[FieldFile, str, str, Drafts, RequestCounts]:
            file = get()
            asked = RequestCounts(file.survey)
            asked.look()  # here, where nobody waits for it
            try:
                laptop = device()
            except GuaquiError:  # whoever may not keep a name for this laptop may still read
                laptop = ""
            return file, laptop, own_revision(file.survey, laptop), drafts_of(file, path), asked

        file, laptop, own, drafts, self._asked = await self.run(take)
        before, self._file = self._file, file
        self.device, self._drafts, self.saved_at = laptop, drafts, ""
        self._told, self._acts, self._own = 0, [], own
        words.use_terms(file.survey)
        if before is not None:
            with suppress(OSError):  # its disk may be gone; nothing of it waits to be written
                await self.run(before.close)
        return self._news()

    async def save(self, record: str, body: dict[str, Any], base: Iterable[str] | None) -> Revision:
        """Save a record; returns once it is on the disk, and the screens are told. Raises `GuaquiError`."""
        file = self.file
        return (await self._write([record], lambda: [file.save(record, body, base)]))[0]

    async def save_many(self, changes: Iterable[RecordChange]) -> list[Revision]:
        """Save several records as one act, all or none. Raises `GuaquiError`."""
        file, changes = self.file, list(changes)
        return await self._write([change[0] for change in changes], lambda: file.save_many(changes))

    async def export(
        self, folder: Path, formats: Iterable[str], edition: Edition, tell: Callable[[WritingStep], None]
    ) -> list[Path]:
        """Write papers into a folder, all or none, and record the actas among them; returns the files.

        Raises `GuaquiError`, and what `tell` raises to break it off; that is called on the writing thread.
        """
        from exports.papers import write_papers

        return await self._run_on_file(write_papers, self.file, folder, formats, edition, tell)

    async def bring(self, source: Path, sheet: Spreadsheet, before: Callable[[TakenRows], None]) -> SheetTaken:
        """Take in the rows of a spreadsheet; the screens are told once, of no record. Raises `GuaquiError`.

        `before` is told what will come in before anything is written, and may raise to break it off.
        """
        from .importing import take_sheet

        file, acts = self.file, self._acts

        def take_in() -> SheetTaken:
            brought = take_sheet(file, source, sheet, before)
            if fresh := [file.survey.revisions(one["record"])[one["rev"]] for one in brought.taken.documents[:1]]:
                acts.append(act_of(fresh, file.survey))
            return brought

        brought = await self._run_on_file(take_in)
        self._say_saved([""])
        return brought

    async def record_acta(self, holder: str) -> None:
        """Record the acta of a holder as one that was handed over, unless it is already. Raises `GuaquiError`."""
        from exports.papers import records_of

        file = self.file
        await self._run_on_file(lambda: file.add(list(records_of(file.survey, [holder], file.drafted))))

    async def gather(self, seen: MergePreview) -> Merged:
        """Take in what was looked at; the screens are told once, of no record. Raises `GuaquiError`."""
        merged = await self._run_on_file(self.file.gather, seen)
        self._say_saved([""])
        return merged

    async def settle(self, record: str, fields: dict[str, Any], base: Iterable[str], reason: str = "") -> Revision:
        """Decide some fields of a record (None: removed) for all who disagreed where `base` were its heads.

        Raises `GuaquiError`.
        """
        file = self.file
        return (await self._write([record], lambda: [file.settle(record, fields, reason, base)]))[0]

    async def bring_back(self, record: str, rev: str, base: Iterable[str]) -> Revision:
        """Let a record be as one of its versions had it, where `base` were its heads. Raises `GuaquiError`."""
        file = self.file
        return (await self._write([record], lambda: [file.bring_back(record, rev, base)]))[0]

    async def undo(self) -> list[Revision]:
        """Take back the last act that was saved from here; gives the revisions that took it back.

        Raises `NotUndone` where it has to stay, and `GuaquiError`.
        """
        file = self.file
        if not self._acts:
            raise NotUndone("nothing")
        act = self._acts[-1]

        def take_back() -> list[Revision]:
            file.add(())  # sees what another program changed meanwhile
            return file.save_many(backwards(act, file.survey))

        try:
            revisions = await self._write([step.record for step in act], take_back, counts=False)
        except NotUndone as hindrance:
            if hindrance.why in FOR_GOOD:
                self._acts.pop()
            raise
        self._acts[:] = after_undo(self._acts[:-1], act, [revision.rev for revision in revisions])
        return revisions

    async def _write(
        self, records: list[str], do: Callable[[], list[Revision]], *, counts: bool = True
    ) -> list[Revision]:
        """Let the hand save some records, and tell the screens. `counts`: it is an act that can be taken back."""
        survey, acts = self.survey, self._acts

        def write() -> list[Revision]:
            known = [survey.revisions(record) for record in records]
            revisions = do()
            fresh = [one for one, before in zip(revisions, known, strict=True) if one.rev not in before]
            self._own = self._own or next((one.rev for one in fresh), "")
            if fresh and counts:
                acts.append(act_of(fresh, survey))
            return revisions

        revisions = await self._run_on_file(write)
        self._say_saved(records)
        return revisions

    async def _run_on_file(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Let the hand do something with the file, and tell what that and the second copy have to say of it."""
        try:
            return await self.run(do, *args, **kwargs)
        finally:
            self._tell_news()
            self._watch_backup()

    def _say_saved(self, records: Iterable[str]) -> None:
        """The disk has it; the screens look anew, and speak in the municipality's words as they are now."""
        self.saved_at = self._clock()[11:16]
        words.use_terms(self.survey)
        for record in records:
            self._tell(partial(RecordSaved, record))

    def _news(self) -> list[Notice]:
        """The notices that nobody was told of yet."""
        notices = self.file.notices[self._told :]
        self._told += len(notices)
        return notices

    def _tell_news(self) -> None:
        if news := self._news():
            self._tell(lambda: NoticesArrived(news))

    async def keep(self, record: str, fields: dict[str, Any], base: Iterable[str]) -> None:
        """Put on the disk what is being typed. Raises `GuaquiError`."""
        if self._drafts is not None:
            await self.run(self._drafts.keep, self._draft(record, fields, base))

    def _draft(self, record: str, fields: dict[str, Any], base: Iterable[str]) -> Draft:
        return Draft(record, fields, list(base), self._clock(), self._own)

    def keep_now(self, unsaved: Iterable[Unsaved]) -> None:
        """Have on the disk what is being typed, and all that the hand was given before, when this returns."""
        if self._drafts is None:
            return
        kept = [self._hand.submit(self._drafts.keep, self._draft(*one)) for one in unsaved]
        wait(kept, intervals.LAST_SECONDS)  # what is not there by then goes on behind, as long as the laptop does

    async def forget(self, record: str) -> None:
        """Drop a draft; one that the disk does not let go of is offered again, no more."""
        if self._drafts is not None:
            with suppress(OSError):
                await self.run(self._drafts.drop, record)

    async def draft(self, record: str) -> Draft | None:
        return await self.run(self._drafts.get, record) if self._drafts is not None else None

    async def drafts(self) -> list[Draft]:
        return await self.run(self._drafts.all) if self._drafts is not None else []

    def wait(self) -> None:
        """Until the hand has done all that it was given."""
        with suppress(RuntimeError):  # it does nothing any more
            self._hand.submit(bool).result(intervals.BACKUP_SECONDS)

    async def close(self) -> None:
        """Finish what was begun, and let the file go."""
        if self._file is not None:
            await self.run(self._file.close)
        self._file = self._drafts = None  # a form's timer may still come; what it had to keep was kept before
        self._hand.shutdown(wait=False)
