"""The field file as a Storage of TinyDB, which appends.

Plain `TinyDB(path)` reads the same file. What differs is the writing: TinyDB writes its file anew at every
insert, this storage appends a line and flushes it, and nothing that was written is ever changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from errno import EBUSY, ENOSPC
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from tinydb.storages import Storage

from ..errors import FileError, InputError, NotAFieldFileError, Notice, StillEncryptedError
from ..limits import FORMAT, MAX_FILE_BYTES
from ..packs.file_municipality import has_of, municipality_names, own_municipalities
from ..refusals import from_os
from ..revisions.lines import TAIL, Problem, continuation, refuse_too_big, whole_file
from ..revisions.revision import Revision
from .beside.sweep import sweep_plan
from .bounded_files import read_bounded
from .disk import free_name, open_file, read_at, replace_file, same_file, write_at
from .reading import FileContent, read_or_spare, size_allowed
from .spares import Apart, any_may_go, remove_spares

T = TypeVar("T")

_ENDING = 256
"""How many of its last bytes a file is known by, besides its length."""


class FieldStorage(Storage):
    """Holds one field file open, knows what is in it, and appends to it.

    `known` are the accepted revisions in the order in which they came to be known; `problems` what was
    refused; `notices` what its user should hear of.
    """

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self.known: list[Revision] = []
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []
        self._numbers: dict[str, int] = {}
        self._fd = -1
        self._length = 0
        self._ending = b""
        self._next_number = 1
        self._apart: list[Apart] = []
        self._was_whole = True
        self._write_whole = False
        """Whether the next save has to write the file anew: its layout is not ours, or its disk failed."""
        self._gone = False
        """Whether the path named nothing when it was last looked at, and nothing was written there since."""
        try:
            self._take_up()
        except BaseException:
            self.close()
            raise

    # What TinyDB asks of a Storage

    def read(self) -> dict[str, dict[str, Any]]:
        documents = {str(n): revision.document() for n, revision in enumerate(self.known, 1)}
        return {"field": {"1": {"format": 1}}, "revisions": documents}

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:  # noqa: ARG002 - TinyDB's signature
        raise InputError("revisions-stay", path=str(self.path))

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    # What is ours

    def number_of(self, rev: str) -> int:
        """The number under which `read` gives a known revision."""
        return self._numbers[rev]

    def knows(self, rev: str) -> bool:
        return rev in self._numbers

    def hold(self) -> None:
        """Make sure that the path still is the file that is held, as it was left; else read it again.

        What another program or an older copy took away is kept here and written back with the next save. Where
        nothing is there to be read, it is told once all that is known here was written again.
        """
        try:
            if self._fd >= 0 and same_file(self.path, self._fd) and self._as_left():
                return
        except FileNotFoundError:
            if not self.path.parent.is_dir():
                raise FileError("folder-missing", path=str(self.path)) from None
        except OSError as error:
            raise from_os(error, self.path) from error
        before = len(self.known)
        self._take_up_again()
        if not self._gone:
            self.notices.append(
                Notice("changed-outside", {"path": str(self.path), "new": len(self.known) - before})
            )

    def let_rewrite(self, rewrite: Callable[[], T]) -> T:
        """Let go of the file while `rewrite` puts another in its place, and take in what is there then.

        What is known here and does not stand there is written back before.
        """
        if self._write_whole:
            self._write_back()
        self.close()  # Windows does not let go of the name of an open file
        try:
            return rewrite()
        finally:
            self._take_up_again()

    def _write_back(self) -> None:
        try:
            self._write_all(())
        except OSError as error:
            raise from_os(error, self.path) from error

    def _take_up_again(self) -> None:
        try:
            self._take_up_changed()
        except BaseException as error:
            self.close()  # what is there now was not taken in: the next save has to look at it again
            if isinstance(error, OSError):
                raise from_os(error, self.path) from error
            raise

    def _take_up_changed(self) -> None:
        self._gone = False
        try:
            self._take_up()
        except FileNotFoundError:
            self._gone = self._write_whole = True
        except (NotAFieldFileError, StillEncryptedError):
            self._keep_original()
            self._write_whole = True

    def _write_all(self, more: Sequence[Revision]) -> None:
        """Write the file anew with everything known and `more`; where it was gone, that is told."""
        self._replace(more)
        if self._gone:
            self._gone = False
            self.notices.append(Notice("written-again", {"path": str(self.path)}))

    def append(self, revisions: Sequence[Revision]) -> None:
        """Add revisions at the end by one write and one flush; returns when they are on the disk.

        Raises `GuaquiError`; then the file is as it was and nothing was taken in.
        """
        if self.writable:
            self.hold()
        if not self.writable:
            raise FileError("read-only", path=str(self.path))
        revisions = [revision for revision in revisions if revision.rev not in self._numbers]
        if not revisions:
            return
        try:
            if self._write_whole:
                self._write_all(revisions)
            else:
                self._append(revisions)
        except OSError as error:
            raise from_os(error, self.path) from error
        self._know(revisions)

    def _append(self, revisions: Sequence[Revision]) -> None:
        start = self._length - len(TAIL)
        data = continuation(self._next_number, revisions, first=self._next_number == 1)
        refuse_too_big(len(self.known) + len(revisions), start + len(data), str(self.path))
        try:
            write_at(self._fd, start, data)
        except OSError as error:
            self._taken_back(start, error)
            raise
        try:
            os.fsync(self._fd)
        except OSError as error:
            # After a failed flush nobody knows what reached the disk, and a second flush of the same pages
            # may succeed without writing them. So: a new file, with everything in it.
            self._cut_back(start)
            self._write_whole = True
            self._replace_or_say(revisions, start)
            facts = {"path": str(self.path), "words": error.strerror or ""}
            self.notices.append(Notice("rewritten-after-disk-error", facts))
            return
        self._length = start + len(data)
        self._ending = (self._ending[: -len(TAIL)] + data)[-_ENDING:]
        self._next_number += len(revisions)

    def _cut_back(self, start: int) -> None:
        """Take a failed append off again. Where even that fails, the next save writes the file anew."""
        try:
            os.ftruncate(self._fd, start)
            write_at(self._fd, start, TAIL)
        except OSError:
            self._write_whole = True

    def _taken_back(self, start: int, error: OSError) -> None:
        """Take a failed append off. Raises `not-taken-back` where some of it may stand."""
        self._cut_back(start)
        if not self._ends_at(start):
            raise FileError("not-taken-back", path=str(self.path), words=error.strerror or "") from error

    def _replace_or_say(self, more: Sequence[Revision], start: int) -> None:
        """Write the file anew; where that fails, it is said whether what could not be flushed was taken off."""
        taken_off = self._ends_at(start)
        try:
            self._replace(more)
        except OSError as error:
            if taken_off:
                raise
            raise FileError("not-taken-back", path=str(self.path), words=error.strerror or "") from error

    def _ends_at(self, start: int) -> bool:
        """Whether nothing but the layout's own end stands behind a place."""
        try:
            length = os.fstat(self._fd).st_size - start
            return length <= len(TAIL) and TAIL.startswith(read_at(self._fd, start, length))
        except OSError:
            return False

    def _replace(self, more: Sequence[Revision]) -> None:
        """Write the file anew with everything known and `more`, and hold the new one."""
        if self.problems:  # they are not written anew, and may be all that is left of somebody's words
            self._keep_original()
        self.close()  # Windows does not let go of the name of an open file
        known = [*self.known, *more]
        try:
            spare = replace_file(self.path, whole_file(known, str(self.path)))
        finally:
            with suppress(OSError):
                self._open()
        self._write_whole = spare is not None  # a flush that failed is not tried again on the same file
        if spare:
            self.notices.append(Notice("not-flushed", {"path": str(self.path), "spare": str(spare)}))
        revs = (one.rev for one in known)
        remove_spares(self.path, revs, self._apart, lasting=spare, was_whole=self._was_whole)
        self._was_whole = True
        self.problems = []
        self._next_number = len(self.known) + len(more) + 1

    def _open(self) -> None:
        self.close()
        self._fd = open_file(self.path, writable=self.writable)
        self._length = os.fstat(self._fd).st_size
        ending = min(_ENDING, self._length)
        self._ending = read_at(self._fd, self._length - ending, ending)

    def _open_and_read(self) -> bytes | None:
        """All bytes of the path, held open; None where it names nothing."""
        try:
            self._open()
        except FileNotFoundError:
            return None
        size_allowed(self.path, self._length)
        return read_at(self._fd, 0, self._length)

    def _as_left(self) -> bool:
        if os.fstat(self._fd).st_size != self._length:
            return False
        ending = len(self._ending)
        return read_at(self._fd, self._length - ending, ending) == self._ending

    def _take_up(self) -> None:
        """Open the path and take in what it holds, with the spare copy's help where it was being replaced."""
        data = self._open_and_read()
        found = read_or_spare(self.path, data)
        self._refuse_others(found.reading.revisions)
        reading, self._apart, self._was_whole = found.reading, found.apart, not found.damaged
        here = {revision.rev for revision in reading.revisions}
        lacking = not self._numbers.keys() <= here
        self._know(reading.revisions)
        self.problems = reading.problems
        self._next_number = reading.next_number
        self._write_whole = lacking or not reading.ours
        self._say(found)
        if not self.writable:
            return
        if not (found.damaged or found.from_spare):
            sweep_plan(self.path)
            if data and any_may_go(self.path, here, self._apart):
                self._drop_spares(data, here)
            return
        try:
            self._mend(found, data)
        except OSError as error:  # a full disk, say: what there is can be read, and the next save mends it
            self.notices.append(Notice("not-mended", self._recovered() | {"words": error.strerror or ""}))

    def _refuse_others(self, there: Sequence[Revision]) -> None:
        """Raises `replaced-by-other` where what stands there is of no municipality of what is known: by the rule
        of a merge, which a save would be, and cannot be taken apart again.
        """
        if self.known and not has_of(own_municipalities(self.known), there):
            named = {"municipality": municipality_names(there), "own": municipality_names(self.known)}
            raise FileError("replaced-by-other", path=str(self.path), **named)

    def _mend(self, found: FileContent, data: bytes | None) -> None:
        """Write what was recovered as a whole file; one that was damaged, or holds what was refused, is kept."""
        kept = self._keep_original() if data and (found.damaged or self.problems) else None
        left, self.problems = self.problems, []
        try:
            self._replace(())
        except OSError:
            self.problems = left
            if kept:
                with suppress(OSError):
                    kept.unlink()
            raise
        sweep_plan(self.path)
        if found.from_spare:
            self.notices.append(Notice("restored-from-spare", self._recovered()))
        if kept:
            self.notices.append(Notice("recovered", self._recovered() | {"kept": str(kept)}))

    def _drop_spares(self, data: bytes, known: set[str]) -> None:
        """Remove spare copies that hold no more than the file's own bytes, once these last.

        A flush that failed may have left them, and another one of the same file proves nothing: the system forgets
        what it could not write. So the file is written anew; where there is no room for that, a flush has to do,
        for what lies there takes it.
        """
        self.close()  # Windows does not let go of the name of an open file
        spare = None
        try:
            spare = replace_file(self.path, [data])
        except OSError as error:
            if error.errno not in {ENOSPC, EBUSY}:
                return
        finally:
            self._open()
        remove_spares(self.path, known, self._apart, lasting=spare)

    def _recovered(self) -> dict[str, Any]:
        return {"path": str(self.path), "revisions": len(self.known)}

    def _say(self, found: FileContent) -> None:
        path, reading = str(self.path), found.reading
        for name, count in found.apart:
            self.notices.append(Notice("spare-apart", {"path": path, "spare": str(name), "count": count}))
        if reading.format > FORMAT:
            self.writable = False
            self.notices.append(Notice("newer-format", {"path": path, "format": reading.format}))
        elif found.damaged and not self.writable:
            self.notices.append(Notice("recovered-in-memory", self._recovered()))
        elif found.from_spare and not self.writable:
            self.notices.append(Notice("restored-from-spare", self._recovered()))
        elif reading.whole and reading.problems:
            self.notices.append(Notice("refused-revisions", {"path": path, "count": len(reading.problems)}))

    def _keep_original(self) -> Path:
        """Keep the file as it is under another name, before it is written anew."""
        kept = free_name(self.path, "damaged")
        replace_file(kept, [read_bounded(self.path, MAX_FILE_BYTES)])
        return kept

    def _know(self, revisions: Iterable[Revision]) -> None:
        for revision in revisions:
            if revision.rev not in self._numbers:
                self.known.append(revision)
                self._numbers[revision.rev] = len(self.known)
