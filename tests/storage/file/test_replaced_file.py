"""An open file that somebody renames, or puts another in the place of."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.errors import FileError
from storage.file import tinydb_storage
from storage.file.pack import load_pack, parse_pack
from storage.gather.preview import preview_merge
from tests.storage.crafted_files import held, write
from tests.storage.file.test_beginning import GOOD
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb, revision

OTHER = "demand/guaqui/arcata/2004/1"
LAJA = [*parse_pack(GOOD, "laja.toml"), revision("demand/laja/uno/2026/1", {"text": "Riego"}, device="laptop01")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


@pytest.fixture
def field(path: Path) -> Iterator[FieldFile]:
    with FieldFile.create(path, "guaqui", "Equipo 1", device="k7m2q9xw") as made:
        yield made


def codes(field: FieldFile) -> list[str]:
    return [notice.code for notice in field.notices]


def refused(code: str) -> pytest.RaisesExc[GuaquiError]:
    return pytest.raises(GuaquiError, check=lambda error: error.code == code)


def full(_path: Path, _data: Iterable[bytes]) -> Path | None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_of_a_file_that_was_renamed_under_an_open_window_it_is_told_once_what_was_done(
    field: FieldFile, path: Path
) -> None:
    first = field.save(SLOT, DEMAND)
    path.rename(path.with_name("moved.json"))
    assert field.save(SLOT, DEMAND) == first
    assert (codes(field), path.exists()) == ([], False), "nothing was typed, and nothing is to be told yet"
    second = field.save(OTHER, DEMAND)
    assert [(one.code, one.facts) for one in field.notices] == [("written-again", {"path": str(path)})]
    field.save("demand/guaqui/arcata/2005/1", DEMAND)
    assert codes(field) == ["written-again"]
    assert {first.rev, second.rev} <= {one["rev"] for one in plain_tinydb(path)}


def test_what_is_gathered_after_the_file_was_renamed_comes_to_all_that_was_known(
    field: FieldFile, path: Path, tmp_path: Path
) -> None:
    first = field.save(SLOT, DEMAND)
    with FieldFile.create(tmp_path / "other.json", device="laptop02") as other:
        second = other.save(OTHER, DEMAND)
    path.rename(path.with_name("moved.json"))
    field.gather(preview_merge(path, [tmp_path / "other.json"]))
    assert codes(field) == ["written-again"]
    assert {first.rev, second.rev} <= {one["rev"] for one in plain_tinydb(path)}


def test_a_renamed_file_that_cannot_be_written_again_is_told_once_it_was(
    field: FieldFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.save(SLOT, DEMAND)
    path.rename(path.with_name("moved.json"))
    with monkeypatch.context() as patch:
        patch.setattr(tinydb_storage, "replace_file", full)
        for _ in range(2):
            with refused("disk-full"):
                field.save(OTHER, DEMAND)
    assert codes(field) == []
    field.save(OTHER, DEMAND)
    assert codes(field) == ["written-again"]


def replaced(path: Path) -> None:
    write(path.with_name("theirs.json"), LAJA).replace(path)


def overwritten(path: Path) -> None:
    write(path, LAJA)


@pytest.mark.parametrize("put", [replaced, overwritten])
def test_a_file_of_another_municipality_in_its_place_is_neither_mixed_nor_overwritten(
    field: FieldFile, path: Path, put: Callable[[Path], None], tmp_path: Path
) -> None:
    first = field.save(SLOT, DEMAND)
    put(path)
    theirs, known = path.read_bytes(), len(field.survey.all_revisions())
    for _ in range(2):
        with pytest.raises(FileError) as failed:
            field.save(OTHER, DEMAND)
        assert (failed.value.code, failed.value.facts) == (
            "replaced-by-other",
            {"path": str(path), "municipality": ["Laja"], "own": ["Guaqui"]},
        )
    with refused("replaced-by-other"):
        field.gather(preview_merge(path, [write(tmp_path / "more.json", LAJA)]))
    assert (path.read_bytes(), codes(field)) == (theirs, [])
    assert len(field.survey.all_revisions()) == known
    field.copy_to(tmp_path / "elsewhere.json")
    assert first.rev in {one.rev for one in held(tmp_path / "elsewhere.json")}
    path.rename(tmp_path / "theirs.json")
    second = field.save(OTHER, DEMAND)
    assert {one.record.split("/")[1] for one in held(path)} == {"guaqui"}
    assert {first.rev, second.rev} <= {one.rev for one in held(path)}
    assert (tmp_path / "theirs.json").read_bytes() == theirs


def test_a_plan_of_two_municipalities_goes_on_with_a_file_of_one_of_them(path: Path) -> None:
    write(path, [*load_pack("guaqui"), *LAJA])
    with FieldFile.open(path, device="k7m2q9xw") as field:
        write(path, LAJA)
        field.save(SLOT, DEMAND)
        assert codes(field)[-1] == "changed-outside"
    assert {one.record.split("/")[1] for one in held(path)} == {"guaqui", "laja"}


def test_a_file_that_another_municipality_was_added_to_is_read_again(field: FieldFile, path: Path) -> None:
    write(path, [*held(path), *LAJA])
    field.save(SLOT, DEMAND)
    assert codes(field) == ["changed-outside"]
    assert {one.record.split("/")[1] for one in held(path)} == {"guaqui", "laja"}


def test_a_second_copy_that_another_municipality_took_the_place_of_hands_nothing_over(
    field: FieldFile, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    copy = tmp_path / "stick" / "plan.json"
    backup = field.back_up_to(copy.parent, new=True)
    field.save(SLOT, DEMAND)
    assert backup.wait(20)
    theirs = write(copy, LAJA).read_bytes()
    field.save(OTHER, DEMAND)
    assert backup.wait(20)
    assert {one.record.split("/")[1] for one in held(field.path)} == {"guaqui"}
    assert (copy.read_bytes(), backup.state, codes(field)) == (theirs, "missing", ["backup-missing"])
