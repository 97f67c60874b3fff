"""The field file: open, save, settle, close. The only writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from .errors import FileError, InputError, NotFoundError, Notice
from .file import device as this_device
from .file.checked_ids import checked_ids
from .file.disk import real
from .file.opening import found, let_go_if_refused, lock_to_write, made
from .file.own_saves import own_saves
from .file.revision_table import FieldDB, accepted
from .file.unknown_pack import pack_notices
from .kinds.lookup import decided_together, kind_of
from .limits import MAX_PARENTS
from .notation.text import clean_line, clean_value
from .plan.survey import Survey
from .revisions.canonical import flaw
from .revisions.history import History, as_seen_from, deepest, differing_fields
from .revisions.lines import Problem
from .revisions.record_changes import RecordChange, WholeRecord
from .revisions.revision import IMPORT, Revision, revision_document
from .revisions.signature import SigningKey

if TYPE_CHECKING:
    from filelock import FileLock

    from .backup import Backup
    from .gather.merge import Merged
    from .gather.preview import MergePreview
    from .gather.undo import Undone


class FieldFile:
    """A field file in use.

    Get one by `create` or `open`; both are context managers. `survey` is the present state, `notices` what
    its user should hear of, `problems` what in the file is no revision, `writable` whether it can be saved to.
    """

    def __init__(
        self, path: Path, *, author: str, device: str | None, now: Callable[[], str], lock: FileLock | None
    ) -> None:
        self.path = path
        self.author = author
        self._device = device
        self._key = None if device else this_device.laptop_key()
        self._now = now
        self._lock = lock
        self._db = FieldDB(path, writable=lock is not None)
        self._seen = 0
        self._turn = RLock()
        """Whoever reads and then writes has it: a person's save, and a backup that hands something over."""
        self._backup: Backup | None = None
        self._closed = False
        self.survey = Survey()
        self._catch_up()
        self._own_saves = own_saves(self.survey)

    @classmethod
    def create(
        cls,
        path: str | Path,
        municipality: str | Path = "guaqui",
        author: str = "",
        *,
        device: str | None = None,
        now: Callable[[], str] = this_device.now,
    ) -> Self:
        """Make a field file and open it, of a shipped pack's id, a pack's path, or a file whose plan goes on.

        Raises `GuaquiError`: `exists`, `busy`, what `begun_from` raises, or what the disk refused.
        """
        from .file.pack import begun_from  # only a new file needs it, and most are opened

        path = real(Path(path))
        with begun_from(municipality) as revisions, made(path, revisions) as lock:
            return cls(path, author=author, device=device, now=now, lock=lock)

    @classmethod
    def open(
        cls,
        path: str | Path,
        author: str = "",
        *,
        device: str | None = None,
        now: Callable[[], str] = this_device.now,
        writable: bool = True,
        wait: float = 0,
    ) -> Self:
        """Open a field file. Where another window holds it, or it may not be written, it opens read-only.

        `wait`: so many seconds it is waited for another that holds it.

        A torn file is recovered, with the damaged original kept beside it. Raises `GuaquiError`:
        `not-found`, `empty-file`, `not-a-field-file`, `too-big`, or what the disk refused.
        """
        path = found(Path(path))
        lock, notices = lock_to_write(path, wait) if writable else (None, [])
        with let_go_if_refused(lock, path):
            try:
                opened = cls(path, author=author, device=device, now=now, lock=lock)
            except FileNotFoundError:
                raise NotFoundError("not-found", path=str(path)) from None
        lacking = opened._own_saves.notice(path, opened.holds)
        opened.notices.extend([*pack_notices(str(path), opened._db.storage.known), *lacking, *notices])
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Nothing can be saved to it afterwards, not even what a backup hands over late."""
        with self._turn:
            self._closed = True
        self.stop_backing_up()
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    def back_up_to(self, folder: Path, *, new: bool = False) -> Backup:
        """Keep a copy of this file level in another folder, from now on and without waiting for it.

        With `new` the copy is made if there is none. Raises `GuaquiError` where that cannot be done, or where
        the folder is the file's own.
        """
        from .backup import Backup, begin  # loaded where there is a second copy

        copy = real(folder / self.path.name)
        if copy.resolve() == self.path.resolve():
            raise FileError("exists", path=str(copy))
        if new:
            begin(copy, self._db.storage.known)
        self.stop_backing_up()
        self._backup = Backup(
            copy, known=lambda: self._db.storage.known, take_in=self._take_in, tell=self.notices.append
        )
        self._backup.catch_up()
        return self._backup

    def copy_to(self, path: str | Path) -> None:
        """Put everything that is known here into a new field file, for whoever goes on there.

        What was taken in is enough for it: the disk of this file need not answer any more. Raises
        `GuaquiError`: `exists`, `busy`, or what the disk refused; then nothing bears that name.
        """
        with self._turn:
            known = list(self._db.storage.known)
        with made(real(Path(path)), known) as lock:
            lock.release()

    def gather(self, seen: MergePreview) -> Merged:
        """Take in what was looked at for this file, by writing it anew as the union, with a report beside it.

        Raises `GuaquiError`: `read-only`, and what `storage.gather.merge` raises; then nothing was changed.
        """
        from .gather.merge import write_union  # only a coordinator's laptop needs it

        with self._turn:
            self._look()
            if not self.writable:
                raise FileError("read-only", path=str(self.path))
            try:
                merged = self._db.storage.let_rewrite(lambda: write_union(seen, at=self._now()))
                if merged.spare:
                    self.notices.append(Notice("not-flushed", {"path": merged.out, "spare": merged.spare}))
                return merged
            finally:
                self._catch_up()
                if self._backup:
                    self._backup.catch_up()

    def undo_merge(self, number: int | None = None, laptop: str = "") -> Undone:
        """Give back this plan without what a merge (None: the latest) brought, as a file of its own beside it.

        Raises `GuaquiError`: `read-only`, and what `storage.gather.undo` raises.
        """
        from .gather.undo import undo_alone  # only a coordinator's laptop needs it

        with self._turn:
            if not self.writable:
                raise FileError("read-only", path=str(self.path))
            return undo_alone(self.path, number, laptop, at=self._now())

    def stop_backing_up(self) -> None:
        """Let go of the second copy; it stays as it is."""
        if self._backup:
            self._backup.close()
        self._backup = None

    @property
    def backup(self) -> Backup | None:
        return self._backup

    def _take_in(self, revisions: list[Revision]) -> None:
        """What the copy has and this file lacks."""
        if not self._closed:
            self.add(revision.document() for revision in revisions)

    @property
    def notices(self) -> list[Notice]:
        return self._db.storage.notices

    @property
    def problems(self) -> list[Problem]:
        return self._db.storage.problems

    @property
    def writable(self) -> bool:
        return self._db.storage.writable

    def holds(self, rev: str) -> bool:
        """Whether the revision of an id is in it."""
        return self._db.storage.knows(rev)

    @property
    def device(self) -> str:
        """Which laptop saves here: its public key, empty until it saved for the first time."""
        return self._device or (self._key.device if self._key else "")

    def save(self, record: str, body: dict[str, Any], base: Iterable[str] | None = None) -> Revision:
        """Save one record; returns once it is on the disk.

        `body` is the whole record after the change, `base` the heads it was opened on (None: the state now).
        What differs from the state at `base` is what this save decides; where nothing does, nothing is
        written and the latest revision is returned. Raises `GuaquiError`: `record-bad`, `read-only`, or what
        the disk refused; then the file is as it was.
        """
        return self.save_many([(record, body, base)])[0]

    def save_many(self, changes: Iterable[RecordChange]) -> list[Revision]:
        """Save several as one act, all or none; one record twice are two versions, each on its heads."""
        with self._turn:
            return self._save_many(changes)

    def _save_many(self, changes: Iterable[RecordChange]) -> list[Revision]:
        self._look()
        documents: list[dict[str, Any]] = []
        results: list[Revision | str] = []
        for change in changes:
            record, body, base = change
            if base is None and any(document["record"] == record for document in documents):
                raise ValueError(record)  # the state now is not what it was when the act began
            heads = self.survey.heads(record) if base is None else tuple(base)
            seen = as_seen_from(self.survey.revisions(record).values(), heads)
            cleaned = clean_value(body)
            sets = differing_fields(seen, cleaned)
            if isinstance(change, WholeRecord):
                sets |= {*cleaned, *(seen.conflicts if seen else ())}
            if seen is not None and not sets:
                results.append(seen.latest())
                continue
            document = self._draft(record, cleaned, sets, heads)
            documents.append(document)
            results.append(document["rev"])
        self._append(documents)
        return [self._revision(result) if isinstance(result, str) else result for result in results]

    def settle(
        self, record: str, fields: dict[str, Any], reason: str = "", base: Iterable[str] | None = None
    ) -> Revision:
        """Decide what some fields of a record are (None: removed), for all who disagreed; others stay open.

        `base` are the heads that were looked at (None: the state now): what came since nobody has seen, and it
        stays to settle. A reason is kept in a record of its own, by the same write. Raises `record-unknown`
        where there is no such record, `not-disputed` and `field-not-disputed` where a field was not in dispute
        there, `decided-together` where another in dispute belongs to those, and what `save` raises.
        """
        from .plan.settling import can_be_settled

        with self._turn:
            seen, heads = self._seen_at(record, base)
            can_be_settled(seen, fields)
            return self._decide(seen, fields, heads, clean_line(reason))

    def bring_back(self, record: str, rev: str, base: Iterable[str] | None = None) -> Revision:
        """Let a record be as one of its versions had it, whatever is in dispute too.

        Where it stands so already, nothing is written and the latest revision is returned. `base` as in
        `settle`. Raises `record-unknown`, `claim-unknown` where it had no such version there, and what `save`
        raises.
        """
        from .plan.settling import brought_back

        with self._turn:
            seen, heads = self._seen_at(record, base)
            fields = brought_back(seen, rev)
            return self._decide(seen, fields, heads) if fields else self._revision(seen.latest().rev)

    def _seen_at(self, record: str, base: Iterable[str] | None) -> tuple[History, tuple[str, ...]]:
        """A record as it was at some heads (None: now), and the heads. Raises `record-unknown`."""
        self._look()
        heads = self.survey.heads(record) if base is None else tuple(base)
        seen = as_seen_from(self.survey.revisions(record).values(), heads)
        if seen is None:
            raise InputError("record-unknown", record=record)
        return seen, heads

    def _decide(self, seen: History, fields: dict[str, Any], heads: tuple[str, ...], reason: str = "") -> Revision:
        decided = clean_value(fields)
        merged = {**seen.values, **decided}
        body = {name: value for name, value in merged.items() if value is not None or name not in decided}
        document = self._draft(seen.record, body, set(decided), heads)
        documents = [document]
        if reason:
            from .plan.settling import reason_record

            why, said = reason_record(document["rev"], seen.record, reason)
            documents.append(self._draft(why, said, set(said), self.survey.heads(why)))
        self._append(documents)
        return self._revision(document["rev"])

    def drafted(self, record: str, body: dict[str, Any], sets: Iterable[str] = ()) -> dict[str, Any]:
        """The document of a whole record as whoever types here says it now; not saved before `add` takes it.

        It decides `sets`; all of its body, where none are told. Raises `record-bad`.
        """
        return self._draft(record, clean_value(body), {*sets} or {*body}, self.survey.heads(record))

    def add(self, documents: Iterable[dict[str, Any]]) -> list[Revision]:
        """Append revisions that were drafted before: by `drafted`, or an import's. Known ones change nothing."""
        with self._turn:
            self._look()
            fresh = {d["rev"]: d for d in documents if d["rev"] not in self.survey.revisions(d["record"])}
            self._append(list(fresh.values()))
            return [self._revision(rev) for rev in fresh]

    def _look(self) -> None:
        """See whether the file changed under us, so that the state now is the file's."""
        if self._closed:
            raise RuntimeError("the field file is closed")
        if self.writable:
            self._db.storage.hold()
            self._catch_up()

    def _draft(
        self, record: str, body: dict[str, Any], sets: set[str], parents: tuple[str, ...]
    ) -> dict[str, Any]:
        if found := flaw(body):
            raise InputError("record-bad", record=record, reason=found, detail="")
        document = revision_document(
            record,
            body,
            sets=decided_together(kind_of(record), sets),
            parents=deepest(self.survey.history(record), parents, MAX_PARENTS),
            author=clean_line(self.author),
            device=self._signer(),
            at=self._now(),
        )
        if "sig" in document:
            checked_ids().add([document["rev"]])
        return document

    def _signer(self) -> str | SigningKey:
        """Who saves here: this installation's key, or the laptop without one that this file was opened for."""
        if self._device:
            return self._device
        self._key = self._key or this_device.made_laptop_key()
        return self._key

    def _append(self, documents: list[dict[str, Any]]) -> None:
        if revisions := accepted(documents):
            self._db.revisions.append(revisions)
            own = (one.document() for one in revisions if one.device != IMPORT)
            self._own_saves.add(own, self._key, self.holds)
            self._catch_up()
            if self._backup:
                self._backup.catch_up()

    def _catch_up(self) -> None:
        known = self._db.storage.known
        self.survey.add(known[self._seen :])
        self._seen = len(known)

    def _revision(self, rev: str) -> Revision:
        storage = self._db.storage
        return storage.known[storage.number_of(rev) - 1]
