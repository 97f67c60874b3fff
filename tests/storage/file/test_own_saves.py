"""A file that lacks some of the saves that this installation made in it says so, and no other file does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import FieldFile
from storage.file.device import made_laptop_key
from storage.file.own_saves import OwnSaves, SavesOfOne
from storage.gather.merge import merge
from storage.gather.undo import undo
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.signature import SigningKey

SLOT = "demand/guaqui/andamarca/{year}/1"
NOW = "2003-07-14T10:42:31-04:00"


def save(path: Path, *years: int, device: str | None = None) -> None:
    get = FieldFile.open if path.exists() else FieldFile.create
    with get(path, author="Rosa", device=device, now=lambda: NOW) as file:
        for year in years:
            file.save(SLOT.format(year=year), {"text": f"Riego {year}", "status": "proposed"})


def lacking(path: Path) -> int:
    """How many saves whoever opens a file is told that it lacks."""
    with FieldFile.open(path, writable=False) as file:
        return sum(one.facts["count"] for one in file.notices if one.code == "own-saves-missing")


def test_an_older_copy_says_how_many_it_lacks(own_home: Path, tmp_path: Path) -> None:
    path, copy = tmp_path / "plan.json", tmp_path / "copy.json"
    save(path, 2003)
    copy.write_bytes(path.read_bytes())
    save(path, 2004, 2005)
    assert (lacking(path), lacking(copy)) == (0, 2)
    merge(copy, [path])
    assert lacking(copy) == 0
    assert (own_home / "saves-guaqui").stat().st_size == 3 * 32


@pytest.mark.usefixtures("own_home")
def test_a_new_file_and_a_strangers_lack_nothing(tmp_path: Path) -> None:
    save(tmp_path / "plan.json", 2003)
    save(tmp_path / "other.json", 2003, device="20030001")
    with FieldFile.create(tmp_path / "new.json"):
        pass
    save(tmp_path / "second.json", 2004)
    assert [lacking(path) for path in sorted(tmp_path.glob("*.json"))] == [0, 0, 0, 0]


@pytest.mark.usefixtures("own_home")
def test_a_plan_that_gathered_them_and_lost_some_says_so(tmp_path: Path) -> None:
    plan, first, second = tmp_path / "plan.json", tmp_path / "first.json", tmp_path / "second.json"
    save(first, 2003, 2004)
    save(second, 2005)
    merge(plan, [first, second])
    assert lacking(plan) == 0
    held = read_revisions(plan.read_bytes()).revisions
    less = [one for one in held if one.record not in {SLOT.format(year=2004), SLOT.format(year=2005)}]
    plan.write_bytes(b"".join(whole_file(less)))
    assert lacking(plan) == 1  # of the second file it holds nothing any more


@pytest.mark.usefixtures("own_home")
def test_what_an_undo_set_aside_is_not_missed(tmp_path: Path) -> None:
    plan, mine = tmp_path / "plan.json", tmp_path / "mine.json"
    save(mine, 2003)
    merge(plan, [mine], at=NOW)
    save(mine, 2004)
    merge(plan, [mine], at=NOW)
    earlier = undo(plan, at=NOW).path
    assert lacking(earlier) == 0
    save(earlier, 2005)
    assert (lacking(earlier), lacking(plan)) == (0, 1)


@pytest.mark.usefixtures("own_home")
def test_a_save_that_the_disk_refused_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.json"
    save(path, 2003)

    def refuse(*_args: object) -> None:
        raise OSError(28, "full")

    with FieldFile.open(path, "Rosa", now=lambda: NOW) as file, monkeypatch.context() as patch:
        patch.setattr("storage.file.tinydb_storage.write_at", refuse)
        with pytest.raises(Exception, match="disk-full"):
            file.save(SLOT.format(year=2004), {"text": "Posta", "status": "proposed"})
    assert lacking(path) == 0


REV = st.integers(0, 40).map(lambda n: f"{n:032x}")
KEY = SigningKey(bytes(32))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(files=st.lists(st.lists(REV, min_size=1, unique=True), min_size=1, max_size=3), torn=st.integers(0, 31))
def test_whole_files_lack_nothing_and_what_is_taken_out_is_counted(
    tmp_path: Path, files: list[list[str]], torn: int
) -> None:
    path = tmp_path / "saves"
    path.unlink(missing_ok=True)
    unique: set[str] = set()
    runs = [[rev for rev in revs if not (rev in unique or unique.add(rev))] for revs in files]  # type: ignore[func-returns-value]
    for revs in filter(None, runs):
        held: set[str] = set()
        for rev in revs:
            held.add(rev)
            SavesOfOne(path).add([rev], held.__contains__)
    if torn and path.exists():
        with path.open("ab") as file:
            file.write(b"\0" * torn)
    for revs in filter(None, runs):
        assert SavesOfOne(path).missing(revs.__contains__) == []
        assert SavesOfOne(path).counted(revs.__contains__) == (len(revs), len(unique))
        assert SavesOfOne(path).missing(revs[:1].__contains__) == revs[1:]
    assert SavesOfOne(path).missing(lambda _rev: False) == []
    more = ["e" * 32, "f" * 32]
    SavesOfOne(path).add(more, more.__contains__)
    assert SavesOfOne(path).missing(more[:1].__contains__) == more[1:]


MINE = {"record": SLOT.format(year=2003)}


def test_of_each_municipality_its_own_are_missed(own_home: Path, tmp_path: Path) -> None:
    """In whichever file they were saved, and however much there is of the other."""
    path, copy = tmp_path / "plan.json", tmp_path / "copy.json"
    with FieldFile.create(path, author="Rosa", now=lambda: NOW) as file:
        file.save("municipality/laja", {"name": "Laja"})
        file.save("plan/laja/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1})
    copy.write_bytes(path.read_bytes())
    save(path, 2003)
    with FieldFile.open(path, "Rosa", now=lambda: NOW) as file:
        for n in range(3):
            file.save(f"demand/laja/c{n}/2003/1", {"text": "Riego", "status": "proposed"})
    assert (lacking(path), lacking(copy)) == (0, 3), "of Guaqui it has nothing, and lacks nothing"
    assert {one.name: one.stat().st_size for one in own_home.glob("saves-*")} == {
        "saves-guaqui": 32,
        "saves-laja": 5 * 32,
    }


def test_what_others_saved_is_not_kept(own_home: Path) -> None:
    OwnSaves(["guaqui"]).add([{**MINE, "rev": "0" * 32, "device": "import"}], made_laptop_key(), lambda _rev: True)
    OwnSaves(["guaqui"]).add([{**MINE, "rev": "1" * 32, "device": "20030001"}], None, lambda _rev: True)
    assert not (own_home / "saves-guaqui").exists()


def test_a_folder_that_cannot_be_written_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    saves = SavesOfOne(tmp_path / "file" / "saves")
    saves.add(["0" * 32], lambda _rev: True)
    assert SavesOfOne(tmp_path / "file" / "saves").missing(lambda _rev: True) == []


@pytest.mark.usefixtures("own_home")
def test_an_older_copy_put_back_while_the_program_was_closed_is_noticed_wherever_it_lies(tmp_path: Path) -> None:
    """In the place of the plan, or moved to another folder under another name with the plan gone."""
    path, moved = tmp_path / "plan.json", tmp_path / "elsewhere" / "taller.json"
    moved.parent.mkdir()
    save(path, 2003)
    older = path.read_bytes()
    save(path, 2004, 2005, 2006)
    path.write_bytes(older)
    assert lacking(path) == 3
    path.rename(moved)
    assert lacking(moved) == 3
