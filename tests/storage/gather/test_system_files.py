"""What was thrown away on a stick, or is hidden there, is nobody's to gather; what is named by hand is."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.beside.names import spare_of
from storage.gather.merge import merge
from storage.gather.preview import preview_merge
from storage.gather.sources import find_files
from storage.gather.system_files import is_system_file
from tests.storage.revisions_made import DEMAND, SLOT

PLACES = [
    *(".Trash-1000/files/viejo.json", ".Trashes/501/viejo.json", ".Trash/viejo.json", ".local/share/viejo.json"),
    *("$RECYCLE.BIN/S-1-5-21/$RA1B2C3.json", "$Recycle.Bin/viejo.json", "RECYCLER/viejo.json", "recycled/a.json"),
    *("System Volume Information/viejo.json", "__MACOSX/viejo.json", "__MACOSX/taller/._viejo.json"),
    *("._viejo.json", "taller/._viejo.json", ".viejo.json", ".viejo", "taller/.oculto/viejo.json"),
]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with one laptop's file, in a folder as people make them."""
    path = tmp_path / "stick" / "taller del lunes" / "uno.json"
    path.parent.mkdir(parents=True)
    with FieldFile.create(path, device="laptop01") as field:
        field.save(SLOT, DEMAND)
    path.with_name("uno.json.lock").unlink()
    return tmp_path / "stick"


def thrown_away(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with FieldFile.create(path, device="laptop02") as field:
        field.save(SLOT, {**DEMAND, "text": "Lo que se borró"})
    path.with_name(f"{path.name}.lock").unlink()
    return path


@pytest.mark.parametrize("place", PLACES)
def test_it_never_comes_in_from_a_folder(stick: Path, tmp_path: Path, place: str) -> None:
    old = thrown_away(stick / place)
    hidden = "." if old.name.startswith(".") else ""
    shutil.copyfile(old, old.with_name(f"{hidden}renombrado"))
    with zipfile.ZipFile(old.with_name(f"{hidden}viejo.zip"), "w") as made:
        made.writestr("viejo.json", old.read_bytes())
    seen = preview_merge(tmp_path / "plan.json", [stick])
    assert [Path(one.path).name for one in seen.inputs] == ["uno.json"]
    assert not seen.left_out


@pytest.mark.parametrize("place", PLACES)
def test_nor_from_a_zip(stick: Path, tmp_path: Path, place: str) -> None:
    old = thrown_away(tmp_path / "old.json").read_bytes()
    uno = (stick / "taller del lunes" / "uno.json").read_bytes()
    packed = stick / "taller.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("taller/uno.json", uno)
        made.writestr(place, old)
    for source in (stick, packed):
        seen = preview_merge(tmp_path / "plan.json", [source])
        assert {Path(one.path).name for one in seen.inputs} == {"uno.json"}
        assert not seen.left_out


@pytest.mark.parametrize("place", PLACES)
def test_what_is_named_by_hand_does(stick: Path, tmp_path: Path, place: str) -> None:
    old = thrown_away(stick / place)
    assert [one.path for one in merge(tmp_path / "plan.json", [old]).inputs] == [str(old)]
    assert (old, True) in find_files([old.parent], ()) or old.name.startswith(".")


def test_a_spare_copy_is_no_hidden_file(stick: Path, tmp_path: Path) -> None:
    """Where a file was being replaced it is all that there is."""
    path = stick / "taller del lunes" / "uno.json"
    path.rename(spare_of(path))
    assert [one.path for one in preview_merge(tmp_path / "plan.json", [stick]).inputs] == [str(path)]
    gone = stick / ".Trash-1000" / "files" / "uno.json"
    gone.parent.mkdir(parents=True)
    spare_of(path).rename(spare_of(gone))
    assert find_files([stick], ()) == []


@pytest.mark.parametrize("path", ["taller/uno.json", "../uno.json", "./uno.json", "a.b/c..json", "bin/uno.json"])
def test_other_names_are_nobody_s_bin(path: str) -> None:
    assert not is_system_file(path.split("/"))
