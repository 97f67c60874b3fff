"""The second copy: level without being asked, never in the way of a save, merged both ways after an absence."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file.lock import take_lock
from storage.file.pack import load_pack
from tests.storage.crafted_files import ASKED, crafted, held, write
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb

PACK = len(load_pack("guaqui"))
OTHER = "demand/guaqui/arcata/2004/1"
THIRD = "demand/guaqui/arcata/2005/1"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def field(tmp_path: Path) -> Iterator[FieldFile]:
    with FieldFile.create(tmp_path / "plan.json", author="Equipo 1", device="k7m2q9xw") as made:
        yield made


def level(field: FieldFile) -> None:
    assert field.backup is not None
    assert field.backup.wait(20)


def records(path: Path) -> set[str]:
    return {one["record"] for one in plain_tinydb(path) if one["record"].startswith("demand/")}


def codes(field: FieldFile) -> list[str]:
    return [notice.code for notice in field.notices]


def test_each_save_is_appended_there_too(field: FieldFile, stick: Path) -> None:
    backup = field.back_up_to(stick, new=True)
    field.save(SLOT, DEMAND)
    field.save(OTHER, DEMAND)
    level(field)
    assert backup.state == "level"
    assert records(stick / "plan.json") == {SLOT, OTHER}
    assert codes(field) == []


def test_a_missing_stick_is_noticed_once_and_caught_up_when_it_is_back(field: FieldFile, stick: Path) -> None:
    field.back_up_to(stick, new=True)
    field.save(SLOT, DEMAND)
    level(field)
    away = stick.rename(stick.with_name("pocket"))
    for record in (OTHER, THIRD):
        field.save(record, DEMAND)
        level(field)
    assert codes(field) == ["backup-missing"]
    assert not stick.exists()
    away.rename(stick)
    field.save(THIRD, {**DEMAND, "families": 3})
    level(field)
    assert codes(field) == ["backup-missing", "backup-level"]
    assert records(stick / "plan.json") == {SLOT, OTHER, THIRD}
    assert len(plain_tinydb(stick / "plan.json")) == PACK + 4


def test_where_only_the_mount_point_is_left_nothing_is_begun_anew(field: FieldFile, stick: Path) -> None:
    field.back_up_to(stick, new=True)
    level(field)
    (stick / "plan.json").rename(stick.with_name("plan-on-the-stick.json"))
    field.save(SLOT, DEMAND)
    level(field)
    assert codes(field) == ["backup-missing"]
    assert not (stick / "plan.json").exists()


def test_of_a_copy_with_what_nobody_known_wrote_nothing_comes_in(
    field: FieldFile, stick: Path, tmp_path: Path
) -> None:
    field.save(ASKED, DEMAND)
    field.back_up_to(stick, new=True)
    level(field)
    field.close()
    copy = stick / "plan.json"
    write(copy, [*held(copy), crafted("a community withdrawn", held(copy), 1)])
    with FieldFile.open(tmp_path / "plan.json", device="k7m2q9xw") as again:
        again.back_up_to(stick)
        for record in (SLOT, OTHER):
            again.save(record, DEMAND)
            level(again)
        assert codes(again) == ["pack-unknown-here"]
        assert len(again.survey.communities()) == 18
    assert records(copy) == {ASKED, SLOT, OTHER}, "what is saved here goes there all the same"


def test_what_only_the_copy_has_comes_in(field: FieldFile, stick: Path, tmp_path: Path) -> None:
    field.back_up_to(stick, new=True)
    field.save(SLOT, DEMAND)
    level(field)
    field.close()
    with FieldFile.open(stick / "plan.json", device="zzzzzzzz") as elsewhere:
        elsewhere.save(OTHER, DEMAND)
    with FieldFile.open(tmp_path / "plan.json", device="k7m2q9xw") as again:
        again.save(THIRD, DEMAND)
        again.back_up_to(stick)
        level(again)
        assert again.survey.history(OTHER) is not None
        level(again)
    for path in (tmp_path / "plan.json", stick / "plan.json"):
        assert records(path) == {SLOT, OTHER, THIRD}


def test_an_older_copy_is_merged_never_copied_over(field: FieldFile, stick: Path, tmp_path: Path) -> None:
    """The laptop's file was restored from an older copy: the stick gives the rest back."""
    older = tmp_path / "older.json"
    field.save(OTHER, DEMAND)
    shutil.copyfile(tmp_path / "plan.json", older)
    field.back_up_to(stick, new=True)
    field.save(SLOT, DEMAND)
    level(field)
    field.close()
    shutil.copyfile(older, tmp_path / "plan.json")
    with FieldFile.open(tmp_path / "plan.json", device="k7m2q9xw") as again:
        again.back_up_to(stick)
        level(again)
        assert again.survey.history(SLOT) is not None


