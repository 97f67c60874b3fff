"""What a killed process was writing is gone after a later run, with the private words in it."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guaqui_tui.cli import run
from storage import GuaquiError
from storage.file import disk
from storage.file.beside import processes
from storage.file.beside.names import (
    aside_of,
    beside_of,
    is_lock,
    is_merges,
    is_of_plan,
    is_quarantine,
    lock_of,
    merges_of,
    of_spare,
    quarantine_of,
    spare_of,
    spares_of,
    standing_spares,
)
from storage.file.beside.sweep import sweep, sweep_plan
from storage.file.json_files import write_json
from storage.file.left_behind import clear_home
from tests.storage.acts_beside_plan import ACTS_BESIDE
from tests.storage.file.test_faults import Faults, Killed
from tests.storage.interruptible_acts import INTERRUPTIBLE_ACTS, Installation, InterruptibleAct, act_name
from tests.storage.kept_beside import HOME, home_in
from tests.storage.killed import NOBODY, die

ALIKE = {"set", "trust", "settle", "take an import back"}
"""What writes as another of them does, or appends to the plan."""
ACTS = [
    *(one for one in ACTS_BESIDE if one.name not in ALIKE),
    *(one for one in INTERRUPTIBLE_ACTS if one.name in {"create", "merge with a report", "recover and save"}),
]


def _die(folder: Path) -> None:
    """Let what was written here have been written by a process that is no more."""
    die(folder)
    for spare in folder.rglob(".*.spare*"):
        os.utime(spare, (0, 0))  # the later run is an hour later


def _killed(act: InterruptibleAct, folder: Path, at: int, how: str) -> Installation | None:
    """The same installation once an act of it was killed; None where the act was over before."""
    here = Installation(folder)
    act.before(here)
    with Faults(folder, how, at) as faults, suppress(GuaquiError, Killed):
        act.do(here)
    here.leave()
    if not faults.hit:
        return None
    _die(folder)
    return here


@pytest.mark.costly(3)
@pytest.mark.parametrize("act", ACTS, ids=act_name)
def test_a_later_run_leaves_nothing_hidden(
    act: InterruptibleAct, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, full: bool
) -> None:
    """Killed at every call with --full, else at every third."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)
    step, left = (1 if full else 3), 0
    for at in count(2, step):
        how = ("killed before", "killed after half")[at // step % 2]
        (tmp_path / str(at)).mkdir()
        here = _killed(act, tmp_path / str(at) / "field", at, how)
        if here is None:
            break
        left += len([*here.folder.rglob(".*.new")])
        with home_in(here.folder):
            clear_home()
        if here.path.exists():
            here.open()
            here.leave()
        act.do(here)
        here.leave()
        hidden = [one.relative_to(here.folder) for one in here.folder.rglob(".*") if ".guaqui" not in one.name]
        assert not hidden, (at, how)
        shutil.rmtree(tmp_path / str(at))
    assert left, "nothing was there to be removed"


def test_only_what_nobody_is_writing_any_more_goes(tmp_path: Path) -> None:
    dead, other = tmp_path / f".a[1].json.{NOBODY}.new", tmp_path / f".b.json.{NOBODY}.new"
    kept = [beside_of(tmp_path / "a[1].json"), tmp_path / f".a[1].json.{os.getppid()}.new"]
    kept += [tmp_path / ".a[1].json.new", tmp_path / f"a[1].json.{NOBODY}.new", tmp_path / ".a[1].json.x.new"]
    for one in (dead, other, *kept):
        one.write_bytes(b"half")
    sweep(tmp_path, "a[1].json".__eq__)
    assert not dead.exists()
    assert all(one.exists() for one in (other, *kept))
    sweep(tmp_path)
    assert not other.exists()
    sweep(tmp_path / "nowhere")


def test_a_number_is_another_processs_by_now_whatever_any_clock_says(tmp_path: Path) -> None:
    """On a stick: its laptop counted its processes for itself, and its clock has no battery."""
    own, other = beside_of(tmp_path / "a.pdf"), tmp_path / f".b.pdf.{os.getpid()}-0.new"
    kept = aside_of(tmp_path / "a.pdf")
    for one in (own, other, kept):
        one.write_bytes(b"half")
    for one in (own, kept):
        os.utime(one, (0, 0))  # as old as what stood there, or written before the clock was put right
    sweep(tmp_path)
    assert {*tmp_path.iterdir()} == {own, kept}


def test_a_process_that_the_system_does_not_tell_of_goes_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = beside_of(tmp_path / "a.pdf")
    live.write_bytes(b"half")
    monkeypatch.setattr(processes, "_mark", lambda _number: "")
    sweep(tmp_path)
    assert [*tmp_path.iterdir()] == [live]


def test_what_was_set_aside_is_put_back_once_its_process_is_no_more(tmp_path: Path) -> None:
    gone, there, live = tmp_path / "gone.pdf", tmp_path / "there.pdf", tmp_path / "live.pdf"
    there.write_bytes(b"new")
    for name in (gone, there):
        (tmp_path / f".{name.name}.{NOBODY}.old").write_bytes(b"old")
    aside_of(live).write_bytes(b"old")
    sweep(tmp_path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "gone.pdf": b"old", "there.pdf": b"new", aside_of(live).name: b"old",
    }  # fmt: skip
    sweep(tmp_path, held=[live.name])
    assert live.read_bytes() == b"old"


def test_names_are_read_as_they_are_given() -> None:
    plan = Path("/x/plan.json")
    for spare in spares_of(plan):
        assert of_spare(spare) == plan
    assert {of_spare(beside_of(plan)), of_spare(lock_of(plan)), of_spare(Path("/x/plan.json.spare"))} == {None}
    assert is_lock(lock_of(plan))
    assert is_quarantine(quarantine_of(plan))
    assert is_merges(merges_of(plan).name)
    meant = is_of_plan(plan)
    assert all(
        map(meant, ("plan.json", "plan.before-1-k7m2.json", "plan.damaged-2.json", "plan.json.quarantine.json"))
    )
    assert not any(map(meant, ("plan.json.age", "plan2.json", "plan.copy-1.json")))


def test_any_run_clears_the_installations_own_folder(tmp_path: Path) -> None:
    with home_in(tmp_path):
        left = tmp_path / HOME / "drafts" / "0123" / f".demand+1.json.{NOBODY}.new"
        left.parent.mkdir(parents=True)
        left.write_bytes(b'{"text":"private"')
        run(["check", "--help"])
    assert not left.exists()


def test_whoever_opens_a_plan_leaves_the_encrypted_copy_that_is_being_written_beside_it(tmp_path: Path) -> None:
    """On a stick: that one has another name, and another lock."""
    live, dead = (tmp_path / f".plan.json{what}.{os.getppid()}.new" for what in (".age", ".quarantine.json"))
    live.write_bytes(b"half")
    dead.write_bytes(b"half")
    sweep_plan(tmp_path / "plan.json")
    assert [*tmp_path.iterdir()] == [live]


def test_whoever_opens_a_plan_leaves_what_is_written_to_an_earlier_version_of_it(tmp_path: Path) -> None:
    """Which is a plan as any other, with a lock of its own."""
    live = beside_of(tmp_path / "plan.before-1.json")
    dead = tmp_path / f".plan.damaged-1.json.{NOBODY}.new"
    for one in (live, dead):
        one.write_bytes(b"half")
    sweep_plan(tmp_path / "plan.json")
    assert [*tmp_path.iterdir()] == [live]


def test_a_spare_copy_of_a_flush_that_failed_goes_only_once_its_file_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flushed once more it would seem to last: the system forgets what it could not write."""
    settings = tmp_path / HOME / "settings.json"

    def fails(_path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with home_in(tmp_path):
        write_json(settings, {"author": "before"})
        with monkeypatch.context() as patch:
            patch.setattr(disk, "flush_name", fails)
            with pytest.raises(GuaquiError):
                write_json(settings, {"author": "Rosa"})
        clear_home()
        assert spare_of(settings).exists(), "another process may be writing it just now"
        os.utime(spare_of(settings), (0, 0))
        with monkeypatch.context() as patch:
            patch.setattr(disk, "flush_name", fails)
            clear_home()
        assert standing_spares(settings), "the disk fails still"
        of_tomorrow = time.time() + 86_400  # the clock was wrong then, or is now
        for spare in standing_spares(settings):
            os.utime(spare, (of_tomorrow, of_tomorrow))
        named: list[Path] = []
        give = disk.give_name

        def gives(beside: Path, path: Path) -> None:
            named.append(path)
            give(beside, path)

        monkeypatch.setattr(disk, "give_name", gives)
        clear_home()
    assert not standing_spares(settings)
    assert (named, settings.read_bytes()) == ([settings], b'{"author":"Rosa"}')


@pytest.mark.parametrize(("handle", "fault"), [(7, 0), (0, 5), (0, 87)])
def test_on_windows_a_process_that_may_not_be_asked_is_one(
    handle: int, fault: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(_handle: object, began: Any, *_others: object) -> int:
        began._obj.value = 0x1_0000_0002
        return 1

    kernel = SimpleNamespace(
        OpenProcess=lambda *_said: handle, CloseHandle=lambda _handle: 1, GetProcessTimes=tell
    )
    monkeypatch.setattr("ctypes.WinDLL", lambda _name, **_said: kernel, raising=False)
    monkeypatch.setattr("ctypes.get_last_error", lambda: fault, raising=False)
    assert processes._is_there_on_windows(4) is (fault != 87)
    assert processes._began_on_windows(4) == (0x1_0000_0002 if handle else 0)
