"""Files onto a stick: all of them or none, the same when read back, and nothing of others' lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from exports.carry import FileToCopy, copy_files, plan_to_copy
from exports.papers import WritingStep
from storage import FieldFile, GuaquiError
from storage.file import disk as disk_module
from storage.file.reading import read_file
from storage.gather.removable_disks import mounted, removable_disks
from tests.storage.interruptible_acts import DEVICE
from tests.storage.revisions_made import DEMAND, SLOT

OTHER = "demand/guaqui/arcata/2005/1"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def quiet(_step: WritingStep) -> None:
    """Nobody looks."""


def always(_there: Path) -> bool:
    return True


def never(_there: Path) -> bool:
    return False


@pytest.fixture
def loads(tmp_path: Path) -> list[FileToCopy]:
    (tmp_path / "home" / "papers").mkdir(parents=True)
    made = []
    for name, data in (("plan.json", b"plan"), ("papers/a.pdf", b"a" * 3_000_000), ("papers/b.csv", b"")):
        path = tmp_path / "home" / name
        path.write_bytes(data)
        made.append(FileToCopy(path, name, always if "/" in name else never))
    return made


def there(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_file_is_there_and_told_and_the_second_time_nothing_is_written(
    tmp_path: Path, loads: list[FileToCopy]
) -> None:
    stick = tmp_path / "stick"
    told: list[WritingStep] = []
    done = copy_files(loads, stick, told.append)
    assert there(stick) == {load.name: load.source.read_bytes() for load in loads}
    assert [step.number for step in told] == [1, 2, 3]
    assert (len(done.written), done.beside, done.already) == (3, [], [])
    stamps = [path.stat().st_mtime_ns for path in done.written]
    again = copy_files(loads, stick, told.append)
    assert (again.written, again.already) == ([], done.written)
    assert stamps == [path.stat().st_mtime_ns for path in done.written]


def test_what_differs_there_stays_beside_unless_nothing_is_lost_with_it(
    tmp_path: Path, loads: list[FileToCopy]
) -> None:
    stick = tmp_path / "stick"
    (stick / "papers").mkdir(parents=True)
    (stick / "plan.json").write_bytes(b"another plan")
    (stick / "papers" / "a.pdf").write_bytes(b"older")
    done = copy_files(loads, stick, quiet)
    assert done.beside == [stick / "plan.copy-1.json"]
    found = there(stick)
    assert found["plan.json"] == b"another plan"
    assert found["plan.copy-1.json"] == b"plan"
    assert found["papers/a.pdf"] == b"a" * 3_000_000


def test_without_room_nothing_is_begun(
    tmp_path: Path, loads: list[FileToCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = (32 + 2944 + 0) * 1024  # each rounded up to clusters of 32 KB
    asked: list[Path] = []

    def usage(path: Path) -> Usage:
        asked.append(path)
        return Usage(0, 0, free)

    monkeypatch.setattr("storage.file.disk.disk_usage", usage)
    free = needed - 1
    with pytest.raises(GuaquiError) as caught:
        copy_files(loads, tmp_path / "stick" / "deep", quiet)
    assert (caught.value.code, caught.value.facts["needed"]) == ("no-room", needed // 1024)
    assert asked == [tmp_path], "where the folder is going to be"
    assert not (tmp_path / "stick").exists()
    free = needed
    assert len(copy_files(loads, tmp_path / "stick", quiet).written) == 3


def test_one_that_replaces_a_plan_needs_room_for_two(
    tmp_path: Path, loads: list[FileToCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole copy lies beside it until it has its name."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "plan.json").write_bytes(b"older")
    monkeypatch.setattr("storage.file.disk.disk_usage", lambda _path: Usage(0, 0, 2 * 32 * 1024 - 1))
    with pytest.raises(GuaquiError, match="no-room"):
        copy_files([loads[0]._replace(replaces=always, is_plan=True)], stick, quiet)
    assert there(stick) == {"plan.json": b"older"}


def test_a_plan_there_is_nobody_elses_while_it_is_replaced(tmp_path: Path) -> None:
    """Whoever opened it between the look at it and the naming would have lost what they saved."""
    stick, seen = tmp_path / "stick", []
    stick.mkdir()
    with FieldFile.create(tmp_path / "plan.json", author="Rosa", device=DEVICE) as field:
        field.copy_to(stick / "plan.json")
        field.save(SLOT, DEMAND)

        def meanwhile(_step: WritingStep) -> None:
            with FieldFile.open(stick / "plan.json", "Ana", device=DEVICE) as another:
                seen.append(another.writable)

        assert copy_files([plan_to_copy(field, "plan.json")], stick, meanwhile).beside == []
        assert seen == [False]
        field.save(SLOT, {**DEMAND, "text": "Otra"})
        with FieldFile.open(stick / "plan.json", "Ana", device=DEVICE) as another:
            theirs = another.save(OTHER, DEMAND)
            done = copy_files([plan_to_copy(field, "plan.json")], stick, quiet)
            assert done.beside == [stick / "plan.copy-1.json"], "it is open there, so this one is put beside"
            another.save(OTHER, {**DEMAND, "text": "Y más"})
    assert theirs.rev in {one.rev for one in read_file(stick / "plan.json").revisions}
    assert set(there(stick)) == {"plan.json", "plan.json.lock", "plan.copy-1.json"}


class Enough(Exception):  # noqa: N818 - nobody's fault
    pass


def test_broken_off_nothing_is_left(tmp_path: Path, loads: list[FileToCopy]) -> None:
    def tell(step: WritingStep) -> None:
        if step.number == 3:
            raise Enough

    with pytest.raises(Enough):
        copy_files(loads, tmp_path / "stick", tell)
    assert not (tmp_path / "stick").exists()


def test_a_stick_that_is_pulled_out_is_said(tmp_path: Path, loads: list[FileToCopy]) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def tell(step: WritingStep) -> None:
        if step.number == 2:
            shutil.rmtree(stick)
            stick.touch()  # a mount point that is none any more

    with pytest.raises(GuaquiError) as caught:
        copy_files(loads, stick, tell)
    assert caught.value.code == "folder-is-a-file"
    assert there(tmp_path / "home")


def test_a_bit_that_turned_on_the_way_is_found(
    tmp_path: Path, loads: list[FileToCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = disk_module.write_at

    def worn_out(fd: int, start: int, data: bytes) -> None:
        write(fd, start, data.replace(b"aa", b"ab", 1))

    monkeypatch.setattr(disk_module, "write_at", worn_out)
    with pytest.raises(GuaquiError) as caught:
        copy_files(loads, tmp_path / "stick", quiet)
    assert (caught.value.code, caught.value.facts["system"]) == ("disk", "EIO")
    assert not (tmp_path / "stick").exists()


def test_a_source_that_is_gone_is_named(tmp_path: Path, loads: list[FileToCopy]) -> None:
    loads[0].source.unlink()
    with pytest.raises(GuaquiError):
        copy_files(loads, tmp_path / "stick", quiet)
    assert not (tmp_path / "stick").exists()


def test_sticks_are_found_in_the_table_of_mounts() -> None:
    table = (
        "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/rosa/USB\\040DE\\040ROSA vfat rw 0 0\n"
        "tmpfs /run tmpfs rw 0 0\n/dev/sdc1 /run/media/rosa/K vfat rw 0 0\n\nodd\n/dev/x /mnt/d ntfs rw 0 0\n"
    )
    assert list(map(str, mounted(table))) == ["/media/rosa/USB DE ROSA", "/run/media/rosa/K", "/mnt/d"]
    assert isinstance(removable_disks(), list)