def test_a_slow_stick_slows_no_save_and_a_failing_one_fails_none(
    field: FieldFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.back_up_to(stick, new=True)
    level(field)
    real, gate = os.fsync, threading.Event()
    copy = (stick / "plan.json").stat().st_ino

    def fsync(fd: int) -> None:
        if os.fstat(fd).st_ino == copy:
            gate.wait(20)
            raise OSError(5, "Input/output error")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    saved = field.save(SLOT, DEMAND)  # returns although the stick does not answer
    assert plain_tinydb(field.path)[-1]["rev"] == saved.rev
    assert not gate.is_set()
    gate.set()
    level(field)
    field.save(OTHER, DEMAND)
    level(field)
    assert records(stick / "plan.json") == {SLOT, OTHER}


def test_a_copy_in_use_elsewhere_is_missing_for_now(field: FieldFile, stick: Path) -> None:
    field.back_up_to(stick, new=True)
    level(field)
    field.backup.close()  # type: ignore[union-attr]
    lock = take_lock(stick / "plan.json")
    assert lock is not None
    field.back_up_to(stick)
    level(field)
    assert codes(field) == ["backup-missing"]
    lock.release()
    field.save(SLOT, DEMAND)
    level(field)
    assert records(stick / "plan.json") == {SLOT}


def test_a_copy_that_cannot_be_begun_is_said_at_once(field: FieldFile, stick: Path, tmp_path: Path) -> None:
    for folder, code in ((tmp_path, "exists"), (stick / "none", "folder-missing")):
        with pytest.raises(GuaquiError) as caught:
            field.back_up_to(folder, new=True)
        assert caught.value.code == code
    assert field.backup is None
    field.back_up_to(stick, new=True)
    field.back_up_to(stick)  # naming it again changes nothing
    field.save(SLOT, DEMAND)
    level(field)
    field.back_up_to(stick, new=True)
    level(field)
    field.close()
    with FieldFile.open(stick / "plan.json") as free:
        assert free.writable


def test_another_plans_file_of_the_same_name_is_never_joined(field: FieldFile, stick: Path) -> None:
    """A union cannot be taken apart again: what lies on the stick is somebody else's."""
    with FieldFile.create(stick / "plan.json", device="zzzzzzzz") as other:
        other.save(OTHER, DEMAND)
    before = (stick / "plan.json").read_bytes()
    field.save(SLOT, DEMAND)
    with pytest.raises(GuaquiError) as caught:
        field.back_up_to(stick, new=True)
    assert caught.value.code == "backup-other"
    field.back_up_to(stick)
    level(field)
    assert (stick / "plan.json").read_bytes() == before
    assert field.survey.history(OTHER) is None


def test_nothing_is_handed_over_after_the_file_was_closed(field: FieldFile, stick: Path) -> None:
    field.close()
    before = field.path.read_bytes()
    field._take_in([field._db.storage.known[0]])
    with pytest.raises(RuntimeError):
        field.save(SLOT, DEMAND)
    assert field.path.read_bytes() == before
