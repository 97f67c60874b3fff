"""A second copy that needs no thought: every save is also appended to a file in another folder, such as a stick.

It is done by a thread of its own, after the save was acknowledged, and never slows or fails one. Where the
copy cannot be reached, that is noticed, and at a later save both are merged into each other: what either
lacks is appended to it. Nothing is ever copied over.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from .errors import FileError, GuaquiError, Notice
from .file.disk import can_be_read, refuse_read_only
from .file.lock import take_lock
from .file.opening import made
from .file.reading import read_file
from .file.tinydb_storage import FieldStorage
from .file.unknown_pack import pack_notices
from .refusals import from_os
from .revisions.revision import PACK, Revision

if TYPE_CHECKING:
    from filelock import FileLock

State = Literal["behind", "level", "missing"]


class Backup:
    """Keeps `folder`/NAME level with a field file.

    `known` gives the field file's revisions in the order in which they came, `take_in` hands it what only
    the copy has, `tell` what its user should hear of: that the copy is missing, and that it is level again.
    """

    def __init__(
        self,
        copy: Path,
        *,
        known: Callable[[], Sequence[Revision]],
        take_in: Callable[[list[Revision]], None],
        tell: Callable[[Notice], None],
    ) -> None:
        self.copy: Final = copy
        self.state: State = "behind"
        self._known = known
        self._take_in = take_in
        self._tell = tell
        self._storage: FieldStorage | None = None
        self._lock: FileLock | None = None
        self._done = 0
        self._asked = threading.Condition()
        self._turns = 0
        self._ended = 0
        self._closing = False
        self._said_strange = False
        self._thread = threading.Thread(target=self._work, name="guaqui-backup", daemon=True)
        self._thread.start()

    def catch_up(self) -> None:
        """Ask for the copy to be brought level; returns at once."""
        with self._asked:
            self._turns += 1
            self._asked.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is done or has failed; False where it takes longer."""
        with self._asked:
            turn = self._turns
            return self._asked.wait_for(lambda: self._ended >= turn, seconds)

    def close(self, seconds: float = 5.0) -> None:
        """Let go of the copy. A stick that does not answer is not waited for."""
        self.wait(seconds)
        with self._asked:
            self._closing = True
            self._asked.notify_all()
        self._thread.join(seconds)

    def _work(self) -> None:
        while True:
            with self._asked:
                self._asked.wait_for(lambda: self._closing or self._turns > self._ended)
                turn = self._turns
                if self._closing:
                    break
            self._level()
            with self._asked:
                self._ended = turn
                self._asked.notify_all()
        self._let_go()

    def _level(self) -> None:
        try:
            storage = self._storage or self._open()
            if not self.copy.exists():  # a mount point stays where its stick was: nothing may be begun anew there
                raise FileError("folder-missing", path=str(self.copy))
            storage.hold()
            known = self._known()
            until = len(known)  # it may grow while this copy is written
            storage.append(known[self._done : until])
            self._done = until
            self._hand_over(storage)
        except (GuaquiError, OSError) as error:
            self._let_go()
            if self.state != "missing":
                fault = error if isinstance(error, GuaquiError) else from_os(error, self.copy)
                self._tell(Notice("backup-missing", {"path": str(self.copy), "code": fault.code}))
            self.state = "missing"
            return
        if self.state == "missing":
            self._tell(Notice("backup-level", {"path": str(self.copy)}))
        self.state = "level"

    def _hand_over(self, storage: FieldStorage) -> None:
        mine = {revision.rev for revision in self._known()} if len(storage.known) > self._done else set()
        theirs = [revision for revision in storage.known if mine and revision.rev not in mine]
        if strange := pack_notices(str(self.copy), theirs, self._known()):
            self._say_once(strange)  # as in a merge, nothing comes of a file with what nobody known wrote
        elif theirs:
            self._take_in(theirs)

    def _say_once(self, notices: list[Notice]) -> None:
        if not self._said_strange:
            self._said_strange = True
            for one in notices:
                self._tell(one)

    def _open(self) -> FieldStorage:
        self._lock = take_lock(self.copy)
        if self._lock is None:
            raise FileError("busy", path=str(self.copy))
        refuse_read_only(self.copy)
        self._done = 0
        self._storage = FieldStorage(self.copy, writable=True)
        if not of_one_plan(self._known(), self._storage.known):
            raise FileError("backup-other", path=str(self.copy))
        return self._storage

    def _let_go(self) -> None:
        with suppress(OSError):
            if self._storage:
                self._storage.close()
            if self._lock:
                self._lock.release()
        self._storage = self._lock = None


def of_one_plan(mine: Sequence[Revision], theirs: Sequence[Revision]) -> bool:
    """Whether two files grew from one: they share something that somebody wrote, or nobody wrote in either.

    A union cannot be taken apart again, so a copy is never joined because of its name alone.
    """
    own, other = ({one.rev for one in some if one.device != PACK} for some in (mine, theirs))
    return bool(own & other) or not other


def begin(copy: Path, known: Sequence[Revision]) -> None:
    """Make the copy where there is none yet.

    Raises `backup-other` where a file of that name is there that did not grow from this one, and
    `GuaquiError` for what the disk refuses.
    """
    try:
        if can_be_read(copy):
            refuse_read_only(copy)
            if not of_one_plan(known, read_file(copy).revisions):
                raise FileError("backup-other", path=str(copy))
            return
    except OSError as error:
        raise from_os(error, copy) from error
    with made(copy, known) as lock:
        lock.release()
