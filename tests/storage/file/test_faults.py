"""Every call that changes a file fails, in turn, in every way: nothing is lost, and nothing false is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from errno import EINTR, EIO, ENOSPC
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from storage import GuaquiError
from storage.file.reading import read_file
from tests.storage.acts_beside_plan import ACTS_BESIDE, OF_SMALL_FILES
from tests.storage.interruptible_acts import (
    INTERRUPTIBLE_ACTS,
    SLOTS,
    Installation,
    InterruptibleAct,
    act_name,
    check_file,
    of_plan,
    of_slot,
)
from tests.storage.kept_beside import check_kept
from tests.storage.killed import die
from tests.storage.system_calls import Call, Calls

ERRNOS = {"EIO": EIO, "ENOSPC": ENOSPC, "EINTR": EINTR}
KINDS = [
    "EIO once",
    "EIO on",
    "ENOSPC once",
    "ENOSPC on",
    "ENOSPC after half",
    "EIO after half",
    "EINTR once",
    "short",
    "killed before",
    "killed after half",
]


ONE_WRITE = {"save", "save many", "settle", "import tables and aliases"}
"""What does its whole work by one write to a plan that is there."""


class Killed(BaseException):
    """The end of the process: nothing after it has any effect."""


class Faults(Calls):
    """Answers the `at`-th call with a fault of a kind; 0: counts only."""

    def __init__(self, folder: Path, kind: str, at: int) -> None:
        super().__init__(folder)
        self.kind = kind
        self.at = at
        self.count = 0
        self.hit = False
        self.dead = False
        self.failed: set[tuple[int, int]] = set()
        self.flushed_again = False

    def answer(self, call: Call, do: Callable[..., Any]) -> Any:
        if self.dead:
            raise Killed
        self.count += 1
        here = self.count == self.at
        if call.what == "fsync" and not call.path.is_dir():
            self.flushed_again |= call.inode in self.failed
        if self.kind.startswith("killed") and here:
            self.hit = self.dead = True
            if self.kind == "killed after half":
                do(call.data[: len(call.data) // 2]) if call.what == "write" else do()
            raise Killed
        if self.kind == "short":
            self.hit |= here and call.what == "write"
            return do(call.data[: len(call.data) // 2 + 1]) if here and call.what == "write" else do()
        if here and self.kind in {"ENOSPC after half", "EIO after half"}:
            self.hit = call.what == "write"
            return do(call.data[: len(call.data) // 2 + 1]) if self.hit else do()
        if self._refused(here=here):
            self.hit = True
            if call.what == "fsync":
                self.failed.add(call.inode)
            raise OSError(ERRNOS[self.kind.split()[0]], "injected", str(call.path))
        return do()

    def _refused(self, *, here: bool) -> bool:
        match self.kind.partition(" ")[::2]:
            case (_, "once"):
                return here
            case ("EIO", "after half"):  # the rest of that one write is refused, and nothing more
                return self.hit and self.count == self.at + 1
            case ("ENOSPC", "after half"):
                return self.hit
            case _:
                return self.count >= self.at


def run(act: InterruptibleAct, folder: Path, kind: str, at: int) -> bool:  # noqa: C901, PLR0912 - all that must hold
    """One act with one fault in it, and all that must hold afterwards. False: there was no such call."""
    here = Installation(folder)
    act.before(here)
    inputs = {path: path.read_bytes() for path in here.inputs.glob("*")}
    whole, stood = _whole(here.path), _stands(here.path)
    error: BaseException | None = None
    with Faults(folder, kind, at) as faults:
        if here.field is not None:
            faults.hold(here.field._db.storage._fd, here.path)
        try:
            act.do(here)
        except (GuaquiError, Killed) as caught:
            error = caught.with_traceback(None)
    if not faults.hit:
        here.leave()
        assert faults.count < at or error is None
        return faults.count >= at
    if isinstance(error, Killed) or faults.dead:
        # The machine goes on elsewhere: the locks of the dead are not in the way.
        after = folder.with_name("after")
        shutil.copytree(folder, after)
        die(after)
        here.leave()
        here = _again(after, here)
        if not here.acknowledged and not _believable(here.path):
            if not act.name.startswith("create"):  # another program took it, and it is still gone
                return True
            act.do(here)
            here.leave()
    else:
        assert not faults.flushed_again, "a failed flush was tried again on the same file"
        assert error is not None or here.acknowledged
        if isinstance(error, GuaquiError):
            assert error.code in _fitting(act, kind), error
            if act.name in ONE_WRITE and error.code != "not-taken-back":
                assert _stands(here.path) <= stood, "it says that nothing was saved"
        if here.acknowledged:
            assert of_plan(here.acknowledged) <= {one.rev for one in read_file(here.path).revisions}
            check_kept(here.folder, here.acknowledged)
        if error is not None:
            if whole and kind in {"EIO once", "EIO after half"}:
                assert _whole(here.path), "a failed save was not cut back"
            if here.field is not None and not here.field.writable:
                here.leave()
                here.open()
            act.do(here)
        here.leave()
    field = check_file(here.path, here.acknowledged)
    if not isinstance(error, Killed):
        assert max((len(of_slot(field, slot)) for slot in SLOTS), default=0) <= (1 if not inputs else 9)
    assert inputs == {path: path.read_bytes() for path in here.inputs.glob("*")} or faults.dead
    return True


def _fitting(act: InterruptibleAct, kind: str) -> set[str]:
    """The codes that say what happened. Why a small file that is in its place may not last is not known."""
    full = {"disk-full", *({"disk"} if act in OF_SMALL_FILES else ())} if kind.startswith("ENOSPC") else {"disk"}
    on = kind.endswith(" on") or kind == "ENOSPC after half"
    return full | {"read-only", *({"not-put-back", "not-taken-back"} if on else ())}


def _stands(path: Path) -> set[str]:
    """What whoever opens a file finds in it."""
    try:
        return {one.rev for one in read_file(path).revisions}
    except GuaquiError:
        return set()


def _whole(path: Path) -> bool:
    try:
        return read_file(path).whole
    except GuaquiError:
        return False


def _believable(path: Path) -> bool:
    try:
        read_file(path)
    except GuaquiError as error:
        if error.code not in {"not-found", "empty-file"}:
            raise
        return False
    return True


def _again(folder: Path, before: Installation) -> Installation:
    here = Installation.__new__(Installation)
    here.__dict__.update(before.__dict__)
    here.folder, here.path, here.field = folder, folder / "plan.json", None
    here.acknowledged = set(before.acknowledged)
    return here


def run_at_every_call(act: InterruptibleAct, kind: str, folder: Path, *, full: bool) -> None:
    """At every call with --full; else at every third, each kind beginning at another one."""
    points, step = 0, 1 if full else 3
    for at in count(1 + KINDS.index(kind) % step, step):
        there = folder / str(at)
        there.mkdir()
        if not run(act, there / "field", kind, at):
            break
        points += 1
        shutil.rmtree(there)
    assert points >= 2 // step


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flush is seen all the same; no real power goes here."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)


@pytest.mark.costly(24)
@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("act", INTERRUPTIBLE_ACTS, ids=act_name)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_call_fails_nothing_acknowledged_is_lost(
    act: InterruptibleAct, kind: str, tmp_path: Path, *, full: bool
) -> None:
    run_at_every_call(act, kind, tmp_path, full=full)


@pytest.mark.costly(3)
@pytest.mark.usefixtures("_quick")
@pytest.mark.crossed
@pytest.mark.parametrize("act", ACTS_BESIDE, ids=act_name)
@pytest.mark.parametrize("kind", KINDS)
def test_so_it_is_with_what_is_done_beside_the_plan(
    act: InterruptibleAct, kind: str, tmp_path: Path, *, full: bool
) -> None:
    run_at_every_call(act, kind, tmp_path, full=full)
