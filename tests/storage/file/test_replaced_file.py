"""An open file that somebody renames, or puts another in the place of."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file import tinydb_storage
from storage.gather.preview import preview_merge
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb

OTHER = "demand/guaqui/arcata/2004/1"


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
