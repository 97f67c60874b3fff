"""One writer at a time: what is said where a disk gives no lock, and what a lock leaves behind."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.cli import run
from storage import FieldFile, GuaquiError
from storage.file.device import made_laptop_key
from storage.file.lock import take_lock
from storage.file.trust import know
from storage.file.unknown_pack import accept_packs
from storage.file.waiting_names import keep_waiting
from storage.gather.merge import merge
from tests.storage.interruptible_acts import DEVICE, SLOTS, base, other, revs
from tests.storage.revisions_made import DEMAND

SAVED = "demand/guaqui/andamarca/2006/1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan, and a laptop's file to gather beside it."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "laptop.json").write_bytes(other())
    (tmp_path / "plan.json").write_bytes(base())
    return tmp_path / "plan.json"


def refuse(number: int) -> Callable[..., Any]:
    def call(*_given: object, **_named: object) -> Any:
        raise OSError(number, os.strerror(number))

    return call


def codes(field: FieldFile) -> list[str]:
    return [notice.code for notice in field.notices]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_that_gives_no_lock_is_said_to(
    number: int, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", refuse(number))
        with FieldFile.open(path, device=DEVICE) as field:
            assert (field.writable, codes(field)) == (False, ["no-lock"])
        with pytest.raises(GuaquiError) as caught:
            merge(path, [path.parent / "stick"])
        assert caught.value.code == "no-lock"
        assert run(["--lang", "en", "settle", str(path), SLOTS[0], "status=open"]) == 3
        assert "two could write it at once" in capsys.readouterr().err
    assert path.read_bytes() == base()
    with FieldFile.open(path, device=DEVICE) as field:
        assert field.writable, "what it left makes nothing read-only"


@pytest.mark.parametrize("held", [b"", b"1\nsome-laptop\n", b"999999\n\xff"])
def test_a_file_that_lies_there_as_a_lock_is_none(held: bytes, path: Path) -> None:
    """Programs leave such files where a disk knows no locks; a process of that number may be there by now."""
    path.with_name("plan.json.lock").write_bytes(held)
    with FieldFile.open(path, device=DEVICE) as field:
        assert field.writable
        field.save(SAVED, DEMAND)


def test_a_folder_that_takes_nothing_is_said_and_no_window_is_blamed(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.open

    def refused(name: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & os.O_CREAT and not os.path.lexists(name):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(name))
        return real(name, flags, *more, **named)

    monkeypatch.setattr(os, "open", refused)
    with FieldFile.open(path, device=DEVICE) as field:
        assert (field.writable, codes(field)) == (False, ["folder-read-only"])
    for words in (
        ["merge", str(path), str(path.parent / "stick")],
        ["settle", str(path), SLOTS[0], "status=open"],
    ):
        assert run(["--lang", "en", *words]) == 3
        said = capsys.readouterr().err
        assert "into the folder of" in said
        assert "window" not in said
    assert path.read_bytes() == base()


def test_a_lock_of_somebody_elses_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = path.with_name("plan.json.lock")
    lock.mkdir()
    with pytest.raises(GuaquiError) as caught:
        take_lock(path)
    assert (caught.value.code, caught.value.facts["lock"]) == ("lock-no-file", str(lock))
    assert run(["--lang", "en", "settle", str(path), SLOTS[0], "status=open"]) == 3
    assert f"{lock} should be the file that says" in capsys.readouterr().err


@pytest.mark.parametrize("letters", [243, 246, 300])
def test_a_name_that_is_too_long_asks_for_a_shorter_one_and_leaves_nothing(
    letters: int, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(path.parent / f"{'x' * letters}.json")
    before = sorted(path.parent.rglob("*"))
    acts = [["new", name, "--municipality", "guaqui"], ["merge", name, str(path)]]
    if letters == 300:
        acts += [["import", str(path), name], ["report", name], ["settle", name, SLOTS[0], "status=open"]]
        acts += [["export", str(path), name, "--paper", "matrix"]]
    for words in acts:
        assert run(["--lang", "en", *words]) == 3, words[0]
        assert "shorter name" in capsys.readouterr().err, words[0]
    if letters == 246:  # there is room for the name, and none for its lock's
        shutil.copy(path, name)
        assert run(["--lang", "en", "settle", name, SLOTS[0], "status=open"]) == 3
        assert "shorter name" in capsys.readouterr().err
        Path(name).unlink()
    left = {one.name for one in path.parent.rglob("*")} - {one.name for one in before}
    assert left <= {"plan.json.lock", f"{'x' * letters}.json.lock"}


def test_a_window_that_keeps_the_file_is_said_to(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("guaqui_tui.commands.common.WAIT_SECONDS", 0.01)
    with FieldFile.open(path, device=DEVICE):
        assert run(["--lang", "en", "settle", str(path), SLOTS[0], "status=open"]) == 3
    assert "in use by another window" in capsys.readouterr().err


def test_a_new_file_that_cannot_be_leaves_no_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = path.with_name("new.json")
    monkeypatch.setattr(os, "fsync", refuse(errno.EIO))
    with pytest.raises(GuaquiError):
        FieldFile.create(new, device=DEVICE)
    assert not [one for one in path.parent.iterdir() if "new" in one.name]


def test_another_command_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What holds the file lets go while the command waits for it."""
    path = tmp_path / "plan.json"
    FieldFile.create(path, device=DEVICE).close()
    holding = take_lock(path)
    assert holding is not None
    asked: list[float] = []
    real = fcntl.flock

    def flock(fd: int, how: int) -> None:
        if how & fcntl.LOCK_NB:
            asked.append(how)
            if len(asked) == 3:
                holding.release()
        real(fd, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    rows = path.parent / "rows.csv"
    rows.write_text("comunidad,gestion,demanda\nAndamarca,2006,Riego\n", "utf-8")
    before = revs(path.read_bytes())
    assert run(["import", str(path), str(rows)]) != 3
    assert len(asked) >= 3
    assert "se espera" in capsys.readouterr().err
    assert before < revs(path.read_bytes())


def test_what_an_installation_keeps_of_its_own_is_changed_by_one_process_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows that read it, and each write it with one thing more, would lose one of the two."""
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path))
    monkeypatch.setattr("storage.file.lock.WAIT_SECONDS", 0.01)
    changes: dict[str, Callable[[], object]] = {
        "trust.json": lambda: know(DEVICE, "Rosa"),
        "packs.json": lambda: accept_packs(()),
        "waiting-names.json": lambda: keep_waiting(
            tmp_path / "plan.json", "guaqui", tmp_path / "a.csv", [("Arcata", 1)]
        ),
        "key": made_laptop_key,
    }
    for name, change in changes.items():
        held = take_lock(tmp_path / name)
        assert held
        with pytest.raises(GuaquiError) as caught:
            change()
        assert (caught.value.code, caught.value.facts["path"]) == ("busy", str(tmp_path / name))
        held.release()
        change()
    assert not [*tmp_path.glob("*.lock")]
