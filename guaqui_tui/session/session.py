"""The open field file, and the one thread that writes: nothing of any file happens on the screens' own loop."""

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
from storage.file.trust import load_trust
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.standing import Standings, Trust
from storage.revisions.record_changes import RecordChange
from storage.revisions.revision import IMPORT

from ..language import gettext_ as words
from . import intervals
from .draft_keeper import DraftKeeper
from .messages import NoticesArrived, RecordSaved
from .opened_file import drafts_of, is_same_file, make_folder_of, open_with
from .request_counts import RequestCounts
from .shown_plan import ShownPlan
from .undo import SavedAct, changes_back, last_act, repointed, saved_act, seen_anew

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
        self._file: FieldFile | None = None
        self._notices_told = 0
        self._saved_acts: list[SavedAct] = []
        """What undo may take back, the last act last."""
        self._undone_acts: list[SavedAct] = []
        """What undo saved since the last act, the last one last: taken back, the act stands again."""
        self._request_counts: dict[str, RequestCounts] = {}
        self._watching: set[asyncio.Task[None]] = set()
        self._standings: tuple[Survey, Trust, int, Standings] | None = None
        self._missing: MissingByHolder | None = None
        self.trust = Trust()
        """Whom this installation knows; read again where that may have changed."""
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
    def device(self) -> str:
        """This laptop, as what it saved says it; empty until it saved for the first time."""
        return self._file.device if self._file else ""

    @property
    def standings(self) -> Standings:
        """How each save of this file stands with this installation; looked at anew only after something came."""
        survey = self.file.survey
        now = survey, self.trust, len(survey.taken_in())
        if self._standings is None or self._standings[:3] != now:
            self._standings = (*now, Standings(survey, self.trust))
        return self._standings[3]

    @property
    def missing(self) -> MissingByHolder:
        """What is missing before each acta of the plan that is shown."""
        survey, today = self.survey, self.today
        if self._missing is None or self._missing.survey is not survey or self._missing.today != today:
            self._missing = MissingByHolder(survey, today)
        return self._missing

    @property
    def today(self) -> str:
        """The day by this laptop's clock, YYYY-MM-DD."""
        return self._clock()[:10]

    @property
    def now(self) -> str:
        """The time by this laptop's clock, as revisions have it."""
        return self._clock()

    @property
    def request_counts(self) -> RequestCounts:
        """What was asked for so far in the municipality that is shown."""
        whole, name = self.file.survey, self.survey.municipality
        return self._request_counts.setdefault(name, RequestCounts(whole, name))

    @property
    def writable(self) -> bool:
        return self.file.writable

    async def open(self, path: Path, author: str) -> list[Notice]:
        """Open a field file in place of the one that is open; returns what its user should hear.

        Raises `GuaquiError`; then the file that was open still is.
        """
        if self._file is not None and await self.run(is_same_file, self._file.path, path):
            self._file.author = author
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
        file, drafts = self.file, self._drafts or drafts_of(self.file, self.file.path)
        acts, undone = self._saved_acts, self._undone_acts

        def make() -> FieldFile:
            make_folder_of(path)
            file.copy_to(path)
            opened = FieldFile.open(path, file.author, now=self._clock)
            with suppress(GuaquiError, OSError):  # one that cannot go along stays where it is
                drafts.hand_over(drafts_of(opened, path))
            return opened

        notices = await self._take(make, path)
        self._saved_acts, self._undone_acts = acts, undone  # the same versions are there
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
        before, self._file = self._file, opened.file
        self.trust, self._drafts = opened.trust, opened.drafts
        self._request_counts = {opened.file.survey.municipality: opened.request_counts}
        self._own, self.saved_at, self._notices_told = opened.own, "", 0
        self._saved_acts, self._undone_acts = [], []
        self._shown = ShownPlan(opened.file.survey)
        await self._look_at_drafts()
        words.use_terms(self.survey)
        if before is not None:
            with suppress(OSError):  # its disk may be gone; nothing of it waits to be written
                await self.run(before.close)
        return self._news()

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
        return await self._take_back(self._saved_acts, self._undone_acts)

    async def redo(self) -> list[Revision]:
        """Let stand again what undo took back last, as an act like any other; raises what `undo` raises."""
        return await self._take_back(self._undone_acts, self._saved_acts)

    async def _take_back(self, acts: list[SavedAct], others: list[SavedAct]) -> list[Revision]:
        """Take back the last of some acts; what does so is the last of the others."""
        file = self.file

        def save() -> tuple[list[Revision], SavedAct]:
            saved = file.save_many(changes_back(act, seen_anew(file)))
            return saved, saved_act(saved, file.survey)

        with last_act(acts) as act:
            revisions, taken_back = await self._write(save, [step.record for step in act])
        acts[:] = repointed(acts[:-1], act, [revision.rev for revision in revisions])
        others.append(taken_back)
        return revisions

    async def changes_back(self, *, again: bool = False) -> list[RecordChange]:
        """What takes the last act back, or lets it stand `again`, which is not done. Raises `NotUndone`."""
        file = self.file
        with last_act(self._undone_acts if again else self._saved_acts) as act:
            return await self.run(lambda: changes_back(act, seen_anew(file)))

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
        self, folder: Path, formats: Iterable[str], edition: Edition, tell: Callable[[WritingStep], None]
    ) -> list[Path]:
        """Write papers into a folder, all or none, and record the actas among them; returns the files.

        Raises `GuaquiError`, and what `tell` raises to break it off; that is called on the writing thread.
        """
        from exports.papers import write_papers

        return await self._write(
            partial(write_papers, self.file, folder, formats, edition, tell, [self.shown.scope])
        )

    async def record_acta(self, holder: str) -> None:
        """Record the acta of a holder as one that was handed over, unless it is already. Raises `GuaquiError`."""
        from exports.papers import records_of

        file, survey = self.file, self.survey
        await self._write(lambda: file.add(list(records_of(survey, [holder], file.drafted))))

    async def _write(
        self,
        write: Callable[[], T],
        records: Sequence[str] | None = (),
        *,
        undoable: Callable[[T], list[Revision]] = lambda _result: [],
    ) -> T:
        """The one way in which this file is written to, whatever for. Raises what `write` raises.

        `records` are what it saves, where screens show that; None: so many that each looks at all of it again.
        `undoable` gives of the result the revisions that
        undo takes back as one act. What the file and its second copy have to say is told in any case.
        """
        survey, acts, undone = self.file.survey, self._saved_acts, self._undone_acts

        def write_and_note() -> T:
            known = {record: survey.revisions(record) for record in records or ()}
            result = write()
            if not self.trust.own or records is None:  # its key was made, or a pack was accepted
                self.trust = load_trust(self.device)
            if fresh := [one for one in undoable(result) if one.rev not in known.get(one.record, ())]:
                self._own = self._own or next((one.rev for one in fresh if one.device != IMPORT), "")
                acts.append(saved_act(fresh, survey))
                undone.clear()
            return result

        try:
            result = await self.run(write_and_note)
        finally:
            self._tell_news()
            self._watch_backup()
        self._tell_saved([""] if records is None else records)
        return result

    async def change_trust(self, change: Callable[[], None]) -> None:
        """Know, refuse or forget a laptop from now on. Raises `GuaquiError`."""
        await self.run(change)
        self.trust = await self.run(load_trust, self.device)

    def _tell_saved(self, records: Sequence[str]) -> None:
        """The disk has it; the screens look anew, and speak in the municipality's words as they are now."""
        if not records:
            return
        self.saved_at = self._clock()[11:16]
        words.use_terms(self.survey)
        for record in records:
            self._tell(partial(RecordSaved, record))

    def _news(self) -> list[Notice]:
        """The notices that nobody was told of yet."""
        notices = self.file.notices[self._notices_told :]
        self._notices_told += len(notices)
        return notices

    def _tell_news(self) -> None:
        if news := self._news():
            self._tell(lambda: NoticesArrived(news))

    async def close(self) -> None:
        """Finish what was begun, and let the file go."""
        if self._file is not None:
            await self.run(self._file.close)
        self._file = self._drafts = None  # a form's timer may still come; what it had to keep was kept before
        self._writer.shutdown(wait=False)
        self.is_closed = True
